// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;

/// A seed's word that an article was changed.
///
/// @param at when it was changed, by the seed's word; for a new title, when the seed was read
public record Hint(Kind kind, Instant at) {
    /// What gave the word. The order is that of the tallies that an outlet's [Habits] keep.
    public enum Kind {
        /// A feed names a time of change after the last look.
        FEED,
        /// A feed shows another title than before.
        TITLE,
        /// A sitemap's `lastmod` is after the last look.
        SITEMAP
    }
}
