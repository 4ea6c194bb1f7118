// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that is known of a target before a look: what `recall` reads and `decide` judges by.
///
/// @param due the due time this look was taken for; the record is written only if it still stands
/// @param latest the article's newest version; empty for seeds and unseen articles
/// @param earlier text digest to version number, of every version so far (the highest number for each)
/// @param links the digest of the link targets last seen in an article, or of the addresses that a seed
/// listed last
/// @param addresses every address known for the article
/// @param suspect another article whose feed entry now names this address: perhaps it moved here
/// @param memory what the outlet's pages have taught about its furniture; nothing for seeds
/// @param scope which of the articles that a seed names are watched; all for articles
/// @param timing what the schedule knows
public record Watched(
        Target target,
        Instant due,
        Validators validators,
        Looks looks,
        Condition condition,
        Optional<Version> latest,
        Map<Digest, Integer> earlier,
        Optional<Digest> links,
        List<Address> addresses,
        Optional<Rival> suspect,
        SiteMemory memory,
        Scope scope,
        Timing timing) {
    public Watched {
        earlier = Map.copyOf(earlier);
        addresses = List.copyOf(addresses);
    }
}
