// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.util.Map;
import stet.model.Site;

/// The budget of every site.
///
/// @param usual of a site without one of its own
public record Ceilings(Ceiling usual, Map<Site, Ceiling> own) {
    public static final Ceilings DEFAULTS = new Ceilings(Ceiling.USUAL, Map.of());

    public Ceilings {
        own = Map.copyOf(own);
    }

    Ceiling of(Site site) {
        return own.getOrDefault(site, usual);
    }
}
