// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.HashMap;
import java.util.Map;

/// Where a text's paragraphs follow one another: the boxes that they stand in, each perhaps in a wrapper of its own.
final class Streams {
    private final Sheet sheet;
    private final Box body;
    private final Map<Stream, Integer> paragraphs = new HashMap<>();

    /// @param wrapper the tag and name that bare text's wrappers share; empty for paragraphs and headings
    private record Stream(int box, String wrapper) {}

    Streams(Sheet sheet, Box body) {
        this.sheet = sheet;
        this.body = body;
        for (var block : sheet.blocksOf(body)) {
            if (block.prose() > 0) {
                paragraphs.merge(of(block), 1, Integer::sum);
            }
        }
    }

    /// Whether the block stands among paragraphs, perhaps with a few of them in a wrapper of their own.
    boolean hold(Block block) {
        var stream = of(block);
        int here = paragraphs.getOrDefault(stream, 0);
        if (here != 1 || stream.box() == body.index()) {
            return here >= 2;
        }
        var around = sheet.parentOf(sheet.boxes().get(stream.box()));
        return paragraphs.getOrDefault(new Stream(around.index(), ""), 0) >= 2;
    }

    /// Whether two blocks stand in the same stream.
    boolean areOne(Block block, Block other) {
        return of(block).equals(of(other));
    }

    /// Bare text among other blocks stands in its own box; else a block stands in the box around it and around its
    /// wrappers.
    private Stream of(Block block) {
        var box = sheet.boxOf(block);
        boolean loose = block.shape() == Shape.LOOSE;
        if (loose && !isAlone(box)) {
            return new Stream(box.index(), "");
        }
        while (body.holds(sheet.parentOf(box)) && box.parent() != body.index() && isAlone(sheet.parentOf(box))) {
            box = sheet.parentOf(box);
        }
        return new Stream(box.parent(), loose ? box.tag() + " " + firstWord(box.name()) : "");
    }

    private static String firstWord(String names) {
        var bare = names.strip();
        int space = bare.indexOf(' ');
        return space < 0 ? bare : bare.substring(0, space);
    }

    /// Whether a box holds one block and nothing else.
    static boolean isAlone(Box box) {
        return box.endBlock() - box.firstBlock() == 1;
    }
}
