// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.model.Looks;
import stet.model.Seed;

class SeedCadenceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aSeedNeverLookedAtIsDueNow() {
        assertEquals(Duration.ZERO, SeedCadence.of(Seed.Kind.FEED).next(Looks.begin(NOON)));
    }

    @ParameterizedTest
    @CsvSource({
        "FEED,     0,  10",
        "FEED,     5,  10",
        "FEED,     6,  20",
        "FEED,     12, 40",
        "FEED,     24, 60",
        "FEED,     99999, 60",
        "SECTION,  0,  15",
        "SECTION,  6,  30",
        "SECTION,  48, 60",
        "SITEMAP,  0,  15",
        "SITEMAP,  24, 120",
        "SITEMAP,  99999, 1440",
    })
    void theLongerNothingNewComesTheLongerIsTheWait(Seed.Kind kind, int hoursQuiet, int minutes) {
        var looks = Looks.begin(NOON).changed(NOON).same(NOON.plus(Duration.ofHours(hoursQuiet)), false);

        assertEquals(Duration.ofMinutes(minutes), SeedCadence.of(kind).next(looks));
    }

    @Test
    void aSeedWithoutAnswerIsAskedLessAndLessOftenAndNeverGivenUp() {
        var cadence = SeedCadence.of(Seed.Kind.FEED);
        var once = Looks.begin(NOON).changed(NOON).failed(NOON);
        var often = once;
        for (int i = 0; i < 1000; i++) {
            often = often.failed(NOON).missed(NOON).failed(NOON);
        }

        assertEquals(Duration.ofMinutes(20), cadence.next(once));
        assertEquals(Duration.ofMinutes(40), cadence.next(once.failed(NOON)));
        assertEquals(Duration.ofHours(6), cadence.next(often));
    }

    @Test
    void dueIsTheWaitCountedFromTheLastLook() {
        assertEquals(
                NOON.plusSeconds(600),
                SeedCadence.of(Seed.Kind.FEED).due(Looks.begin(NOON).changed(NOON)));
    }

    @Test
    void waitsThatDoNotGrowAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SeedCadence(Duration.ofHours(2), Duration.ofHours(1)));
    }
}
