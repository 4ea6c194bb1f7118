// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Map;
import stet.model.OutletId;

/// The rules of every outlet that has some.
public record RuleBook(Map<OutletId, SiteRules> outlets) {
    public static final RuleBook EMPTY = new RuleBook(Map.of());

    public RuleBook {
        outlets = Map.copyOf(outlets);
    }

    public SiteRules of(OutletId outlet) {
        return outlets.getOrDefault(outlet, SiteRules.NONE);
    }
}
