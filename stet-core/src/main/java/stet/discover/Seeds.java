// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.List;
import stet.model.Payload;
import stet.model.Seed;
import stet.model.Sighting;

/// Reads what a seed names.
public final class Seeds {
    private Seeds() {}

    /// @param sightings in the seed's order, each address once
    /// @param parts the further sitemaps that a sitemap index names
    /// @param trouble what was wrong with the seed, in words for an operator; empty when nothing was
    public record Named(List<Sighting> sightings, List<Seed> parts, String trouble) {
        public Named {
            sightings = List.copyOf(sightings);
            parts = List.copyOf(parts);
        }
    }

    /// Reads as much as can be read: an ill-formed feed yields the entries before the fault, and says so in `trouble`.
    ///
    /// @param contentType the Content-Type header's value; may be empty
    public static Named read(Seed seed, Payload content, String contentType) {
        throw new IllegalStateException("not built");
    }
}
