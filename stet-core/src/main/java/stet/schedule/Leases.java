// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Duration;

/// When a hub is asked again (W3C WebSub, sections 5.1 and 5.3).
public final class Leases {
    /// What Stet asks for; the hub decides.
    public static final Duration WANTED = Duration.ofDays(10);

    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final Duration FIRST_RETRY = Duration.ofHours(1);
    private static final Duration LONGEST_RETRY = Duration.ofDays(7);
    private static final double SAFE = 0.8;

    private Leases() {}

    /// A lease that a hub grants, between ten minutes and sixty days whatever it says.
    ///
    /// @param seconds as the hub says; 0 or less when it does not
    public static Duration granted(long seconds) {
        if (seconds <= 0) {
            return WANTED;
        }
        return Duration.ofSeconds(Math.clamp(seconds, SHORTEST.toSeconds(), LONGEST.toSeconds()));
    }

    /// How long after a lease began it is renewed: before its last fifth.
    public static Duration renewedAfter(Duration lease) {
        return Duration.ofMillis((long) (lease.toMillis() * SAFE));
    }

    /// How long to wait for a hub that does not answer, refuses, or does not confirm: an hour, doubled each time,
    /// up to a week.
    ///
    /// @param failures in a row
    public static Duration retry(int failures) {
        return new Doubling(FIRST_RETRY, LONGEST_RETRY).times(failures);
    }
}
