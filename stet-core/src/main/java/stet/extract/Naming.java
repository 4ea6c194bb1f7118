// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Map;
import java.util.regex.Pattern;

/// Looks up the parts of the names that outlets give to the parts of their pages. A name is cut where humps, hyphens
/// and digits cut it, and its parts are looked up singly and run together by two and three. What a machine made (the
/// hashes of style sheet compilers, UUIDs) is left out. For one thread.
final class Naming {
    private static final int LONGEST = 600;
    private static final int LONGEST_RUN = 3;
    private static final int LENGTH_OF_SUFFIX = 5;
    private static final int LENGTH_OF_UUID = 36;
    private static final int SHORTEST_HEX = 5;
    /// A few letters between digits at the beginning of a name are no word.
    private static final int SHORT = 3;
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-");
    /// What style sheet compilers put before a hash.
    private static final WordTable PREFIXES =
            new WordTable(Map.of("css", 1, "sc", 1, "jsx", 1, "jss", 1, "svelte", 1, "emotion", 1));

    private final WordTable words;
    /// Parts that follow each other, in lower case and run together, and where each ends.
    private final char[] letters = new char[LONGEST];
    private final int[] ends = new int[LONGEST];
    private int parts;
    private int length;

    Naming(WordTable words) {
        this.words = words;
    }

    /// What the words in these names, which white space parts, stand for together. Only their first 600 signs are
    /// read.
    int mask(String names) {
        int mask = 0;
        int end = Math.min(names.length(), LONGEST);
        for (int from = 0; from < end; ) {
            int to = from;
            while (to < end && !Spaces.isHtmlSpace(names.charAt(to))) {
                to++;
            }
            if (to > from
                    && !(to - from >= LENGTH_OF_UUID
                            && UUID.matcher(names).region(from, to).find())) {
                mask |= ofName(names, from, withoutSuffix(names, from, to));
            }
            from = to + 1;
        }
        return mask;
    }

    private int ofName(String name, int start, int end) {
        int mask = 0;
        boolean afterPrefix = false;
        for (int from = start; from < end; ) {
            int to = endOfSmall(name, from, end);
            boolean small = to == end || !isLetterOrDigit(name.charAt(to));
            boolean digits = false;
            while (to < end && isLetterOrDigit(name.charAt(to))) {
                digits |= isDigit(name.charAt(to++));
            }
            if (to > from) {
                if (afterPrefix || digits && isGenerated(name, from, to)) {
                    mask |= endRun(); // so that its neighbours do not make a pair
                } else if (small) {
                    name.getChars(from, to, letters, length);
                    length += to - from;
                    endPart();
                } else {
                    cut(name, from, to);
                }
                afterPrefix = to < end && PREFIXES.get(name, from, to) != 0;
            }
            from = to + 1;
        }
        return mask | endRun();
    }

    private static int endOfSmall(String name, int from, int end) {
        int to = from;
        while (to < end && isSmall(name.charAt(to))) {
            to++;
        }
        return to;
    }

    private void cut(String name, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            if (isSmall(c)) {
                letters[length++] = c;
                continue;
            }
            boolean digit = isDigit(c);
            if (digit || i > from && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1))) {
                endPart();
            }
            if (!digit) {
                letters[length++] = Character.toLowerCase(c);
            }
        }
        endPart();
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x80 ? isSmall((char) (c | ' ')) || isDigit(c) : Character.isLetterOrDigit(c);
    }

    private void endPart() {
        if (length > start(parts)) {
            ends[parts++] = length;
        }
    }

    private int start(int part) {
        return part == 0 ? 0 : ends[part - 1];
    }

    private int endRun() {
        int mask = 0;
        for (int first = 0; first < parts; first++) {
            int start = start(first);
            int hash = 0;
            for (int last = first; last < Math.min(first + LONGEST_RUN, parts); last++) {
                hash = WordTable.hash(hash, letters, start(last), ends[last]);
                mask |= words.get(letters, start, ends[last], hash);
            }
        }
        parts = 0;
        length = 0;
        return mask;
    }

    /// Where a name ends without the hash that CSS Modules put there: five signs, some of them digits or inner
    /// capitals.
    private static int withoutSuffix(String name, int start, int end) {
        int from = end - LENGTH_OF_SUFFIX;
        if (from < start + 2 || name.charAt(from - 1) != '_' || name.charAt(from - 2) != '_') {
            return end;
        }
        for (int i = from; i < end; i++) {
            if (Character.isDigit(name.charAt(i)) || i > from && Character.isUpperCase(name.charAt(i))) {
                return from;
            }
        }
        return end;
    }

    /// Whether this part of a name, which has a digit, is a hash of the kind that style sheet compilers write:
    /// digits among its letters (but for the x of a size, `300x250`), or five hexadecimal digits and more.
    private static boolean isGenerated(String name, int from, int to) {
        boolean hex = to - from >= SHORTEST_HEX;
        boolean digitAfterLetter = false;
        int letters = 0;
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            if (Character.isDigit(c) || c == 'x' && isBetweenDigits(name, i, from, to)) {
                if (letters > 0 && letters <= SHORT && Character.isDigit(name.charAt(from))) {
                    return true;
                }
                digitAfterLetter |= letters > 0;
            } else if (digitAfterLetter) {
                return true;
            } else {
                letters++;
            }
            hex &= Character.digit(c, 16) >= 0;
        }
        return hex && letters > 0;
    }

    private static boolean isBetweenDigits(String name, int at, int from, int to) {
        return at > from
                && at + 1 < to
                && Character.isDigit(name.charAt(at - 1))
                && Character.isDigit(name.charAt(at + 1));
    }
}
