// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Families of words by which pages speak of themselves, in many languages; the words stand in `phrases.txt`.
enum Phrase {
    /// Opens a pointer to another article.
    READ_ON,
    /// Asks the reader for something.
    PROMO,
    /// A bare label.
    LABEL,
    /// Opens a correction, clarification, update or editor's note.
    NOTE,
    /// Opens a byline.
    BY,
    /// Says who else worked on an article, or where its parts come from.
    CREDIT,
    /// What somebody is at a paper.
    ROLE,
    /// Marks a stated time.
    TIME,
    /// A tool beside a byline.
    TOOL,
    /// Names the following page of the same article.
    NEXT,
    NOT_FOUND,
    CHALLENGE,
    CONSENT,
    WALL,
    ERROR;

    private static final Map<Phrase, Words> LISTS = lists();
    private static final Words NONE = new Words(List.of());

    /// One family's phrases by their first sign, so that a look-up compares few of them.
    private static final class Words {
        private static final int ALPHABETS = 0x700;
        private static final String[] NO_WORDS = {};

        /// By the first sign's code, as far as the common alphabets go.
        private final String[][] alphabetic = new String[ALPHABETS][];
        private final Map<Character, String[]> others = new HashMap<>();

        Words(List<String> phrases) {
            var byFirst = phrases.stream().collect(Collectors.groupingBy(phrase -> phrase.charAt(0)));
            Arrays.fill(alphabetic, NO_WORDS);
            byFirst.forEach((first, same) -> {
                var words = same.toArray(NO_WORDS);
                if (first < ALPHABETS) {
                    alphabetic[first] = words;
                } else {
                    others.put(first, words);
                }
            });
        }

        String[] from(char first) {
            return first < ALPHABETS ? alphabetic[first] : others.getOrDefault(first, NO_WORDS);
        }
    }

    /// Lower case, straight apostrophes, plain spaces: the form in which phrases are written down.
    static String plain(String text) {
        var plain = new char[text.length()];
        for (int i = 0; i < plain.length; i++) {
            char c = text.charAt(i);
            plain[i] = c >= 0x80 ? plainSign(c) : c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
        }
        return new String(plain);
    }

    private static char plainSign(char c) {
        return switch (c) {
            case '\u2019', '\u2018' -> '\'';
            case '\u00a0', '\u202f' -> ' ';
            default -> Character.toLowerCase(c);
        };
    }

    /// The length of the longest phrase of this family that opens the plain text and ends where a word ends; else
    /// 0.
    int opening(String plain) {
        return plain.isEmpty() ? 0 : opening(plain, 0);
    }

    private int opening(String plain, int at) {
        return longest(words().from(plain.charAt(at)), plain, at);
    }

    private static int longest(String[] phrases, String plain, int at) {
        int longest = 0;
        for (var phrase : phrases) {
            if (phrase.length() > longest && plain.startsWith(phrase, at) && endsWord(plain, at + phrase.length())) {
                longest = phrase.length();
            }
        }
        return longest;
    }

    boolean opens(String plain) {
        return opening(plain) > 0;
    }

    /// Whether the plain text has one of the phrases, at word boundaries, anywhere.
    boolean in(String plain) {
        var words = words();
        for (int at = 0; at < plain.length(); at++) {
            if (isInWord(plain, at)) {
                continue;
            }
            var phrases = words.from(plain.charAt(at));
            if (phrases.length > 0 && startsWord(plain, at) && longest(phrases, plain, at) > 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether a text may be one of the phrases, as far as its first letter or digit tells.
    ///
    /// @param text not yet plain
    boolean mayBe(String text) {
        int start = 0;
        while (start < text.length() && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        return start < text.length() && words().from(Character.toLowerCase(text.charAt(start))).length > 0;
    }

    /// Whether the plain text is one of the phrases and nothing more, save signs at its end.
    boolean is(String plain) {
        int end = plain.length();
        while (end > 0 && !Character.isLetterOrDigit(plain.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        while (start < end && !Character.isLetterOrDigit(plain.charAt(start))) {
            start++;
        }
        if (start == end) {
            return false;
        }
        var phrases = words().from(plain.charAt(start));
        for (var phrase : phrases) {
            if (phrase.length() == end - start && plain.startsWith(phrase, start)) {
                return true;
            }
        }
        return false;
    }

    private Words words() {
        return LISTS.getOrDefault(this, NONE);
    }

    /// Whether here is an inner Latin letter beyond doubt, as nearly everywhere.
    private static boolean isInWord(String text, int at) {
        return at > 0 && isSmall(text.charAt(at)) && isSmall(text.charAt(at - 1));
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at)) || !isSpacedLetter(text.charAt(at - 1));
    }

    private static boolean endsWord(String text, int at) {
        return at >= text.length() || !isSpacedLetter(text.charAt(at)) || !isSpacedLetter(text.charAt(at - 1));
    }

    /// A letter or digit of a script that puts spaces between words.
    private static boolean isSpacedLetter(char c) {
        return Character.isLetterOrDigit(c) && !Scripts.isUnspaced(c);
    }

    private static Map<Phrase, Words> lists() {
        var gathered = new EnumMap<Phrase, List<String>>(Phrase.class);
        var current = new ArrayList<String>();
        for (var line : Resource.lines("phrases.txt")) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                gathered.put(valueOf(line.substring(1, line.length() - 1)), current);
            } else {
                current.add(line);
            }
        }
        var lists = new EnumMap<Phrase, Words>(Phrase.class);
        gathered.forEach((family, phrases) -> lists.put(family, new Words(phrases)));
        return lists;
    }
}
