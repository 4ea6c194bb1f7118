// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stet.model.Habits;
import stet.model.Hint;
import stet.model.Looks;
import stet.model.Pulse;
import stet.model.Seed;

class OccasionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Cadence CADENCE = new Cadence(Habits.none(Places.VERSION));
    private static final Looks SEEN = Looks.begin(NOON).changed(NOON).waiting(HOUR);
    private static final Pulse SURE =
            CADENCE.after(Pulse.begin(NOON), new Glimpse(NOON, true, Optional.empty(), Duration.ZERO));

    private static Occasion article(Looks looks, Pulse pulse, Instant due) {
        return Occasion.of(looks, pulse, CADENCE, due);
    }

    private static Occasion feed(Looks looks, Duration pace, Instant due) {
        return Occasion.of(Seed.Kind.FEED, looks, Optional.of(pace), due);
    }

    @Test
    void whatWasNeverLookedAtIsNew() {
        assertEquals(new Occasion.First(), article(Looks.begin(NOON), Pulse.begin(NOON), NOON));
        assertEquals(new Occasion.First(), feed(Looks.begin(NOON), Duration.ZERO, NOON));
    }

    @Test
    void anArticleIsDueWhenAnEditIsLikelyEnoughAndAtItsLatestTimeAnyhow() {
        var due = CADENCE.due(SURE, .05, NOON);
        var likely = assertInstanceOf(Occasion.Likely.class, article(SEEN, SURE, due));

        assertTrue(likely.perDay() > 1 && likely.perDay() < 24, likely.toString());
        assertEquals(new Occasion.Latest(), article(SEEN, SURE, CADENCE.latest(SURE)));
    }

    @Test
    void theNewestWordOfASeedIsTold() {
        var told = SURE.hinted(new Hint(Hint.Kind.FEED, NOON.plusSeconds(60)))
                .hinted(new Hint(Hint.Kind.TITLE, NOON.plusSeconds(90)));

        assertEquals(
                new Occasion.Told(Hint.Kind.TITLE, NOON.plusSeconds(90)), article(SEEN, told, NOON.plusSeconds(95)));
    }

    @Test
    void aLookThatIsOwedOrBroughtForwardWasAskedFor() {
        var failing = SEEN.failed(NOON).waiting(HOUR);

        assertEquals(new Occasion.Asked(), article(SEEN, SURE.owed(), NOON.plus(HOUR)));
        assertEquals(new Occasion.Asked(), article(failing, SURE, NOON.plusSeconds(5)));
        assertEquals(new Occasion.Asked(), feed(SEEN, Duration.ZERO, NOON.plusSeconds(5)));
    }

    @Test
    void setbacksAreCounted() {
        var failing = SEEN.failed(NOON).failed(NOON).waiting(HOUR);

        assertEquals(new Occasion.Again(2, HOUR), article(failing, SURE, NOON.plus(HOUR)));
        assertEquals(new Occasion.Again(2, HOUR), feed(failing, Duration.ZERO, NOON.plus(HOUR)));
        assertEquals(new Occasion.Away(1), article(SEEN.missed(NOON).waiting(HOUR), SURE, NOON.plus(HOUR)));
    }

    @Test
    void aSeedIsBusyOrQuietOrHeldBack() {
        var later = NOON.plus(Duration.ofHours(7));
        var quiet = SEEN.same(later, false).waiting(Duration.ofMinutes(20));

        assertEquals(
                new Occasion.Busy(TEN_MINUTES), feed(SEEN.waiting(TEN_MINUTES), Duration.ZERO, NOON.plus(TEN_MINUTES)));
        assertEquals(
                new Occasion.Quiet(Duration.ofMinutes(20), Duration.ofHours(7)),
                feed(quiet, Duration.ZERO, later.plus(HOUR)));
        assertEquals(new Occasion.Paced(HOUR), feed(SEEN, HOUR, NOON.plus(HOUR)));
        assertEquals(new Occasion.Spared(HOUR), feed(SEEN, TEN_MINUTES, NOON.plus(HOUR)));
    }
}
