// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Duration;
import java.time.Instant;
import stet.model.Looks;
import stet.model.Seed;

/// When to look at a seed again. Seeds never end: while new articles come, the wait is the shortest; when
/// none has come for six hours it is twice as long, after twelve hours four times, and so on up to the
/// longest.
///
/// Feeds: 10 to 60 minutes. Readers of feeds hold ten minutes for the least that a news outlet's feed bears
/// and an hour for good manners elsewhere. Section pages: 15 to 60 minutes, since they are the heaviest to
/// make and to fetch. Sitemaps: 15 minutes while they name new articles (a news sitemap holds the last two
/// days); the doubling goes on to a day, since most parts of a sitemap index are past months that never
/// change again and there may be hundreds.
///
/// A seed that asks to be left alone for longer (RSS's `ttl`, the syndication module's `updatePeriod`, an answer
/// that stays fresh) is, up to six hours: some state a day or more out of habit, and a list of news may have moved
/// on in that time.
///
/// A look without a usable answer doubles the wait each time up to six hours; a seed that is missing (404)
/// is treated alike, for a moved feed often comes back.
public record SeedCadence(Duration shortest, Duration longest) {
    private static final Duration QUIET = Duration.ofHours(6);
    private static final Duration LONGEST_AFTER_FAILURE = Duration.ofHours(6);
    private static final Duration LONGEST_PACE = Duration.ofHours(6);

    /// @throws IllegalArgumentException unless 0 < shortest <= longest
    public SeedCadence {
        if (!shortest.isPositive() || shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("waits grow from %s to %s".formatted(shortest, longest));
        }
    }

    public static SeedCadence of(Seed.Kind kind) {
        return switch (kind) {
            case FEED -> new SeedCadence(Duration.ofMinutes(10), Duration.ofHours(1));
            case SITEMAP -> new SeedCadence(Duration.ofMinutes(15), Duration.ofDays(1));
            case SECTION -> new SeedCadence(Duration.ofMinutes(15), Duration.ofHours(1));
        };
    }

    /// How long to wait from the last look; zero before the first.
    ///
    /// @param looks in which a change is a look that found a new article
    public Duration next(Looks looks) {
        if (looks.lastLook().isEmpty()) {
            return Duration.ZERO;
        }
        int unanswered = looks.failures() + looks.missing();
        if (unanswered > 0) {
            return new Doubling(shortest, LONGEST_AFTER_FAILURE).times(unanswered);
        }
        return new Doubling(shortest, longest).times(doublings(quiet(looks)));
    }

    /// From its last news to its last look; zero before the first.
    static Duration quiet(Looks looks) {
        return looks.lastLook()
                .map(last -> Duration.between(looks.lastChange().orElse(looks.firstSeen()), last))
                .orElse(Duration.ZERO);
    }

    /// The same for a seed that asks to be left alone for so long.
    ///
    /// @param pace what it asked for; zero when it asks for nothing
    public Duration next(Looks looks, Duration pace) {
        var own = next(looks);
        var asked = pace.compareTo(LONGEST_PACE) < 0 ? pace : LONGEST_PACE;
        return asked.compareTo(own) > 0 ? asked : own;
    }

    /// When the next look is due, counted from the last.
    public Instant due(Looks looks) {
        return looks.lastLook().orElse(looks.firstSeen()).plus(next(looks));
    }

    private static int doublings(Duration quiet) {
        long spans = Math.max(0, quiet.dividedBy(QUIET));
        return Long.SIZE - Long.numberOfLeadingZeros(spans);
    }
}
