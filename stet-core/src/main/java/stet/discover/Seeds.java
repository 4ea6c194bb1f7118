// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stet.model.Address;
import stet.model.Payload;
import stet.model.Seed;
import stet.model.Sighting;
import stet.model.Site;

/// Reads what a seed names. What the bytes are decides how they are read, not what the seed was thought to be.
public final class Seeds {
    private Seeds() {}

    /// @param sightings of the outlet's own articles, in the seed's order, each address once
    /// @param parts the further sitemaps that a sitemap index names, the newest first
    /// @param trouble what was wrong with the seed, in words for an operator; empty when nothing was
    /// @param foreign articles of other sites, which are not watched for this outlet
    public record Named(List<Sighting> sightings, List<Seed> parts, String trouble, List<Sighting> foreign) {
        public Named {
            sightings = List.copyOf(sightings);
            parts = List.copyOf(parts);
            foreign = List.copyOf(foreign);
        }
    }

    /// Reads as much as can be read: an ill-formed feed yields the entries before the fault, and says so in
    /// `trouble`.
    ///
    /// Own articles are those of the seed's site and of the site that the feed names as its home. A feed that is
    /// kept away from its home (on a feed host, say) and names neither may be all of one third site; then that is
    /// its own.
    ///
    /// @param contentType the Content-Type header's value; may be empty
    /// @param found where the content was found in the end, after redirects: what relative addresses stand on
    public static Named read(Seed seed, Payload content, String contentType, Address found) {
        var listing = Format.read(content, contentType, found);
        var homes = Homes.of(seed.address(), listing);
        Map<Address, Sighting> once = new LinkedHashMap<>();
        listing.entries().stream().filter(s -> !isHomePage(s.address())).forEach(s -> once.putIfAbsent(s.address(), s));
        List<Sighting> own = new ArrayList<>();
        List<Sighting> foreign = new ArrayList<>();
        once.values().forEach(s -> (homes.contains(Site.of(s.address())) ? own : foreign).add(s));
        var parts = listing.parts().stream()
                .filter(part -> Site.of(part).equals(Site.of(seed.address())))
                .map(part -> new Seed(seed.outlet(), part, Seed.Kind.SITEMAP))
                .toList();
        var trouble =
                Troubles.joined(listing.trouble(), elsewhere(listing.parts().size() - parts.size()));
        return new Named(own, parts, trouble, foreign);
    }

    private static boolean isHomePage(Address address) {
        return address.path().equals("/") && address.query().isEmpty();
    }

    private static String elsewhere(int parts) {
        return parts == 0 ? "" : "sitemaps of other sites were left out: " + parts;
    }
}
