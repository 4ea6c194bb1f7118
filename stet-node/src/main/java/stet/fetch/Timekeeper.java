// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The clock that Stet runs by, and the way to wait by it. A rehearsal runs it faster than the wall's: waiting
/// for an hour of a clock with speed 600 takes six seconds. Safe for many threads.
public interface Timekeeper extends InstantSource {

    /// Waits for that length of this clock's time; not at all when it is zero or negative.
    void sleep(Duration length) throws InterruptedException;

    /// How much of the wall's time passes in that length of this clock's.
    Duration real(Duration length);

    /// Waits until this clock shows that instant or a later one; when it is set back meanwhile, no longer than it
    /// was until then.
    default void await(Instant until) throws InterruptedException {
        var left = Duration.between(instant(), until);
        while (left.isPositive()) {
            sleep(left);
            var still = Duration.between(instant(), until);
            if (still.compareTo(left) >= 0) {
                return;
            }
            left = still;
        }
    }

    /// The system's clock.
    static Timekeeper wall() {
        return new Wall();
    }

    /// A clock that shows `from` now and runs `speed` times as fast as the wall's.
    ///
    /// @throws IllegalArgumentException unless 0 < speed <= 1,000,000
    static Timekeeper quickened(Instant from, double speed) {
        return new Quickened(from, System.nanoTime(), speed);
    }

    /// See [#wall].
    record Wall() implements Timekeeper {
        @Override
        public Instant instant() {
            return Instant.now();
        }

        @Override
        public Duration real(Duration length) {
            return length;
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
            Thread.sleep(length);
        }
    }

    /// See [#quickened].
    ///
    /// @param started what `System.nanoTime` said when the clock showed `from`
    record Quickened(Instant from, long started, double speed) implements Timekeeper {
        private static final double FASTEST = 1e6;

        public Quickened {
            if (!(speed > 0 && speed <= FASTEST)) {
                throw new IllegalArgumentException("a clock's speed is above 0 and at most 1,000,000, not " + speed);
            }
        }

        @Override
        public Instant instant() {
            return from.plusNanos((long) ((System.nanoTime() - started) * speed));
        }

        @Override
        public Duration real(Duration length) {
            double nanos = length.toMillis() * 1e6 + length.toNanosPart() % 1_000_000;
            return Duration.ofNanos((long) Math.ceil(nanos / speed));
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
            if (length.isPositive()) {
                Thread.sleep(real(length));
            }
        }
    }
}
