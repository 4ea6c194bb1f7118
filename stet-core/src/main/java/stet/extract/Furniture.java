// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Which boxes are not the article: those whose own names say so, with all that is in them. A name alone does not
/// condemn a box that holds the headline or two fifths of the page's running text ("article with-sidebar").
final class Furniture {
    private static final double TOO_MUCH = 0.4;
    /// The foot of a page may say more than a short article.
    private static final double MOST_OF_IT = 0.75;

    private static final int SAYS_SOMETHING = 160;
    /// Furniture inside which an outlet's own note is still a note.
    private static final int AROUND_NOTES = Hint.mask(Hint.SIDE, Hint.FOOT, Hint.WIDGET, Hint.TAGS);

    /// What text that only subscribers are shown is named.
    private static final int BEHIND_WALL = Hint.mask(Hint.WALL, Hint.HIDDEN);

    private final Sheet sheet;
    private final BitSet dropped = new BitSet();
    private final List<Integer> proseBefore = new ArrayList<>();

    /// The first block of the next article on the page.
    private final int next;

    private Furniture(Sheet sheet, int next) {
        this.sheet = sheet;
        this.next = next;
    }

    static Furniture of(Sheet sheet, Optional<Block> headline) {
        var furniture = new Furniture(sheet, Successor.begin(sheet, headline));
        furniture.sum();
        int commented = 0;
        int commentsEnd = 0;
        for (var box : sheet.boxes()) {
            if (box.is(Hint.COMMENT)
                    && box.index() >= commentsEnd
                    && isPart(box)
                    && headline.stream().noneMatch(box::holds)) {
                commented += furniture.proseOf(box);
                commentsEnd = box.end();
            }
        }
        int all = furniture.proseOf(sheet.root()) - commented;
        for (var box : sheet.boxes()) {
            if (furniture.isDropped(box, headline, all)) {
                furniture.dropped.set(box.index());
            }
        }
        return furniture;
    }

    boolean has(Box box) {
        return dropped.get(box.index());
    }

    boolean has(Block block) {
        return dropped.get(block.box());
    }

    /// The names that condemned the block's surroundings, for people.
    String why(Block block) {
        if (block.order() >= next) {
            return "in the next article on the page";
        }
        var box = sheet.boxOf(block);
        while (!sheet.isRoot(box) && dropped.get(box.parent())) {
            box = sheet.parentOf(box);
        }
        return "inside <" + box.tag() + " class=\"" + box.name() + "\">";
    }

    private void sum() {
        int sum = 0;
        proseBefore.add(0);
        for (var block : sheet.blocks()) {
            sum += block.prose();
            proseBefore.add(sum);
        }
    }

    private int proseOf(Box box) {
        return proseBefore.get(box.endBlock()) - proseBefore.get(box.firstBlock());
    }

    private boolean isDropped(Box box, Optional<Block> headline, int all) {
        if (box.firstBlock() >= next) {
            return true;
        }
        boolean inside = !sheet.isRoot(box) && dropped.get(box.parent());
        if (inside) {
            return !(box.is(Hint.NOTE) && isMildly(box) && proseOf(box) < 1500);
        }
        if (!isPart(box)
                || (box.hints() & Hint.FURNITURE) == 0
                || headline.stream().anyMatch(box::holds)) {
            return false;
        }
        if (box.is(Hint.NOTE) && (box.hints() & Hint.FURNITURE & ~AROUND_NOTES) == 0) {
            return false;
        }
        if (box.is(Hint.COMMENT)) {
            return true;
        }
        if ((box.hints() & Hint.FURNITURE & ~Hint.MILD) == 0 && isQuotation(box)) {
            return false;
        }
        if (box.is(Hint.WALL) && (box.hints() & Hint.FURNITURE & ~BEHIND_WALL) == 0 && isText(box)) {
            return false;
        }
        if ((box.hints() & Hint.FURNITURE) == Hint.RELATED.bit() && leadsNowhere(box)) {
            return false;
        }
        if ((box.hints() & Hint.FURNITURE & ~Hint.MILD) == 0 && !box.is(Hint.HIDDEN) && isHeading(box)) {
            return false;
        }
        if (box.is(Hint.FOOT) && isUnderText(box, headline)) {
            return proseOf(box) < all * MOST_OF_IT;
        }
        boolean mild = (box.hints() & Hint.FURNITURE & ~Hint.MILD) == 0;
        return all == 0 || proseOf(box) < (mild ? Math.min(SAYS_SOMETHING, all * TOO_MUCH) : all * TOO_MUCH);
    }

    /// Whether running text stands between the headline and the box.
    private boolean isUnderText(Box box, Optional<Block> headline) {
        return headline.stream()
                .anyMatch(h -> h.order() < box.firstBlock()
                        && proseBefore.get(box.firstBlock()) > proseBefore.get(h.order() + 1));
    }

    /// Whether all furniture around is of a kind that may hold a note.
    private boolean isMildly(Box box) {
        return sheet.chain(sheet.parentOf(box), sheet.root()).stream()
                .filter(b -> dropped.get(b.index()))
                .allMatch(b -> (b.hints() & Hint.FURNITURE & ~AROUND_NOTES) == 0);
    }

    /// Whether the box is text that only subscribers are meant to see, and not what is shown in its place.
    private boolean isText(Box box) {
        return proseOf(box) > 0
                && box.controls() == 0
                && !box.name().contains("encrypt")
                && sheet.blocksOf(box).stream()
                        .filter(b -> !Manner.isLabel(b))
                        .noneMatch(b -> Phrase.WALL.in(b.plain()) || Manner.isPlea(b));
    }

    /// Whether the box is a list or running text and has no link, so that it cannot point to other articles,
    /// whatever it is called.
    private boolean leadsNowhere(Box box) {
        return (proseOf(box) > 0 || box.tag().equals("ul") || box.tag().equals("ol"))
                && sheet.blocksOf(box).stream().allMatch(b -> b.anchors().isEmpty());
    }

    /// Whether the box is an embedded post, which pages carry as a quotation.
    private boolean isQuotation(Box box) {
        var blocks = sheet.blocksOf(box);
        return !blocks.isEmpty() && blocks.stream().allMatch(b -> b.shape() == Shape.QUOTE);
    }

    /// A heading's name tells what it heads.
    private static boolean isHeading(Box box) {
        return box.tag().length() == 2
                && box.tag().charAt(0) == 'h'
                && Character.isDigit(box.tag().charAt(1));
    }

    private static boolean isPart(Box box) {
        return switch (box.tag()) {
            case "html", "body", "head", "main" -> false;
            default -> true;
        };
    }
}
