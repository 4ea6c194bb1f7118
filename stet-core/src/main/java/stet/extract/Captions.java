// SPDX-License-Identifier: Apache-2.0
package stet.extract;

/// Tells words that belong to a picture.
final class Captions {
    private static final int LONGEST = 600;
    private static final int MOST_BLOCKS = 4;
    /// A longer paragraph is one, unless its own mark-up says that it is a caption.
    private static final int PARAGRAPH = 300;

    private Captions() {}

    /// In a figcaption, in a part named as caption or credit, or alone with a picture in a small box.
    static boolean isCaption(Sheet sheet, Region region, Block block) {
        if (block.weight() > LONGEST || block.linkShare() > 0.6 || block.shape() == Shape.HEADING) {
            return false;
        }
        if (block.shape() == Shape.CAPTION || Hint.CAPTION.in(block.hints())) {
            return true;
        }
        if (block.shape() == Shape.PARAGRAPH && block.weight() > PARAGRAPH) {
            return false;
        }
        var until = region.body().holds(block) ? region.body() : region.scope();
        for (var box : sheet.chain(sheet.boxOf(block), until)) {
            if (box.holds(region.body()) || !isSmall(sheet, box)) {
                return false;
            }
            if (box.is(Hint.CAPTION) || box.tag().equals("figure") || isPictureBox(sheet, box)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSmall(Sheet sheet, Box box) {
        if (box.endBlock() - box.firstBlock() > MOST_BLOCKS) {
            return false;
        }
        int weight = 0;
        for (var block : sheet.blocksOf(box)) {
            weight += block.shape() == Shape.HEADING ? LONGEST : block.weight();
        }
        return weight <= LONGEST;
    }

    /// A picture and at most two lines beneath it, which are not a paragraph of the text with an inline picture.
    private static boolean isPictureBox(Sheet sheet, Box box) {
        if (box.images() == 0 || box.images() > 2 || box.endBlock() - box.firstBlock() > 2) {
            return false;
        }
        boolean wrapper = switch (box.tag()) {
            case "div", "td", "table", "tr", "tbody", "center", "span", "section", "li" -> true;
            default -> false;
        };
        return wrapper && sheet.blocksOf(box).stream().mapToInt(Block::weight).sum() < 400;
    }
}
