// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.HashMap;
import java.util.Map;

/// How alike two lines are: Dice's coefficient over their words, or over pairs of signs in scripts without spaces.
/// 0 for nothing in common, 1 for the same words.
final class Likeness {
    private Likeness() {}

    static double of(String one, String other) {
        var a = words(one);
        var b = words(other);
        int all = total(a) + total(b);
        if (all == 0) {
            return 0;
        }
        int common = 0;
        for (var word : a.entrySet()) {
            common += Math.min(word.getValue(), b.getOrDefault(word.getKey(), 0));
        }
        return 2.0 * common / all;
    }

    /// The share of the first line's words that the second has too.
    static double within(String part, String whole) {
        var a = words(part);
        var b = words(whole);
        int common = 0;
        for (var word : a.entrySet()) {
            common += Math.min(word.getValue(), b.getOrDefault(word.getKey(), 0));
        }
        return total(a) == 0 ? 0 : (double) common / total(a);
    }

    private static int total(Map<String, Integer> words) {
        return words.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> words(String line) {
        var words = new HashMap<String, Integer>();
        var word = new StringBuilder();
        var plain = Phrase.plain(line.length() > 2000 ? line.substring(0, 2000) : line);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Scripts.isUnspaced(c)) {
                words.merge(plain.substring(i, Math.min(i + 2, plain.length())), 1, Integer::sum);
            } else if (Character.isLetterOrDigit(c)) {
                word.append(c);
                continue;
            }
            put(words, word);
        }
        put(words, word);
        return words;
    }

    private static void put(Map<String, Integer> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.merge(word.toString(), 1, Integer::sum);
            word.setLength(0);
        }
    }
}
