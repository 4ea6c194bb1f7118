// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.model.Header;
import stet.model.Payload;
import stet.model.Site;

class MannersTest {
    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");
    private final Manners manners = Manners.of(FetchSettings.DEFAULTS);

    @ParameterizedTest
    @CsvSource({"0, 0, 10", "0, 1, 10", "0, 3, 15", "0, 60, 30", "20, 1, 20", "20, 5, 25", "9999, 1, 300"})
    void thePauseIsTheLongestOfAllThatAskForOne(int crawlDelay, int took, int pause) {
        assertEquals(
                Duration.ofSeconds(pause), manners.interval(Duration.ofSeconds(crawlDelay), Duration.ofSeconds(took)));
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "2, 120", "5, 960", "11, 61440", "12, 86400"})
    void pausesThatTheSiteDoesNotNameDoubleUpToADay(int refusals, int seconds) {
        var pause = manners.pause(new Site("example.org"), refusals).toSeconds();

        assertTrue(pause >= seconds * 0.9 - 1 && pause <= Math.min(seconds * 1.1 + 1, 86_400), "was " + pause);
    }

    @Test
    void sitesThatFailTogetherComeBackApart() {
        assertEquals(
                2,
                List.of("one.example", "two.example").stream()
                        .map(name -> manners.pause(new Site(name), 1))
                        .distinct()
                        .count());
    }

    @Test
    void refusalsAreForgottenAfterHalfAnHourWithoutOne() {
        assertEquals(4, Manners.refusals(3, NOON, NOON.plus(Duration.ofMinutes(30))));
        assertEquals(1, Manners.refusals(3, NOON, NOON.plus(Duration.ofMinutes(31))));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "120,                             -,                               PT2M",
                "0,                               -,                               PT0S",
                "99999999999999999999,            -,                               PT24H",
                "-5,                              -,                               -",
                "soon,                            -,                               -",
                "'Thu, 19 Nov 2026 12:01:00 GMT', -,                               PT1M",
                "'Thu, 19 Nov 2026 15:01:00 GMT', 'Thu, 19 Nov 2026 15:00:00 GMT', PT1M",
                "'Fri, 31 Dec 9999 23:59:59 GMT', -,                               PT24H",
                "'Wed, 18 Nov 2026 12:00:00 GMT', -,                               -",
                "'Thursday, 19-Nov-26 12:01:00 GMT', -,                            PT1M",
                "'Thu Nov 19 12:01:00 2026',      -,                               PT1M",
                "'Thu Nov  5 12:01:00 2026',      -,                               -",
                "'Fri, 19 Nov 2026 12:01:00 GMT', -,                               -",
                "'Thu, 19 Nov 99999 12:01:00 GMT', -,                              -",
                "'Mon, 30 Feb 2026 12:01:00 GMT', -,                               -",
                "'Thu, 19 Nov 2026 12:01:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', -",
                "'Thu, 19 Nov 2026 12:01:00 GMT', rubbish,                         PT1M",
                "'',                              -,                               -",
                "'  120  ',                       -,                               PT2M",
                "+120,                            -,                               -",
                "1e3,                             -,                               -",
                "1.5,                             -,                               -",
                "'120, 60',                       -,                               -",
                "0000000000000000000000000000060, -,                               PT1M",
                "-9223372036854775808,            -,                               -",
                "1２0,                            -,                               -"
            })
    void retryAfterIsSecondsOrADateByTheServersOwnClock(
            String value,
            @org.jspecify.annotations.Nullable String date,
            @org.jspecify.annotations.Nullable String pause) {
        var headers = date == null
                ? List.of(new Header("Retry-After", value))
                : List.of(new Header("Retry-After", value), new Header("Date", date));
        var answer = new Heard.Answer(NOON, Duration.ZERO, 0, 503, headers, new Heard.Body.Whole(Payload.EMPTY));

        assertEquals(Optional.ofNullable(pause).map(Duration::parse), Manners.retryAfter(answer, NOON));
    }
}
