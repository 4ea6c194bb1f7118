// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Duration;
import java.util.Map;
import stet.model.OutletId;

/// How many requests an hour each outlet bears.
///
/// @param usual of outlets that are not named
public record Budgets(double usual, Map<OutletId, Double> own) {
    public static final double MOST = 3600;

    private static final double SEEDS_SHARE = 0.5;

    public Budgets {
        own = Map.copyOf(own);
        require(usual);
        own.values().forEach(Budgets::require);
    }

    private static void require(double perHour) {
        if (!(perHour > 0 && perHour <= MOST)) {
            throw new IllegalArgumentException(
                    "a budget is more than 0 and at most 3600 requests an hour, not " + perHour);
        }
    }

    public double perHour(OutletId outlet) {
        return own.getOrDefault(outlet, usual);
    }

    /// How far apart the looks at one seed must be, so that an outlet's seeds together take at most half of what it
    /// bears: the other half is for its articles, none of which may starve.
    ///
    /// @param seeds that are looked at alike
    public Duration seedPace(OutletId outlet, int seeds) {
        return Duration.ofMillis(Math.round(seeds / (perHour(outlet) * SEEDS_SHARE) * 3_600_000));
    }
}
