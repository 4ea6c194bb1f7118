// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.List;
import stet.model.ArticleId;
import stet.search.Query;

/// Which changes somebody follows, in an order that grows at its end alone: what stands at a place or before it is
/// settled.
public sealed interface View {
    /// Those that pass a filter, in the order in which they were recorded.
    record Filtered(Filter filter) implements View {}

    /// Those of one article, in the order in which they were recorded.
    record OfArticle(ArticleId article) implements View {}

    /// Those that a search for changes finds, in the order of time. What was seen shortly ago may not be in the index
    /// yet.
    ///
    /// @param settled what was seen before this instant was recorded and handed to the index long ago
    record Searched(Query query, Instant settled) implements View {
        public Searched {
            if (!query.isOfChanges()) {
                throw new IllegalArgumentException("a search for articles is no view of changes: " + query.typed());
            }
        }
    }

    /// A stretch of a view.
    record Run(List<Long> places, Rest rest) {
        public Run {
            places = List.copyOf(places);
        }

        static Run of(List<Long> places, int most) {
            return new Run(places, places.size() < most ? Rest.NONE : Rest.SOME);
        }
    }

    /// What there is beyond the end of a stretch.
    enum Rest {
        SOME,
        NONE,
        /// It would have taken too long to find out.
        UNKNOWN
    }
}
