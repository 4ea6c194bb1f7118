// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Optional;
import stet.model.StatedTime;

/// A post of a live page before its words are ruled on: the blocks [from, to).
///
/// @param box its own, or the one around it and other posts where it has none
/// @param at when it was posted; empty when the page does not state it
/// @param fragment that leads to it; may be empty
record Entry(Box box, int from, int to, Optional<StatedTime> at, String fragment) {
    boolean holds(Block block) {
        return block.order() >= from && block.order() < to;
    }

    /// Whether all in its box is its own.
    boolean isBoxed() {
        return box.firstBlock() == from && box.endBlock() == to;
    }
}
