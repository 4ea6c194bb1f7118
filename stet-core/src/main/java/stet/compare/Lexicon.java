// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The words by which kinds of change are told apart, from `lexicon.txt`: English, German, French, Spanish, Italian,
/// Portuguese, Dutch, Polish, Russian, Turkish, Arabic, Hebrew, Japanese, Chinese and Korean, some lists only in some.
/// A word that is missing there leads to a plainer label, never to a wrong one.
final class Lexicon {
    enum Topic {
        MONTH,
        DAY,
        HEDGE,
        NEGATION,
        SAYS,
        SOURCE,
        SOURCE_AFTER,
        NUMBER,
        MAGNITUDE,
        CORRECTION,
        CLARIFICATION,
        UPDATE,
        EDITOR,
        EARLIER,
        GONE,
        ARTICLE,
        AMENDED
    }

    private static final Map<Topic, Set<String>> WORDS = read();
    private static final Map<Topic, List<String>> SHORTEST_FIRST = shortestFirst();

    private Lexicon() {}

    /// Whether the word, in lower case, is on the list.
    static boolean has(Topic topic, String word) {
        return words(topic).contains(word);
    }

    /// Whether the text, in lower case, has a word or phrase of the list in it.
    static boolean mentions(Topic topic, String text) {
        for (var phrase : SHORTEST_FIRST.getOrDefault(topic, List.of())) {
            if (phrase.length() > text.length()) {
                return false;
            }
            for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
                if (isWhole(text, at, at + phrase.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether the text, in lower case, ends with a word or phrase of the list.
    static boolean ends(Topic topic, String text) {
        for (var phrase : SHORTEST_FIRST.getOrDefault(topic, List.of())) {
            if (text.endsWith(phrase) && isWhole(text, text.length() - phrase.length(), text.length())) {
                return true;
            }
        }
        return false;
    }

    /// Whether the text, in lower case, begins with a word or phrase of the list.
    static boolean begins(Topic topic, String text) {
        for (var phrase : SHORTEST_FIRST.getOrDefault(topic, List.of())) {
            if (text.startsWith(phrase) && isWhole(text, 0, phrase.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(String text, int from, int to) {
        return !continues(text, from) && !continues(text, to);
    }

    private static boolean continues(String text, int at) {
        return at > 0
                && at < text.length()
                && Glyph.of(text.codePointBefore(at)) == Glyph.LETTER
                && Glyph.of(text.codePointAt(at)) == Glyph.LETTER;
    }

    private static Set<String> words(Topic topic) {
        return WORDS.getOrDefault(topic, Set.of());
    }

    private static Map<Topic, Set<String>> read() {
        Map<Topic, Set<String>> words = new EnumMap<>(Topic.class);
        var stream = Objects.requireNonNull(
                Lexicon.class.getResourceAsStream("lexicon.txt"), "lexicon.txt is missing beside Lexicon");
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(line, words);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("lexicon.txt cannot be read", e);
        }
        return words;
    }

    private static Map<Topic, List<String>> shortestFirst() {
        Map<Topic, List<String>> sorted = new EnumMap<>(Topic.class);
        WORDS.forEach((topic, words) -> sorted.put(
                topic,
                words.stream().sorted(Comparator.comparingInt(String::length)).toList()));
        return sorted;
    }

    private static void add(String line, Map<Topic, Set<String>> words) {
        int colon = line.indexOf(':');
        var topic =
                Topic.valueOf(line.substring(0, colon).strip().replace(' ', '_').toUpperCase(Locale.ROOT));
        var list = words.computeIfAbsent(topic, _ -> new HashSet<>());
        for (var word : line.substring(colon + 1).split(",")) {
            list.add(word.strip().replaceFirst("=.*", ""));
        }
    }
}
