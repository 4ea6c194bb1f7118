// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Stretches are next to each other, leave nothing out, and lie each in its block.
class StretchTest {
    private static final List<Integer> BITS = List.of(2, 4, 7);

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void downFromANumberAllIsCoveredOnce() {
        for (long below : begun()) {
            var stretches = Stretch.back(below, BITS);
            long to = below;
            for (var stretch : stretches) {
                assertEquals(to, stretch.to());
                assertBlock(stretch);
                to = stretch.from();
            }
            assertEquals(Long.MIN_VALUE, to);
            assertEquals(BITS.size() + 1, stretches.size());
        }
    }

    @Test
    void upFromANumberAllIsCoveredOnce() {
        for (long above : begun()) {
            long from = above + 1;
            for (var stretch : Stretch.on(above, BITS)) {
                assertEquals(from, stretch.from());
                assertBlock(stretch);
                from = stretch.to();
            }
            assertEquals(Long.MAX_VALUE, from);
        }
    }

    private static void assertBlock(Stretch stretch) {
        if (stretch.bits() != Stretch.REST) {
            assertTrue(stretch.from() < stretch.to() && stretch.to() - stretch.from() <= 1L << stretch.bits());
            for (long nr : List.of(stretch.from(), stretch.to() - 1)) {
                assertEquals(stretch.block(), nr >> stretch.bits(), stretch.toString());
            }
        }
    }

    private long[] begun() {
        return LongStream.concat(LongStream.rangeClosed(-300, 300), random.longs(1000, -1L << 60, 1L << 60))
                .toArray();
    }
}
