// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// A set's figures for the text of its articles, each from 0 to 1.
///
/// @param precision the mean over pages on which anything was found
/// @param recall the mean over pages that have a text
/// @param exact the share of pages whose words are all equal
/// @param near the share of pages whose own F1 is at least .98
record TextFigures(double precision, double recall, double exact, double near) {
    private static final double NEAR = 0.98;

    static TextFigures of(List<Overlap> pages) {
        return new TextFigures(
                mean(pages, Overlap::hasFound, Overlap::precision),
                mean(pages, Overlap::hasTruth, Overlap::recall),
                mean(pages, _ -> true, page -> page.same() ? 1 : 0),
                mean(pages, _ -> true, page -> page.f1() >= NEAR ? 1 : 0));
    }

    /// The harmonic mean of the two means, as the public article extraction benchmark has it.
    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static double mean(List<Overlap> pages, Predicate<Overlap> counts, ToDoubleFunction<Overlap> figure) {
        return pages.stream().filter(counts).mapToDouble(figure).average().orElse(0);
    }
}
