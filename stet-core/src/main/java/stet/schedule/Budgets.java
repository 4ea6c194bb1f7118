// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.util.Map;
import stet.model.OutletId;

/// How many requests an hour each outlet bears.
///
/// @param usual of outlets that are not named
public record Budgets(double usual, Map<OutletId, Double> own) {
    public static final double MOST = 3600;

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
}
