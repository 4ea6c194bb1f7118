// SPDX-License-Identifier: Apache-2.0
package stet.extract;

/// Tells items of lists that offer something else than the article: what those get who pay or sign up, and how other
/// articles begin.
final class Offers {
    private Offers() {}

    /// Whether the block before the item's list, in the box around it, asks to pay or to sign up.
    static boolean isPoint(Sheet sheet, Block item) {
        var list = sheet.parentOf(sheet.boxOf(item));
        if (list.firstBlock() == 0 || !list.tag().equals("ul")) {
            return false;
        }
        var before = sheet.blocks().get(list.firstBlock() - 1);
        return sheet.parentOf(list).holds(before) && (Manner.isPlea(before) || Phrase.WALL.in(before.plain()));
    }

    /// Whether the block opens with a link and breaks off.
    static boolean isTeaser(Block block) {
        var text = block.text();
        return !block.anchors().isEmpty()
                && block.anchors().getFirst().from() == 0
                && (text.endsWith("...") || text.endsWith("…") || text.endsWith("[…]"));
    }
}
