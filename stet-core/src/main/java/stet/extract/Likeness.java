// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.HashMap;
import java.util.Map;

/// How alike two lines are, over their words, or over pairs of signs in scripts without spaces.
///
/// @param words how often each is there
/// @param total all of them
record Likeness(Map<String, Integer> words, int total) {
    private static final int LONGEST = 2000;

    static Likeness to(String line) {
        var words = words(line);
        int total = 0;
        for (int times : words.values()) {
            total += times;
        }
        return new Likeness(words, total);
    }

    /// Dice's coefficient: 0 for nothing in common, 1 for the same words.
    double of(Likeness other) {
        int all = total + other.total;
        return all == 0 ? 0 : 2.0 * common(other) / all;
    }

    static double of(String one, String other) {
        return to(one).of(to(other));
    }

    /// The share of these words that the other line has too.
    double within(Likeness other) {
        return total == 0 ? 0 : (double) common(other) / total;
    }

    private int common(Likeness other) {
        int common = 0;
        for (var word : words.entrySet()) {
            common += Math.min(word.getValue(), other.words.getOrDefault(word.getKey(), 0));
        }
        return common;
    }

    private static Map<String, Integer> words(String line) {
        var words = new HashMap<String, Integer>();
        var plain = Phrase.plain(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
        int word = 0;
        for (int i = 0; i <= plain.length(); i++) {
            char c = i < plain.length() ? plain.charAt(i) : ' ';
            boolean unspaced = Scripts.isUnspaced(c);
            if (!unspaced && Character.isLetterOrDigit(c)) {
                continue;
            }
            if (i > word) {
                words.merge(plain.substring(word, i), 1, Integer::sum);
            }
            if (unspaced) {
                words.merge(plain.substring(i, Math.min(i + 2, plain.length())), 1, Integer::sum);
            }
            word = i + 1;
        }
        return words;
    }
}
