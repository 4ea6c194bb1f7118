// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.Arrays;

/// The words of a paragraph without their order, letter case folded and signs left out; for scripts without spaces,
/// pairs of neighbouring letters.
final class Bag {
    /// From this share of unspaced letters on, a paragraph is compared by pairs.
    private static final double MOSTLY_UNSPACED = 0.3;

    private final int[] words;
    private final int[] counts;
    private final int distinct;

    private Bag(int[] sorted, int size) {
        words = new int[size];
        counts = new int[size];
        int at = -1;
        for (int k = 0; k < size; k++) {
            if (at < 0 || words[at] != sorted[k]) {
                words[++at] = sorted[k];
            }
            counts[at]++;
        }
        distinct = at + 1;
    }

    static Bag of(Tokens tokens, Vocabulary folded) {
        var words = new int[tokens.size()];
        int size = 0;
        int letters = 0;
        for (int k = 0; k < tokens.size(); k++) {
            letters += tokens.kind(k) == Tokens.Kind.LETTER ? 1 : 0;
        }
        boolean paired = letters > MOSTLY_UNSPACED * tokens.size();
        int last = -1;
        for (int k = 0; k < tokens.size(); k++) {
            if (tokens.kind(k) == Tokens.Kind.SIGN) {
                continue;
            }
            if (!paired || last >= 0) {
                words[size++] = paired
                        ? folded.number(tokens.text(), tokens.start(last), tokens.end(k))
                        : folded.number(tokens, k);
            }
            last = k;
        }
        Arrays.sort(words, 0, size);
        return new Bag(words, size);
    }

    /// How many different words there are.
    int distinct() {
        return distinct;
    }

    int word(int k) {
        return words[k];
    }

    int count(int k) {
        return counts[k];
    }

    /// Whether one of its words is in a paragraph of the index.
    ///
    /// @param postingStarts where each word's paragraphs begin
    boolean isAmong(int[] postingStarts) {
        for (int k = 0; k < distinct; k++) {
            if (postingStarts[words[k]] < postingStarts[words[k] + 1]) {
                return true;
            }
        }
        return false;
    }

    /// What all its words weigh together.
    double weight(double[] rarity) {
        double weight = 0;
        for (int k = 0; k < distinct; k++) {
            weight += counts[k] * rarity[words[k]];
        }
        return weight;
    }

    /// What the words in both weigh together.
    double shared(Bag other, double[] rarity) {
        double weight = 0;
        int i = 0;
        int j = 0;
        while (i < distinct && j < other.distinct) {
            if (words[i] == other.words[j]) {
                weight += Math.min(counts[i], other.counts[j]) * rarity[words[i]];
                i++;
                j++;
            } else if (words[i] < other.words[j]) {
                i++;
            } else {
                j++;
            }
        }
        return weight;
    }
}
