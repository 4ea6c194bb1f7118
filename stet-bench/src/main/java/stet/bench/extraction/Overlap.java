// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One page's true and found text compared by their runs of four words (shingles), each counted as often as it stands
/// there. A text of fewer words is one run; an empty text has none.
///
/// @param shared runs in both texts
/// @param extra runs that only the found text has
/// @param missing runs that only the true text has
/// @param same whether the words are equal from first to last
record Overlap(int shared, int extra, int missing, boolean same) {
    private static final int RUN = 4;

    static Overlap of(String truth, String found) {
        var wanted = Words.of(truth);
        var given = Words.of(found);
        var left = runs(wanted);
        int shared = 0;
        int extra = 0;
        for (var run : runs(given).entrySet()) {
            int both = Math.min(run.getValue(), left.getOrDefault(run.getKey(), 0));
            shared += both;
            extra += run.getValue() - both;
        }
        int all = left.values().stream().mapToInt(n -> n).sum();
        return new Overlap(shared, extra, all - shared, wanted.equals(given));
    }

    /// The harmonic mean of this page's precision and recall; 1 where nothing is wrong.
    double f1() {
        return extra == 0 && missing == 0 ? 1 : 2.0 * shared / (2.0 * shared + extra + missing);
    }

    /// Of the runs that were found, the share that is true; 1 where nothing is wrong.
    double precision() {
        return rate(extra);
    }

    /// Of the true runs, the share that was found; 1 where nothing is wrong.
    double recall() {
        return rate(missing);
    }

    boolean hasFound() {
        return shared + extra > 0;
    }

    boolean hasTruth() {
        return shared + missing > 0;
    }

    private double rate(int miss) {
        if (extra == 0 && missing == 0) {
            return 1;
        }
        return shared + miss == 0 ? 0 : (double) shared / (shared + miss);
    }

    private static Map<List<String>, Integer> runs(List<String> words) {
        var runs = new HashMap<List<String>, Integer>();
        if (words.isEmpty()) {
            return runs;
        }
        int length = Math.min(RUN, words.size());
        for (int i = 0; i + length <= words.size(); i++) {
            runs.merge(words.subList(i, i + length), 1, Integer::sum);
        }
        return runs;
    }
}
