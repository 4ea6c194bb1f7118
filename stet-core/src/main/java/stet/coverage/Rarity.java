// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

import java.util.Map;

/// How much it says that two stories share a trait: the fewer others have it, the more (K. Spärck Jones, 1972).
///
/// @param articles how many there are in the days that are looked at
/// @param with the terms of a trait to how many of these articles have it, at least 1
public record Rarity(int articles, Map<String, Integer> with) {
    /// What more articles than one in twenty have tells none of them apart.
    private static final int COMMON = 20;

    /// A small archive cannot tell how rare a name is, so it counts as if it held so many articles.
    private static final int SMALL = 50;

    /// Of a few articles, so many may have it.
    private static final int FEW = 5;

    public Rarity {
        with = Map.copyOf(with);
        if (articles < 1) {
            throw new IllegalArgumentException("rarity among %d articles".formatted(articles));
        }
    }

    /// From 0 for what is common, or not known, to nearly 1 for what two articles of many have.
    double of(String terms) {
        int have = with.getOrDefault(terms, 0);
        return have == 0 || have > mostOf(articles) ? 0 : Math.max(0, Math.log((articles + 1.0) / have) / full());
    }

    /// The same of a name, which is rarer than a word by its nature.
    double ofName(String terms) {
        return of(terms) == 0 ? 0 : new Rarity(Math.max(articles, SMALL), with).of(terms);
    }

    /// Of the same number of the same thing, which an index need not know.
    double ofNumber() {
        double many = Math.max(articles, SMALL) + 1.0;
        return Math.log(many / 2) / Math.log(many);
    }

    private double full() {
        return Math.log(articles + 1.0);
    }

    /// How many articles can have a trait that is not common.
    public static int mostOf(int articles) {
        return Math.max(FEW, articles / COMMON);
    }
}
