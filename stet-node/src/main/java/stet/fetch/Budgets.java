// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.util.Map;
import stet.model.Site;

/// The budget of every site.
///
/// @param usual of a site without one of its own
public record Budgets(Budget usual, Map<Site, Budget> own) {
    public static final Budgets DEFAULTS = new Budgets(Budget.USUAL, Map.of());

    public Budgets {
        own = Map.copyOf(own);
    }

    Budget of(Site site) {
        return own.getOrDefault(site, usual);
    }
}
