// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where the next article begins on a page that goes on with other articles under the first.
final class Successor {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Successor() {}

    /// The order of the first block of the box that holds a second headline: a first-level heading below the
    /// headline with other words, marked like it and in a box marked like its box. Past the last block when there
    /// is none.
    static int begin(Sheet sheet, Optional<Block> headline) {
        return headline.filter(h -> h.shape() == Shape.HEADING && h.level() == 1)
                .flatMap(h -> sheet
                        .blocks()
                        .subList(h.order() + 1, sheet.blocks().size())
                        .stream()
                        .filter(b -> b.shape() == Shape.HEADING && b.level() == 1)
                        .filter(b -> !b.line().equals(h.line()) && isMarkedLike(sheet, b, h))
                        .filter(b -> hasProseBetween(sheet, h, b))
                        .findFirst()
                        .map(b -> outermost(sheet, b, h).firstBlock()))
                .orElse(Integer.MAX_VALUE);
    }

    private static boolean isMarkedLike(Sheet sheet, Block block, Block headline) {
        var one = sheet.boxOf(block);
        var other = sheet.boxOf(headline);
        var around = sheet.parentOf(one);
        var aroundOther = sheet.parentOf(other);
        return one.tag().equals(other.tag())
                && firstName(one).equals(firstName(other))
                && around.tag().equals(aroundOther.tag())
                && firstName(around).equals(firstName(aroundOther))
                && around.index() != aroundOther.index();
    }

    /// Of several class names the first says what the box is; those behind it often say only how it looks.
    private static String firstName(Box box) {
        return SPACE.split(box.name().strip(), 2)[0];
    }

    private static boolean hasProseBetween(Sheet sheet, Block from, Block to) {
        return sheet.blocks().subList(from.order() + 1, to.order()).stream().anyMatch(b -> b.prose() > 0);
    }

    /// The largest box around the second headline that does not hold the first.
    private static Box outermost(Sheet sheet, Block block, Block headline) {
        var box = sheet.boxOf(block);
        while (!sheet.isRoot(box) && !sheet.parentOf(box).holds(headline)) {
            box = sheet.parentOf(box);
        }
        return box;
    }
}
