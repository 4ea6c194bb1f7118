// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import stet.model.Looks;

class CadenceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Cadence CADENCE = Cadence.DECAYING;

    @Test
    void anArticleNeverLookedAtIsDueNow() {
        assertEquals(Optional.of(Duration.ZERO), CADENCE.next(Looks.begin(NOON)));
    }

    @Test
    void afterAChangeTheNextLookIsInHalfAnHour() {
        var unchangedTwice = Looks.begin(NOON).changed(NOON).same(NOON, false).same(NOON, true);

        assertEquals(Optional.of(Duration.ofMinutes(30)), CADENCE.next(unchangedTwice.changed(NOON)));
    }

    @Test
    void eachLookWithoutChangeMakesTheWaitAFifthLonger() {
        var once = Looks.begin(NOON).changed(NOON).same(NOON, false);

        assertEquals(Optional.of(Duration.ofMinutes(36)), CADENCE.next(once));
        assertEquals(Optional.of(Duration.ofSeconds(2592)), CADENCE.next(once.same(NOON, true)));
    }

    @Test
    void anArticleThatNeverChangesIsLookedAt42TimesMoreAndThenEnds() {
        var instants = follow(Looks.begin(NOON).changed(NOON), (looks, at) -> looks.same(at, false));

        assertEquals(42, instants.size());
        assertEquals(
                Optional.of(instants.getLast()),
                CADENCE.endsAt(Looks.begin(NOON).changed(NOON), NOON));
        assertTrue(Duration.between(NOON, instants.getLast()).toDays() > 200);
    }

    @Test
    void aFailedLookIsRepeatedSoonThenLessOftenAndTheDecayGoesOnWhereItStood() {
        var before = Looks.begin(NOON).changed(NOON).same(NOON, false);
        var once = before.failed(NOON);
        var often = once;
        for (int i = 0; i < 100; i++) {
            often = often.failed(NOON);
        }

        assertEquals(Optional.of(Duration.ofMinutes(15)), CADENCE.next(once));
        assertEquals(Optional.of(Duration.ofMinutes(30)), CADENCE.next(once.failed(NOON)));
        assertEquals(Optional.of(Duration.ofDays(1)), CADENCE.next(often));
        assertEquals(CADENCE.next(before.same(NOON, false)), CADENCE.next(often.same(NOON, false)));
    }

    @Test
    void anArticleWhoseEveryLookFailsIsNeverGivenUp() {
        var looks = Looks.begin(NOON);
        for (int i = 0; i < 1000; i++) {
            looks = looks.failed(NOON);
        }

        assertEquals(Optional.of(Duration.ofDays(1)), CADENCE.next(looks));
        assertTrue(CADENCE.endsAt(looks, NOON).isPresent());
    }

    @Test
    void threeMissesSpanADayThenOneLookComesAWeekLaterThenNone() {
        var misses = follow(Looks.begin(NOON).changed(NOON).missed(NOON), Looks::missed);

        assertEquals(
                List.of(
                        NOON.plus(Duration.ofHours(12)),
                        NOON.plus(Duration.ofHours(24)),
                        NOON.plus(Duration.ofDays(8))),
                misses);
    }

    @Test
    void removalIsConfirmedByThreeMissesOverADayAndNotByThreeInAnHour() {
        var missedOnce = Looks.begin(NOON).missed(NOON);
        var soon = missedOnce.missed(NOON.plusSeconds(60)).missed(NOON.plusSeconds(3600));
        var inTime = missedOnce.missed(NOON.plusSeconds(43_200)).missed(NOON.plusSeconds(86_400));
        var twice = missedOnce.missed(NOON.plusSeconds(86_400));

        assertFalse(Cadence.confirmsRemoval(soon));
        assertFalse(Cadence.confirmsRemoval(twice));
        assertTrue(Cadence.confirmsRemoval(inTime));
        assertEquals(Optional.of(Duration.ofHours(23)), CADENCE.next(soon));
    }

    @Test
    void anArticleThatComesBackIsFollowedAgain() {
        var back = Looks.begin(NOON).changed(NOON).missed(NOON).missed(NOON).changed(NOON);

        assertFalse(Cadence.confirmsRemoval(back));
        assertEquals(Optional.of(Duration.ofMinutes(30)), CADENCE.next(back));
    }

    @Test
    void anEndIsForeseenWhileMissingAndGoneOnceReached() {
        var missing = Looks.begin(NOON).missed(NOON);
        var over = missing.missed(NOON.plus(Duration.ofDays(1))).missed(NOON.plus(Duration.ofDays(8)));

        assertEquals(Optional.of(NOON.plus(Duration.ofDays(8))), CADENCE.endsAt(missing, NOON));
        assertEquals(Optional.empty(), CADENCE.next(over));
        assertEquals(Optional.empty(), CADENCE.endsAt(over, NOON.plus(Duration.ofDays(8))));
    }

    @Test
    void aScheduleThatWouldNotGrowIsRefused() {
        var hour = Duration.ofHours(1);

        assertThrows(IllegalArgumentException.class, () -> new Cadence(hour, 1.0, hour));
        assertThrows(IllegalArgumentException.class, () -> new Cadence(hour, Double.NaN, hour));
        assertThrows(IllegalArgumentException.class, () -> new Cadence(Duration.ZERO, 1.2, hour));
        assertThrows(IllegalArgumentException.class, () -> new Cadence(hour, 1.2, Duration.ofMinutes(59)));
    }

    /// The instants of the looks that follow until the article ends.
    private static List<Instant> follow(Looks first, BiFunction<Looks, Instant, Looks> look) {
        List<Instant> instants = new ArrayList<>();
        var looks = first;
        var at = NOON;
        for (var wait = CADENCE.next(looks); wait.isPresent(); wait = CADENCE.next(looks)) {
            at = at.plus(wait.get());
            instants.add(at);
            looks = look.apply(looks.waiting(wait.get()), at);
        }
        return instants;
    }
}
