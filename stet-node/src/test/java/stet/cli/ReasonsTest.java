// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stet.model.Habits;
import stet.model.Hint;
import stet.model.Looks;
import stet.model.Pulse;
import stet.model.Purse;
import stet.schedule.Cadence;
import stet.schedule.Glimpse;

class ReasonsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Cadence CADENCE = new Cadence(Habits.none(0));

    private static Pulse ferry() {
        var pulse = Pulse.begin(NOON).of(NOON, "harbour", false);
        var first = CADENCE.after(pulse, new Glimpse(NOON.plusSeconds(600), true, Optional.empty(), Duration.ZERO));
        return CADENCE.after(first, new Glimpse(NOON.plusSeconds(2400), true, Optional.empty(), Duration.ZERO));
    }

    private static String why(Pulse pulse, long second) {
        var purse = new Purse(960, Math.log(.06), NOON.plusSeconds(2460));
        return String.join("\n", Reasons.of(CADENCE.why(pulse, purse, 120, NOON.plusSeconds(second))));
    }

    @Test
    void theTermsAreToldInTheOrderInWhichTheyFollow() {
        assertEquals("""
                Next check about 2026-03-01 12:45 UTC, in 4 minutes; at the latest 2026-03-03 12:40 UTC.

                  age 41 minutes                                           0.26 edits an hour usual at this outlet
                  section “harbour”                                        × 1.00
                  this article so far                                      × 2.21
                  this hour of the day                                     × 1.00
                  stirred up by earlier edits                              + 0.44 edits an hour
                  together                                                 1.02 edits an hour
                  no feed or sitemap speaks of a change                    they would not tell of 84 % of edits
                  chance of another text, 1 minute after the last check    1.4 %
                  worth of a check now                                     0.015
                  price of a check now                                     0.073
                  the outlet's budget                                      120 requests an hour, 960 in hand""", why(ferry(), 2460));
    }

    @Test
    void whatSeedsSayIsToldWithHowFarItIsBelieved() {
        assertEquals("""
                Next check: now, as soon as its outlet's budget and pauses allow.

                  age 50 minutes                                           0.26 edits an hour usual at this outlet
                  section “harbour”                                        × 1.00
                  this article so far                                      × 2.21
                  this hour of the day                                     × 1.00
                  stirred up by earlier edits                              + 0.36 edits an hour
                  together                                                 0.93 edits an hour
                  a feed says it was changed 2026-03-01 12:48 UTC          right in 97 % of such cases
                  chance of another text, 10 minutes after the last check  97 %
                  worth of a check now                                     1.013
                  price of a check now                                     0.073
                  the outlet's budget                                      120 requests an hour, 960 in hand""", why(ferry().hinted(new Hint(Hint.Kind.FEED, NOON.plusSeconds(2880))), 3000));
    }

    @Test
    void anArticleThatIsMissingHasItsOwnTimes() {
        var looks = Looks.begin(NOON).missed(NOON).missed(NOON.plusSeconds(43_200));

        assertEquals(
                "Next check about 2026-03-02 12:00 UTC: nothing was at its address, 2 times in a row.",
                Reasons.unanswered(looks, NOON.plus(Duration.ofDays(1))));
    }
}
