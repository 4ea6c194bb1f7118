// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import stet.model.Looks;

/// When to look at an article again: half an hour after a change, then a fifth longer each time that
/// nothing changed, and never again once the wait would pass forty days. This is News Sniffer's schedule:
/// 42 looks over some 240 days at an article that never changes, close together while editing is likely and
/// rare afterwards.
///
/// NewsDiffs looks every quarter of an hour for the first three hours instead. That finds a few more
/// short-lived versions for about twice the requests, which politeness to a small outlet does not bear, so
/// it is not done here.
///
/// A look without a usable answer says nothing about the article: it is repeated after a quarter of an
/// hour, then after twice as long each time up to a day, as often as need be; the decay goes on where it
/// stood.
///
/// An article that is missing (404) is looked at half a day later and a day later, so that three answers
/// span a day; then it counts as removed. One more look comes a week after, since a return is news; then it
/// ends.
///
/// @param afterChange the wait after a change
/// @param growth by what each wait without change is longer than the one before; at least 1.01
/// @param longest the wait that is not passed
public record Cadence(Duration afterChange, double growth, Duration longest) {
    public static final Cadence DECAYING = new Cadence(Duration.ofMinutes(30), 1.2, Duration.ofDays(40));

    private static final Doubling AFTER_FAILURE = new Doubling(Duration.ofMinutes(15), Duration.ofDays(1));
    private static final int MISSES = 3;
    private static final Duration MISSING_FOR = Duration.ofDays(1);
    private static final Duration BETWEEN_MISSES = Duration.ofHours(12);
    private static final Duration LAST_LOOK_AFTER = Duration.ofDays(8);
    private static final Duration SOONEST = Duration.ofHours(1);

    /// @throws IllegalArgumentException unless 0 < afterChange <= longest and growth >= 1.01
    public Cadence {
        if (!afterChange.isPositive() || afterChange.compareTo(longest) > 0) {
            throw new IllegalArgumentException("waits grow from %s to %s".formatted(afterChange, longest));
        }
        if (!(growth >= 1.01)) {
            throw new IllegalArgumentException("waits grow by at least 1.01, not " + growth);
        }
    }

    /// How long to wait from the last look; zero before the first; empty when the article is no longer checked.
    public Optional<Duration> next(Looks looks) {
        if (looks.lastLook().isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        if (looks.failures() > 0) {
            return Optional.of(AFTER_FAILURE.times(looks.failures() - 1));
        }
        return looks.missing() > 0 ? afterMiss(looks) : afterUnchanged(looks.unchanged());
    }

    /// Whether 404 was seen three times over at least a day: from then on the article counts as removed.
    public static boolean confirmsRemoval(Looks looks) {
        return looks.missing() >= MISSES && missingFor(looks).compareTo(MISSING_FOR) >= 0;
    }

    /// When the last look would be taken if nothing changed any more and every look were answered; empty
    /// when the article is no longer checked.
    ///
    /// @param lastLook the look that `looks` ends with, or when the first look is due
    public Optional<Instant> endsAt(Looks looks, Instant lastLook) {
        if (next(looks).isEmpty()) {
            return Optional.empty();
        }
        if (looks.missing() > 0) {
            return looks.missingSince().map(since -> later(since.plus(LAST_LOOK_AFTER), lastLook));
        }
        var end = lastLook;
        var wait = afterUnchanged(looks.unchanged());
        for (int unchanged = looks.unchanged() + 1; wait.isPresent(); unchanged++) {
            end = end.plus(wait.get());
            wait = afterUnchanged(unchanged);
        }
        return Optional.of(end);
    }

    private Optional<Duration> afterUnchanged(int unchanged) {
        double millis = afterChange.toMillis() * Math.pow(growth, unchanged);
        return millis > longest.toMillis() ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(millis)));
    }

    private static Optional<Duration> afterMiss(Looks looks) {
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

    /// From the first 404 to the last.
    private static Duration missingFor(Looks looks) {
        return looks.missingSince()
                .flatMap(since -> looks.lastLook().map(last -> Duration.between(since, last)))
                .orElse(Duration.ZERO);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
