// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.List;
import java.util.Optional;

/// What a look established.
public sealed interface Finding {
    /// A seed named these articles, and these further seeds (the parts of a sitemap index).
    ///
    /// @param terms what it says of itself
    record Listed(List<Sighting> sightings, List<Seed> seeds, Terms terms) implements Finding {
        public Listed {
            sightings = List.copyOf(sightings);
            seeds = List.copyOf(seeds);
        }

        public Listed(List<Sighting> sightings, List<Seed> seeds) {
            this(sightings, seeds, Terms.NONE);
        }
    }

    /// The first version of an article.
    record FirstSeen(Version version) implements Finding {}

    /// The first version that Stet saw itself of an article whose history was taken over from another archive.
    ///
    /// @param revision what differs from the last version that was taken over, marked as one of readers
    record FirstRead(Version version, Revision revision) implements Finding {}

    /// A new version.
    record Revised(Version version, Revision revision) implements Finding {}

    /// The same as before.
    record Unchanged() implements Finding {}

    /// Nothing that can be said about the text: a failed look never becomes a claim.
    record NoAnswer() implements Finding {}

    /// The page is another article that is already kept; this address is one more of its. That article is looked at
    /// again at once; the outcome's events are its events.
    ///
    /// @param moved whether that article is fetched from this address from now on
    /// @param answer what that article's own address has just answered: its look is taken with it and asks the site
    /// no more; empty when that address was not asked or gave no page
    record Alias(Target.Article of, boolean moved, Optional<Fetched> answer) implements Finding {}
}
