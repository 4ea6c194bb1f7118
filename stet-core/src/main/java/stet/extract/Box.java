// SPDX-License-Identifier: Apache-2.0
package stet.extract;

/// One element of the page, as far as the extractor needs it. Boxes are numbered in document order, so that a box's
/// subtree is the run of numbers [index, end) and its blocks are the run [firstBlock, endBlock).
///
/// @param parent the number of the box around it; the root is its own parent
/// @param hints a mask of [Hint#bit()]s, from its own names only
/// @param images how many pictures are inside
/// @param controls how many buttons, fields and the like are inside
record Box(
        int index,
        int parent,
        int end,
        String tag,
        String name,
        int hints,
        int firstBlock,
        int endBlock,
        int images,
        int controls) {

    boolean holds(Box other) {
        return other.index >= index && other.index < end;
    }

    boolean holds(Block block) {
        return block.order() >= firstBlock && block.order() < endBlock;
    }

    /// The same box, its names saying nothing.
    Box unnamed() {
        return new Box(index, parent, end, tag, name, 0, firstBlock, endBlock, images, controls);
    }

    boolean is(Hint hint) {
        return hint.in(hints);
    }
}
