// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How often a contender reads other words in the second of two looks at one page: false changes where only noise
/// differs, seen edits where the article does.
///
/// @param pairs of pages that could vary so
/// @param changed pairs whose words differ
record Steadiness(int pairs, int changed) {
    private static final Steadiness NONE = new Steadiness(0, 0);

    private Steadiness and(Steadiness other) {
        return new Steadiness(pairs + other.pairs, changed + other.changed);
    }

    /// From 0 to 1; 0 without pairs.
    double share() {
        return pairs == 0 ? 0 : (double) changed / pairs;
    }

    static Steadiness of(Collection<Steadiness> all) {
        return all.stream().reduce(NONE, Steadiness::and);
    }

    /// What all contenders made of every page's two looks, page by page over all processors.
    static Map<Variation, Map<Contender, Steadiness>> of(List<LivePage> pages) {
        var all = new EnumMap<Variation, Map<Contender, Steadiness>>(Variation.class);
        for (var variation : Variation.values()) {
            var pairs = pages.parallelStream()
                    .flatMap(page -> variation.pair(page).stream())
                    .toList();
            var row = new EnumMap<Contender, Steadiness>(Contender.class);
            for (var contender : Contender.values()) {
                long changed = pairs.parallelStream()
                        .filter(pair -> differs(contender, pair))
                        .count();
                row.put(contender, new Steadiness(pairs.size(), (int) changed));
            }
            all.put(variation, row);
        }
        return all;
    }

    private static boolean differs(Contender contender, Variation.Pair pair) {
        var first = Words.normal(contender.read(pair.first()).text());
        return !first.equals(Words.normal(contender.read(pair.second()).text()));
    }
}
