// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.ArrayList;
import java.util.List;

/// Numbers that lie in one block of so many bits, or a rest that lies in none. An index that knows the blocks of its
/// entries is asked one stretch after the other, each longer than the one before: a common word is found near where it
/// is begun, a seldom one with few questions, however much is kept.
///
/// @param from the first
/// @param to behind the last
/// @param bits of the block: numbers without their last so many are the same; [#REST] of the rest
record Stretch(long from, long to, int bits) {
    static final int REST = Long.SIZE;

    /// Down from before a number.
    ///
    /// @param bits of blocks, the smallest first
    static List<Stretch> back(long below, List<Integer> bits) {
        var stretches = new ArrayList<Stretch>();
        long to = below;
        for (int some : bits) {
            long from = to - 1 >> some << some;
            stretches.add(new Stretch(from, to, some));
            to = from;
        }
        stretches.add(new Stretch(Long.MIN_VALUE, to, REST));
        return stretches;
    }

    /// Up from behind a number.
    ///
    /// @param bits of blocks, the smallest first
    static List<Stretch> on(long above, List<Integer> bits) {
        var stretches = new ArrayList<Stretch>();
        long from = above + 1;
        for (int some : bits) {
            long to = (from >> some) + 1 << some;
            stretches.add(new Stretch(from, to, some));
            from = to;
        }
        stretches.add(new Stretch(from, Long.MAX_VALUE, REST));
        return stretches;
    }

    /// The number of its block.
    long block() {
        return from >> bits;
    }
}
