// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Where a list that grows at its end is cut into volumes, so that a cut, once made, stays, and is found from any place
/// of the list by looking at its neighbours alone, without counting from the beginning.
///
/// Each entry draws a lot from its number. A volume ends at an entry whose lot is lower than those of its [#REACH]
/// neighbours on each side. So a volume has at least `REACH + 1` entries, and twice as many on average (the local
/// maximum approach: Bjørner, Blass and Gurevich, "Content-dependent chunking for differential compression", 2010).
public final class Volumes {
    public static final int REACH = 24;

    private Volumes() {}

    /// The last entry of the list at which a volume ends.
    ///
    /// @param entries numbers in order of growth, without a gap between them
    /// @param settled up to this number, nothing can come in between any more
    /// @param first whether the list begins with the very first entry
    /// @return its index; empty when none is known to
    public static OptionalInt lastEnd(List<Long> entries, long settled, boolean first) {
        return IntStream.iterate(entries.size() - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> isEnd(entries, i, settled, first))
                .findFirst();
    }

    /// The first entry after that index at which a volume ends.
    public static OptionalInt nextEnd(List<Long> entries, int after, long settled, boolean first) {
        return IntStream.range(after + 1, entries.size())
                .filter(i -> isEnd(entries, i, settled, first))
                .findFirst();
    }

    /// Whether a volume ends at the entry of that index. Not known, and so `false`, while it has fewer neighbours than
    /// it takes.
    public static boolean isEnd(List<Long> entries, int index, long settled, boolean first) {
        int from = index - REACH;
        int to = index + REACH;
        if (to >= entries.size() || entries.get(to) > settled || from < 0 && !first) {
            return false;
        }
        long lot = lot(entries.get(index));
        return IntStream.rangeClosed(Math.max(from, 0), to).allMatch(i -> i == index || lot < lot(entries.get(i)));
    }

    /// No two numbers draw the same. Never to be changed: the addresses of all archive documents hang on it (the
    /// finalizer of SplitMix64: Steele, Lea and Flood, 2014).
    private static long lot(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
