// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stet.model.Looks;

class WaitsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aFailedLookIsRepeatedSoonThenLessOftenAndNeverGivenUp() {
        var once = Looks.begin(NOON).changed(NOON).failed(NOON);
        var often = once;
        for (int i = 0; i < 1000; i++) {
            often = often.failed(NOON);
        }

        assertEquals(Duration.ofMinutes(15), Waits.afterFailure(once));
        assertEquals(Duration.ofMinutes(30), Waits.afterFailure(once.failed(NOON)));
        assertEquals(Duration.ofDays(1), Waits.afterFailure(often));
    }

    @Test
    void threeMissesSpanADayThenOneLookComesAWeekLaterThenNone() {
        assertEquals(
                List.of(
                        NOON.plus(Duration.ofHours(12)),
                        NOON.plus(Duration.ofHours(24)),
                        NOON.plus(Duration.ofDays(8))),
                looksWhileMissing());
    }

    @Test
    void removalIsConfirmedByThreeMissesOverADayAndNotByThreeInAnHour() {
        var missedOnce = Looks.begin(NOON).missed(NOON);
        var soon = missedOnce.missed(NOON.plusSeconds(60)).missed(NOON.plusSeconds(3600));
        var inTime = missedOnce.missed(NOON.plusSeconds(43_200)).missed(NOON.plusSeconds(86_400));
        var twice = missedOnce.missed(NOON.plusSeconds(86_400));

        assertFalse(Waits.confirmsRemoval(soon));
        assertFalse(Waits.confirmsRemoval(twice));
        assertTrue(Waits.confirmsRemoval(inTime));
        assertEquals(Optional.of(Duration.ofHours(23)), Waits.afterMiss(soon));
    }

    @Test
    void anArticleThatComesBackIsMissingNoMore() {
        var back = Looks.begin(NOON).changed(NOON).missed(NOON).missed(NOON).changed(NOON);

        assertFalse(Waits.confirmsRemoval(back));
    }

    @Test
    void afterAClearWordTwoMoreLooksFollow() {
        var once = Looks.begin(NOON).changed(NOON).missed(NOON);

        assertEquals(Optional.of(Duration.ofDays(1)), Waits.afterGone(once));
        assertEquals(Optional.of(Duration.ofDays(7)), Waits.afterGone(once.missed(NOON)));
        assertEquals(Optional.empty(), Waits.afterGone(once.missed(NOON).missed(NOON)));
    }

    /// The instants of the looks at a missing article until it ends.
    private static List<Instant> looksWhileMissing() {
        List<Instant> instants = new ArrayList<>();
        var looks = Looks.begin(NOON).changed(NOON).missed(NOON);
        var at = NOON;
        for (var wait = Waits.afterMiss(looks); wait.isPresent(); wait = Waits.afterMiss(looks)) {
            at = at.plus(wait.get());
            instants.add(at);
            looks = looks.missed(at);
        }
        return instants;
    }
}
