// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Duration;

/// Waits that double from the shortest to the longest.
record Doubling(Duration shortest, Duration longest) {
    private static final int ENOUGH = 40; // a second doubled forty times is longer than any wait of ours

    /// @param times how often the shortest was doubled; 0 is the shortest itself
    Duration times(int times) {
        var wait = shortest.multipliedBy(1L << Math.min(times, ENOUGH));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
