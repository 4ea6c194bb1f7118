// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.Arrays;
import java.util.BitSet;

/// Which linked paragraphs stayed in order, and which moved: the heaviest increasing subsequence stays (G. Jacobson and
/// K.-P. Vo, "Heaviest increasing/common subsequence problems", 1992).
final class Order {
    private final int[] best;
    private final double[] bestWeight;
    private final int[] previous;

    private Order(int size) {
        best = new int[size + 1];
        bestWeight = new double[size + 1];
        previous = new int[size];
        Arrays.fill(best, -1);
    }

    /// @param places of the links in the older version, in the order of the newer; all different
    /// @param weights greater than 0
    /// @return the indexes of those that moved
    static BitSet moved(int[] places, double[] weights) {
        var moved = new BitSet(places.length);
        if (isIncreasing(places)) {
            return moved;
        }
        moved.set(0, places.length);
        var order = new Order(places.length);
        for (int k = order.heaviest(ranks(places), weights); k >= 0; k = order.previous[k]) {
            moved.clear(k);
        }
        return moved;
    }

    private static boolean isIncreasing(int[] places) {
        for (int k = 1; k < places.length; k++) {
            if (places[k - 1] > places[k]) {
                return false;
            }
        }
        return true;
    }

    private static int[] ranks(int[] places) {
        var sorted = places.clone();
        Arrays.sort(sorted);
        var ranks = new int[places.length];
        Arrays.setAll(ranks, k -> Arrays.binarySearch(sorted, places[k]) + 1);
        return ranks;
    }

    /// The last link of the heaviest order; a tree of prefix maxima (P. Fenwick, 1994) keeps the best order that
    /// ends at or below each place.
    private int heaviest(int[] ranks, double[] weights) {
        int last = -1;
        double lastWeight = 0;
        for (int k = 0; k < ranks.length; k++) {
            int from = -1;
            double weight = 0;
            for (int q = ranks[k] - 1; q > 0; q &= q - 1) {
                if (bestWeight[q] > weight) {
                    weight = bestWeight[q];
                    from = best[q];
                }
            }
            previous[k] = from;
            weight += weights[k];
            for (int q = ranks[k]; q < best.length; q += q & -q) {
                if (weight > bestWeight[q]) {
                    bestWeight[q] = weight;
                    best[q] = k;
                }
            }
            if (weight > lastWeight) {
                lastWeight = weight;
                last = k;
            }
        }
        return last;
    }
}
