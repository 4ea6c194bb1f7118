// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.Map;

/// What an outlet's pages have taught about the addresses of its articles: how often an address of each shape led to an
/// article, and how often to none.
///
/// @param counts at most 200 shapes
public record Shapes(Map<AddressShape, Count> counts) {
    public static final Shapes NONE = new Shapes(Map.of());

    /// How many shapes are kept for an outlet; the rarest is forgotten first.
    public static final int MOST = 200;

    /// Fewer pages of a shape teach nothing.
    private static final int ENOUGH = 3;

    private static final double MOSTLY = 0.8;

    /// So many known articles say what an outlet's addresses look like, and which others it does not use.
    private static final int MANY = 30;

    /// @param articles pages that were read as an article
    /// @param others pages that were none
    public record Count(int articles, int others) {
        int all() {
            return articles + others;
        }
    }

    /// What is known of an address before anybody looks.
    public enum Verdict {
        ARTICLE,
        /// Pages of that shape were no articles.
        OTHER,
        /// The outlet's articles are well known, and none has that shape.
        STRANGE,
        /// Nothing is known.
        UNKNOWN
    }

    public Shapes {
        counts = Map.copyOf(counts);
    }

    public Verdict of(Address address) {
        var count = counts.get(AddressShape.of(address));
        if (count == null) {
            return isWellKnown() ? Verdict.STRANGE : Verdict.UNKNOWN;
        }
        if (count.all() >= ENOUGH && count.articles() >= MOSTLY * count.all()) {
            return Verdict.ARTICLE;
        }
        return count.all() >= ENOUGH && count.others() >= MOSTLY * count.all() ? Verdict.OTHER : Verdict.UNKNOWN;
    }

    /// Whether many articles are known and nearly all of them have one of the shapes that are common here.
    private boolean isWellKnown() {
        int all = counts.values().stream().mapToInt(Count::articles).sum();
        int common = counts.values().stream()
                .mapToInt(Count::articles)
                .filter(n -> n >= ENOUGH)
                .sum();
        return all >= MANY && common >= 0.9 * all;
    }
}
