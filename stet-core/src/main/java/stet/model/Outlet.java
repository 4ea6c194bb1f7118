// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.List;

/// A publisher that is watched.
///
/// @param language a BCP 47 tag, or empty when not known
public record Outlet(OutletId id, String name, Address home, String language, List<Seed> seeds) {
    public Outlet {
        seeds = List.copyOf(seeds);
        if (name.isBlank()) {
            throw new IllegalArgumentException("an outlet has a name");
        }
    }
}
