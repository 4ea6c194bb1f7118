// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumesTest {
    private static final long ALL = Long.MAX_VALUE;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void volumesAreNeitherSmallNorLarge(int oneOf) {
        var ends = ends(view(200_000, oneOf));

        var sizes = IntStream.range(1, ends.size())
                .map(i -> ends.get(i) - ends.get(i - 1))
                .summaryStatistics();

        assertTrue(sizes.getMin() > Volumes.REACH, sizes.toString());
        assertTrue(sizes.getMax() < 12 * Volumes.REACH, sizes.toString());
        assertEquals(2 * Volumes.REACH + 1, sizes.getAverage(), 2);
    }

    @Test
    void anEndStaysWhereItIsWhateverComesAfterIt() {
        var view = view(3_000, 2);
        var ends = ends(view);

        for (int size = 0; size < view.size(); size += 7) {
            var known = ends(view.subList(0, size));
            assertEquals(ends.subList(0, known.size()), known);
        }
    }

    @Test
    void anEndIsFoundFromAnyStretchThatHoldsItsNeighbours() {
        var view = view(5_000, 1);
        var ends = ends(view);

        for (int end : ends.subList(1, ends.size())) {
            var stretch = view.subList(end - Volumes.REACH, end + Volumes.REACH + 1);
            assertTrue(Volumes.isEnd(stretch, Volumes.REACH, ALL, false));
            assertFalse(Volumes.isEnd(stretch.subList(1, stretch.size()), Volumes.REACH - 1, ALL, false));
        }
    }

    @Test
    void nothingEndsBesideWhatMayStillGrow() {
        var view = view(1_000, 1);
        int end = ends(view).get(5);

        assertTrue(Volumes.isEnd(view, end, view.get(end + Volumes.REACH), true));
        assertFalse(Volumes.isEnd(view, end, view.get(end + Volumes.REACH) - 1, true));
        assertEquals(OptionalInt.empty(), Volumes.lastEnd(view, 0, true));
    }

    @Test
    void theLastEndIsTheLastOfAll() {
        var view = view(1_000, 1);
        var ends = ends(view);

        assertEquals(OptionalInt.of(ends.getLast()), Volumes.lastEnd(view, ALL, true));
        assertEquals(OptionalInt.of(ends.get(3)), Volumes.nextEnd(view, ends.get(2), ALL, true));
    }

    private static List<Integer> ends(List<Long> view) {
        var ends = new ArrayList<Integer>();
        for (var next = Volumes.nextEnd(view, -1, ALL, true); next.isPresent(); ) {
            ends.add(next.getAsInt());
            next = Volumes.nextEnd(view, next.getAsInt(), ALL, true);
        }
        return ends;
    }

    /// Numbers from 1 on, of which about one of so many is in view.
    private static List<Long> view(int numbers, int oneOf) {
        var random = new Random(5);
        return LongStream.rangeClosed(1, numbers)
                .filter(_ -> random.nextInt(oneOf) == 0)
                .boxed()
                .toList();
    }
}
