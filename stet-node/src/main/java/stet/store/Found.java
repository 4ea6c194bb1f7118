// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.search.Piece;

/// What a search found, newest first: articles, or changes when the search is for changes.
///
/// @param next where the search goes on, to be given as `from`; empty when there is no more
/// @param whole whether there are as many as were asked for, or no more; else the search took too long and stopped
public record Found(List<Article> articles, List<Changed> changes, Optional<String> next, boolean whole) {
    public static final Found NOTHING = new Found(List.of(), List.of(), Optional.empty(), true);

    public Found {
        articles = List.copyOf(articles);
        changes = List.copyOf(changes);
    }

    /// @param headline of the newest version
    /// @param since when the first of the versions that fit was seen
    /// @param in the numbers of the versions that the search fits, in order; at least one
    /// @param versions how many there are
    /// @param passage out of the newest of them
    /// @param clipping whether it was handed in, and never seen
    public record Article(
            ArticleId id,
            OutletId outlet,
            String outletName,
            String section,
            String language,
            String headline,
            Instant firstSeen,
            Instant since,
            List<Integer> in,
            int versions,
            List<Piece> passage,
            boolean clipping) {
        public Article {
            in = List.copyOf(in);
            passage = List.copyOf(passage);
        }
    }

    /// @param removed the passage that went, with what was sought in it; may be empty
    /// @param added the passage that came; may be empty
    public record Changed(StreamItem item, List<Piece> removed, List<Piece> added) {
        public Changed {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }
}
