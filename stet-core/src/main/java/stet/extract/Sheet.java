// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.List;

/// A page as read in one walk: its boxes and blocks in document order, and what its head says.
record Sheet(List<Box> boxes, List<Block> blocks, Head head) {
    Sheet {
        boxes = List.copyOf(boxes);
        blocks = List.copyOf(blocks);
    }

    Box root() {
        return boxes.getFirst();
    }

    Box boxOf(Block block) {
        return boxes.get(block.box());
    }

    Box parentOf(Box box) {
        return boxes.get(box.parent());
    }

    boolean isRoot(Box box) {
        return box.index() == box.parent();
    }

    List<Block> blocksOf(Box box) {
        return blocks.subList(box.firstBlock(), box.endBlock());
    }

    /// The boxes from this one outwards, up to but without the given one around it.
    List<Box> chain(Box from, Box until) {
        var chain = new ArrayList<Box>();
        for (var box = from; box.index() != until.index(); box = parentOf(box)) {
            chain.add(box);
            if (isRoot(box)) {
                break;
            }
        }
        return chain;
    }

    /// The smallest box that holds both.
    Box around(Box one, Box other) {
        var box = one;
        while (!box.holds(other)) {
            box = parentOf(box);
        }
        return box;
    }

    /// The hints of every box from this one outwards, up to but without the given one, in one mask.
    int hintsWithin(Box from, Box until) {
        int mask = 0;
        for (var box = from; box.index() != until.index(); box = parentOf(box)) {
            mask |= box.hints();
            if (isRoot(box)) {
                break;
            }
        }
        return mask;
    }
}
