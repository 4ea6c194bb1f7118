// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import stet.model.Site;

/// How long a site is left alone: pure rules, all lengths in the clock's time.
///
/// Sources: Retry-After is RFC 9110, section 10.2.3; five times the last answer's duration is Heritrix's delay
/// factor; doubling with jitter, forgotten after half an hour without a new refusal, is StormCrawler's.
///
/// @param least the operator's politeness
/// @param longestCrawlDelay what a larger Crawl-delay counts as
record Manners(Duration least, Duration longestCrawlDelay) {
    static final Duration LONGEST_PAUSE = Duration.ofHours(24);
    private static final Duration LONGEST_STRETCH = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(60);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
    private static final int MOST_DOUBLINGS = 11; // 60 s * 2^11 is above a day
    private static final int SLOWDOWN = 5;

    /// Between the end of a request and the start of the next one to the same site.
    ///
    /// @param crawlDelay of robots.txt; zero without one
    /// @param took how long the last answer took
    Duration interval(Duration crawlDelay, Duration took) {
        var delay = shorter(crawlDelay, longestCrawlDelay);
        var stretched = shorter(took.multipliedBy(SLOWDOWN), LONGEST_STRETCH);
        return longer(least, longer(delay, stretched));
    }

    /// How often in a row the site refused, this time included, when it last paused us until then.
    static int refusals(int before, Instant pausedUntil, Instant now) {
        return now.isAfter(pausedUntil.plus(FORGOTTEN_AFTER)) ? 1 : Math.min(before + 1, MOST_DOUBLINGS + 1);
    }

    /// The pause after a refusal that names none: 60 s, doubling to a day, 10 % more or less. The jitter is drawn
    /// from the site's name and the count, so that sites that fail together come back apart and a rehearsal
    /// repeats exactly.
    static Duration pause(Site site, int refusals) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(refusals - 1, MOST_DOUBLINGS));
        int permille = 900 + Math.floorMod((site.name() + refusals).hashCode() * 0x9E3779B1, 201);
        return shorter(doubled.multipliedBy(permille).dividedBy(1000), LONGEST_PAUSE);
    }

    /// What a Retry-After asks for, at most a day; empty when there is none that makes sense. A date is measured
    /// against the answer's own Date, so that the two clocks need not agree.
    ///
    /// @param now stands in for a Date that is missing or unreadable
    static Optional<Duration> retryAfter(Heard.Answer answer, Instant now) {
        return answer.header("Retry-After").map(String::strip).flatMap(value -> {
            if (value.matches("[0-9]+")) {
                return Optional.of(value.length() > 9 ? LONGEST_PAUSE : atMostADay(Long.parseLong(value)));
            }
            var from = answer.header("Date").flatMap(Manners::date).orElse(now);
            return date(value)
                    .filter(until -> !until.isBefore(from))
                    .map(until -> atMostADay(Duration.between(from, until).toSeconds()));
        });
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration atMostADay(long seconds) {
        return shorter(Duration.ofSeconds(seconds), LONGEST_PAUSE);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
