// SPDX-License-Identifier: Apache-2.0
package stet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimetableTest {
    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");
    private static final Duration APART = Duration.ofSeconds(10);

    private static Instant second(int n) {
        return NOON.plusSeconds(n);
    }

    private static List<Instant> seconds(String numbers) {
        return Stream.of(numbers.split(" ", -1))
                .filter(number -> !number.isEmpty())
                .map(number -> second(Integer.parseInt(number)))
                .toList();
    }

    @ParameterizedTest(name = "taken [{0}]: {1} is given {2}")
    @CsvSource({
        "'',             30, 30",
        "30,             30, 40",
        "25,             30, 35",
        "35,             30, 45",
        "20 40,          30, 30",
        "20 35,          30, 45",
        "25 40 60,       30, 50",
        "25 45 60,       30, 35",
        "20 30 40 50,    30, 60",
        "30 30 30,       30, 40",
        "0 1 2,          30, 30",
        "100 110,        30, 30"
    })
    void thePlannedKeepTheirTimesAndTheNextIsGivenTheFirstThatIsFree(String taken, int wanted, int given) {
        assertEquals(second(given), new Timetable(seconds(taken), APART).free(second(wanted)));
    }

    @Test
    void whereNothingHasToWaitEveryTimeIsFree() {
        assertEquals(NOON, new Timetable(List.of(NOON, NOON), Duration.ZERO).free(NOON));
    }

    @Test
    void aNegativeDistanceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Timetable(List.of(), Duration.ofSeconds(-1)));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 20).mapToObj(n -> 4711L + n);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void howeverManyArePlannedNoTwoMeet(long seed) {
        var random = new Random(seed);
        var planned = new ArrayList<Instant>();
        for (int n = 0; n < 200; n++) {
            var wanted = NOON.plusMillis(random.nextInt(3_600_000));
            var given = new Timetable(planned, APART).free(wanted);
            assertTrue(!given.isBefore(wanted), () -> given + " is before " + wanted);
            planned.add(given);
            planned.sort(null);
        }

        var gaps = IntStream.range(1, planned.size())
                .mapToObj(n -> Duration.between(planned.get(n - 1), planned.get(n)))
                .toList();
        assertTrue(gaps.stream().allMatch(gap -> gap.compareTo(APART) >= 0), gaps::toString);
    }
}
