// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Duration;
import java.util.Optional;
import stet.model.Looks;

/// How long to wait after a look at an article that did not tell how its text stands.
///
/// A look without a usable answer says nothing about the article: it is repeated after a quarter of an hour, then after
/// twice as long each time up to a day.
///
/// An article that is missing (404) is looked at half a day later and a day later, so that three answers span a day;
/// then it counts as removed. One more look comes a week after, since a return is news; then it ends.
public final class Waits {
    private static final Doubling AFTER_FAILURE = new Doubling(Duration.ofMinutes(15), Duration.ofDays(1));
    private static final int MISSES = 3;
    private static final Duration MISSING_FOR = Duration.ofDays(1);
    private static final Duration BETWEEN_MISSES = Duration.ofHours(12);
    private static final Duration LAST_LOOK_AFTER = Duration.ofDays(8);
    private static final Duration AFTER_GONE = Duration.ofDays(1);
    private static final Duration LAST_LOOK_AFTER_GONE = Duration.ofDays(7);
    private static final Duration SOONEST = Duration.ofHours(1);

    private Waits() {}

    /// After a look without a usable answer.
    ///
    /// @param looks with at least one failure
    public static Duration afterFailure(Looks looks) {
        return AFTER_FAILURE.times(Math.max(0, looks.failures() - 1));
    }

    /// After a look that found nothing at the address; empty when the article is no longer checked.
    public static Optional<Duration> afterMiss(Looks looks) {
        var missing = missingFor(looks);
        if (looks.missing() == 1) {
            return Optional.of(BETWEEN_MISSES);
        }
        if (!confirmsRemoval(looks)) {
            return Optional.of(longer(SOONEST, MISSING_FOR.minus(missing)));
        }
        var left = LAST_LOOK_AFTER.minus(missing);
        return left.isPositive() ? Optional.of(longer(SOONEST, left)) : Optional.empty();
    }

    /// After a 410: a clear word, but one look a day later and one a week later may still find it restored.
    public static Optional<Duration> afterGone(Looks looks) {
        return switch (looks.missing()) {
            case 0, 1 -> Optional.of(AFTER_GONE);
            case 2 -> Optional.of(LAST_LOOK_AFTER_GONE);
            default -> Optional.empty();
        };
    }

    /// Whether 404 was seen three times over at least a day: from then on the article counts as removed.
    public static boolean confirmsRemoval(Looks looks) {
        return looks.missing() >= MISSES && missingFor(looks).compareTo(MISSING_FOR) >= 0;
    }

    /// From the first 404 to the last.
    private static Duration missingFor(Looks looks) {
        return looks.missingSince()
                .flatMap(since -> looks.lastLook().map(last -> Duration.between(since, last)))
                .orElse(Duration.ZERO);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
