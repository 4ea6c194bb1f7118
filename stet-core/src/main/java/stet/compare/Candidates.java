// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the pairs of unlinked paragraphs that share rare words, through an inverted index; never looks at all pairs.
final class Candidates {
    /// Dice's coefficient from which a pair is worth a look.
    private static final double ALIKE = 0.30;
    /// Containment from which it is.
    private static final double CONTAINED = 0.50;
    /// In a long article, words in more paragraphs than this say nothing about which belong together.
    private static final int FREQUENT = 64;

    private static final double FREQUENT_SHARE = 0.3;
    private static final int FEW_PARAGRAPHS = 40;
    private static final int RARE_ENOUGH = 8;
    /// No paragraph is compared in full with more than this many others.
    private static final int MOST = 12;

    private final Bag[] olds;
    private final Bag[] news;
    private final double[] rarity;
    private final int[] postingStarts;
    private final int[] postings;

    private Candidates(Bag[] olds, Bag[] news, int words) {
        this.olds = olds;
        this.news = news;
        this.rarity = rarity(olds, news, words);
        this.postingStarts = starts(news, words);
        this.postings = postings(news, postingStarts);
    }

    /// @param before the unlinked paragraphs of the older version, ascending
    /// @param after those of the newer
    static List<Candidate> among(Texts olds, int[] before, Texts news, int[] after, Effort effort) {
        if (before.length == 0 || after.length == 0) {
            return List.of();
        }
        var folded = Vocabulary.folded();
        var oldBags = bags(olds, before, folded);
        var newBags = bags(news, after, folded);
        var finder = new Candidates(oldBags, newBags, folded.size());
        var found = new ArrayList<Candidate>();
        finder.find(before, after, found, effort);
        return found;
    }

    private static Bag[] bags(Texts texts, int[] paragraphs, Vocabulary folded) {
        var bags = new Bag[paragraphs.length];
        for (int k = 0; k < bags.length; k++) {
            bags[k] = Bag.of(texts.tokens(paragraphs[k]), folded);
        }
        return bags;
    }

    /// The inverse document frequency (K. Spärck Jones, 1972) over the unlinked paragraphs of both versions.
    private static double[] rarity(Bag[] olds, Bag[] news, int words) {
        var counts = new int[words];
        for (var bags : List.of(olds, news)) {
            for (var bag : bags) {
                for (int k = 0; k < bag.distinct(); k++) {
                    counts[bag.word(k)]++;
                }
            }
        }
        var rarity = new double[words];
        for (int word = 0; word < words; word++) {
            rarity[word] = Math.log(1 + (double) (olds.length + news.length) / Math.max(1, counts[word]));
        }
        return rarity;
    }

    private static int[] starts(Bag[] news, int words) {
        var starts = new int[words + 1];
        for (var bag : news) {
            for (int k = 0; k < bag.distinct(); k++) {
                starts[bag.word(k) + 1]++;
            }
        }
        for (int word = 0; word < words; word++) {
            starts[word + 1] += starts[word];
        }
        return starts;
    }

    private static int[] postings(Bag[] news, int[] starts) {
        var next = starts.clone();
        var postings = new int[starts[starts.length - 1]];
        for (int j = 0; j < news.length; j++) {
            for (int k = 0; k < news[j].distinct(); k++) {
                postings[next[news[j].word(k)]++] = j;
            }
        }
        return postings;
    }

    private void find(int[] before, int[] after, List<Candidate> found, Effort effort) {
        int frequent = news.length <= FEW_PARAGRAPHS
                ? FEW_PARAGRAPHS
                : Math.clamp((int) (FREQUENT_SHARE * news.length), RARE_ENOUGH, FREQUENT);
        var newWeights = new double[news.length];
        Arrays.setAll(newWeights, j -> news[j].weight(rarity));
        var votes = new double[news.length];
        var voted = new int[news.length];
        for (int i = 0; i < olds.length; i++) {
            int size = vote(olds[i], frequent, votes, voted);
            if (size == 0 && frequent == FREQUENT && olds[i].isAmong(postingStarts)) {
                effort.cutShort(); // each of its words is in too many paragraphs to look at them all
            }
            double weight = olds[i].weight(rarity);
            for (int j : strongest(voted, size, votes)) {
                double shared = olds[i].shared(news[j], rarity);
                double likeness = 2 * shared / (weight + newWeights[j]);
                double containment = shared / Math.min(weight, newWeights[j]);
                if (likeness >= ALIKE || containment >= CONTAINED) {
                    found.add(new Candidate(before[i], after[j], likeness, containment));
                }
            }
            for (int k = 0; k < size; k++) {
                votes[voted[k]] = 0;
            }
        }
    }

    /// Adds up the rare words that each newer paragraph shares with the bag; returns how many share any.
    private int vote(Bag bag, int frequent, double[] votes, int[] voted) {
        int size = 0;
        for (int k = 0; k < bag.distinct(); k++) {
            int word = bag.word(k);
            int from = postingStarts[word];
            int to = postingStarts[word + 1];
            if (to - from > frequent) {
                continue;
            }
            for (int p = from; p < to; p++) {
                int j = postings[p];
                if (votes[j] == 0) {
                    voted[size++] = j;
                }
                votes[j] += rarity[word];
            }
        }
        return size;
    }

    private static int[] strongest(int[] voted, int size, double[] votes) {
        if (size <= MOST) {
            return Arrays.copyOf(voted, size);
        }
        var sorted = votesOf(voted, size, votes);
        Arrays.sort(sorted);
        double least = sorted[size - MOST];
        return Arrays.stream(voted, 0, size)
                .filter(j -> votes[j] >= least)
                .limit(MOST)
                .toArray();
    }

    private static double[] votesOf(int[] voted, int size, double[] votes) {
        var result = new double[size];
        Arrays.setAll(result, k -> votes[voted[k]]);
        return result;
    }
}
