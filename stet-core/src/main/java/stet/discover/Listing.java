// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.Sighting;
import stet.model.Terms;

/// What a feed, a sitemap or a page names, before it is asked whose articles those are.
///
/// @param title the feed's own name; may be empty
/// @param language as the feed states it; may be empty
/// @param home the page that the feed says it belongs to
/// @param parts the further sitemaps that a sitemap index names, the newest first
/// @param terms what it says of itself
/// @param trouble in words for an operator; empty when nothing was wrong
record Listing(
        String title,
        String language,
        Optional<Address> home,
        List<Sighting> entries,
        List<Part> parts,
        Terms terms,
        String trouble) {
    /// A further sitemap.
    ///
    /// @param modified as the index states it
    record Part(Address address, Optional<Instant> modified) {}

    Listing {
        entries = List.copyOf(entries);
        parts = List.copyOf(parts);
    }

    static Listing of(List<Sighting> entries, String trouble) {
        return new Listing("", "", Optional.empty(), entries, List.of(), Terms.NONE, trouble);
    }

    /// Nothing could be read.
    static Listing unreadable(String trouble) {
        return of(List.of(), trouble);
    }

    /// The same with one more trouble, told first.
    Listing after(String earlier) {
        return new Listing(title, language, home, entries, parts, terms, Troubles.joined(earlier, trouble));
    }

    /// The same, of a seed that says this of itself.
    Listing with(Terms said) {
        return new Listing(title, language, home, entries, parts, said, trouble);
    }
}
