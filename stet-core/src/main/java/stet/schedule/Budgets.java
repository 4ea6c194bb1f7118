// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Duration;
import java.util.Map;
import stet.model.Budget;
import stet.model.OutletId;
import stet.model.Timing;

/// How many requests an hour each outlet bears by the settings. What was decided for one outlet since (model.Budget)
/// comes with what is known of it, so that it counts from its next look on.
///
/// @param usual of outlets that are not named
public record Budgets(double usual, Map<OutletId, Double> own) {
    public static final double MOST = Budget.MOST_PER_HOUR;

    private static final double SEEDS_SHARE = 0.5;

    public Budgets {
        own = Map.copyOf(own);
        Budget.requirePerHour(usual);
        own.values().forEach(Budget::requirePerHour);
    }

    /// By the settings.
    public double perHour(OutletId outlet) {
        return own.getOrDefault(outlet, usual);
    }

    public double perHour(OutletId outlet, Timing known) {
        return known.decided().orElseGet(() -> perHour(outlet));
    }

    /// How far apart the looks at one seed must be, so that an outlet's seeds together take at most half of what it
    /// bears: the other half is for its articles, none of which may starve.
    ///
    /// @param seeds that are looked at alike
    public Duration seedPace(OutletId outlet, Timing known, int seeds) {
        return Duration.ofMillis(Math.round(seeds / (perHour(outlet, known) * SEEDS_SHARE) * 3_600_000));
    }
}
