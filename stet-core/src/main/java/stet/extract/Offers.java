// SPDX-License-Identifier: Apache-2.0
package stet.extract;

/// Tells items of lists that offer something else than the article: what those get who pay or sign up, and how other
/// articles begin.
final class Offers {
    private Offers() {}

    /// Whether the block beside the item's list, in a box of their own, asks to pay or to sign up.
    ///
    /// @param body the box of the article's text
    static boolean isPoint(Sheet sheet, Block item, Box body) {
        var list = sheet.parentOf(sheet.boxOf(item));
        if (list.firstBlock() == 0 || !list.tag().equals("ul") || list.parent() == body.index()) {
            return false;
        }
        var before = sheet.blocks().get(list.firstBlock() - 1);
        return sheet.boxOf(before).parent() == list.parent()
                && (Manner.isPlea(before) || Phrase.WALL.in(before.plain()));
    }

    /// Whether the block opens with a link and breaks off.
    static boolean isTeaser(Block block) {
        var text = block.text();
        return !block.anchors().isEmpty()
                && block.anchors().getFirst().from() == 0
                && (text.endsWith("...") || text.endsWith("…") || text.endsWith("[…]"));
    }
}
