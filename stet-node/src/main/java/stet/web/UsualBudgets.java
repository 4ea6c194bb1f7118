// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.Map;
import stet.model.OutletId;
import stet.model.Site;
import stet.schedule.Budgets;

/// What outlets and their sites may be asked at most by the settings, as those who run the archive are shown it.
///
/// @param requests an hour, of each outlet
/// @param bytesPerDay of sites that are not named
public record UsualBudgets(Budgets requests, long bytesPerDay, Map<Site, Long> sites) {
    /// As the documented defaults have it.
    public static final UsualBudgets DEFAULTS = new UsualBudgets(new Budgets(120, Map.of()), 4L << 30, Map.of());

    public UsualBudgets {
        sites = Map.copyOf(sites);
    }

    double perHour(OutletId outlet) {
        return requests.perHour(outlet);
    }

    /// The setting that says so.
    String perHourKey(OutletId outlet) {
        return requests.own().containsKey(outlet) ? "schedule.budgets" : "schedule.budget";
    }

    long bytesPerDay(Site site) {
        return sites.getOrDefault(site, bytesPerDay);
    }

    /// The setting that says so.
    String bytesKey(Site site) {
        return sites.containsKey(site) ? "fetch.ceilings" : "fetch.bytes-per-day";
    }
}
