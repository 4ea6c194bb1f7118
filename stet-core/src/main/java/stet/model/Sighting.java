// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.util.Optional;

/// An article named by a seed.
///
/// @param address with tracking parameters removed
/// @param guid the feed's own permanent name for the entry (RSS guid, Atom id, JSON Feed id); scoped to its seed
/// @param title as the seed has it; may be empty
/// @param published as the seed states it
/// @param modified as the seed states it (Atom updated, sitemap lastmod)
public record Sighting(
        Address address,
        Optional<String> guid,
        String title,
        Optional<Instant> published,
        Optional<Instant> modified) {}
