// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Payload;
import stet.model.Seed;
import stet.model.Shapes;
import stet.model.Sighting;
import stet.model.Site;
import stet.model.Terms;

/// Reads what a seed names. What the bytes are decides how they are read, not what the seed was thought to be.
public final class Seeds {
    private Seeds() {}

    /// @param sightings of the outlet's own articles, in the seed's order, each address once
    /// @param parts the further sitemaps that a sitemap index names, the newest first
    /// @param trouble what was wrong with the seed, in words for an operator; empty when nothing was
    /// @param foreign articles of other sites, which are not watched for this outlet
    /// @param terms what the seed says of itself
    public record Named(
            List<Sighting> sightings, List<Part> parts, String trouble, List<Sighting> foreign, Terms terms) {
        public Named {
            sightings = List.copyOf(sightings);
            parts = List.copyOf(parts);
            foreign = List.copyOf(foreign);
        }
    }

    /// A sitemap that an index names.
    ///
    /// @param modified as the index states it
    public record Part(Seed seed, Optional<Instant> modified) {}

    /// Reads the answer that a seed gave, with what its headers say.
    ///
    /// @param shapes what is known of the outlet's addresses, for pages of links
    public static Named read(Seed seed, Capture capture, Shapes shapes) {
        var type = capture.header("Content-Type").orElse("");
        var named = read(seed, capture.content(), type, capture.address(), shapes);
        var said = HeaderTerms.of(capture);
        var pace = Stream.concat(said.pace().stream(), named.terms().pace().stream())
                .max(Duration::compareTo);
        var hub = said.hub().or(named.terms()::hub); // WebSub, section 4: headers come first
        return new Named(
                named.sightings(),
                named.parts(),
                named.trouble(),
                named.foreign(),
                new Terms(pace, hub, Optional.empty()));
    }

    /// The same without knowing the outlet or the headers.
    static Named read(Seed seed, Payload content, String contentType, Address found) {
        return read(seed, content, contentType, found, Shapes.NONE);
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
    /// @param shapes what is known of the outlet's addresses
    public static Named read(Seed seed, Payload content, String contentType, Address found, Shapes shapes) {
        var listing = Format.read(content, contentType, found, shapes);
        var homes = Homes.of(seed.address(), listing);
        Map<Address, Sighting> once = new LinkedHashMap<>();
        listing.entries().stream().filter(s -> !isHomePage(s.address())).forEach(s -> once.putIfAbsent(s.address(), s));
        List<Sighting> own = new ArrayList<>();
        List<Sighting> foreign = new ArrayList<>();
        once.values().forEach(s -> (homes.contains(Site.of(s.address())) ? own : foreign).add(s));
        var parts = listing.parts().stream()
                .filter(part -> Site.of(part.address()).equals(Site.of(seed.address())))
                .map(part -> new Part(new Seed(seed.outlet(), part.address(), Seed.Kind.SITEMAP), part.modified()))
                .toList();
        var trouble =
                Troubles.joined(listing.trouble(), elsewhere(listing.parts().size() - parts.size()));
        return new Named(own, parts, trouble, foreign, listing.terms());
    }

    private static boolean isHomePage(Address address) {
        return address.path().equals("/") && address.query().isEmpty();
    }

    private static String elsewhere(int parts) {
        return parts == 0 ? "" : "sitemaps of other sites were left out: " + parts;
    }
}
