// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import stet.model.Hint;
import stet.model.Looks;
import stet.model.Pulse;
import stet.model.Seed;

/// What brings a target's next look about: the one rule of [Cadence], [Waits] or [SeedCadence] by which it is due
/// when it is, read from what is kept of it. The terms behind an article's time are [Why].
public sealed interface Occasion {
    /// It was never looked at.
    record First() implements Occasion {}

    /// It was brought forward, or is owed whatever it costs: somebody asked, a hub said that a feed has news, or
    /// the last look could not settle how the text stands.
    record Asked() implements Occasion {}

    /// The last looks got no usable answer, and it is tried again after longer and longer waits.
    ///
    /// @param times in a row, at least 1
    /// @param interval from the last look on
    record Again(int times, Duration interval) implements Occasion {}

    /// Nothing is at an article's address, and it is looked whether that stays so.
    ///
    /// @param times in a row, at least 1
    record Away(int times) implements Occasion {}

    /// A seed said since the last look that an article was changed.
    ///
    /// @param at when, by its word
    record Told(Hint.Kind by, Instant at) implements Occasion {}

    /// By then an edit of an article is likely enough to be worth a request of its outlet's budget.
    ///
    /// @param perDay edits that are expected at that time
    record Likely(double perDay) implements Occasion {}

    /// An article of its age is left alone no longer, however unlikely an edit is.
    record Latest() implements Occasion {}

    /// A seed still names new articles, and is looked at as often as ever.
    record Busy(Duration interval) implements Occasion {}

    /// A seed has named nothing new for a while, and is looked at more seldom.
    ///
    /// @param quiet from its last news to its last look
    record Quiet(Duration interval, Duration quiet) implements Occasion {}

    /// A seed asks not to be looked at more often.
    record Paced(Duration interval) implements Occasion {}

    /// The answer of a seed stays fresh for so long, or its outlet's budget bears no more looks at its seeds.
    record Spared(Duration interval) implements Occasion {}

    /// Of an article that is looked at.
    ///
    /// @param cadence of its outlet
    static Occasion of(Looks looks, Pulse pulse, Cadence cadence, Instant due) {
        if (looks.lastLook().isEmpty()) {
            return new First();
        }
        if (looks.failures() > 0 || looks.missing() > 0) {
            return isEarly(looks, due) ? new Asked() : unanswered(looks);
        }
        if (pulse.sure().isEmpty()) {
            return new Asked();
        }
        return pulse.hints().entrySet().stream()
                .max(Comparator.comparing(Map.Entry<Hint.Kind, Instant>::getValue))
                .<Occasion>map(word -> new Told(word.getKey(), word.getValue()))
                .orElseGet(() ->
                        due.isBefore(cadence.latest(pulse)) ? new Likely(cadence.rate(pulse, due) * 24) : new Latest());
    }

    /// Of a seed.
    ///
    /// @param pace for how long it asks to be left alone
    static Occasion of(Seed.Kind kind, Looks looks, Optional<Duration> pace, Instant due) {
        if (looks.lastLook().isEmpty()) {
            return new First();
        }
        if (isEarly(looks, due)) {
            return new Asked();
        }
        var wait = looks.interval();
        if (looks.failures() > 0) {
            return new Again(looks.failures(), wait);
        }
        var cadence = SeedCadence.of(kind);
        if (wait.compareTo(cadence.next(looks)) <= 0) {
            return wait.compareTo(cadence.shortest()) <= 0 ? new Busy(wait) : new Quiet(wait, SeedCadence.quiet(looks));
        }
        return wait.equals(cadence.next(looks, pace.orElse(Duration.ZERO))) ? new Paced(wait) : new Spared(wait);
    }

    private static Occasion unanswered(Looks looks) {
        return looks.failures() > 0 ? new Again(looks.failures(), looks.interval()) : new Away(looks.missing());
    }

    /// Whether it is due before the wait that the last look led to is over.
    private static boolean isEarly(Looks looks, Instant due) {
        return looks.lastLook()
                .filter(last -> due.isBefore(last.plus(looks.interval())))
                .isPresent();
    }
}
