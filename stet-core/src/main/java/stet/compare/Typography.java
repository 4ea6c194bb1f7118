// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import com.ibm.icu.text.Normalizer2;

/// What a reader takes for the same although its code points differ: kinds of quotes, dashes and spaces, and how
/// accents are encoded (NFC). Never NFKC, which would make 10² and 102 equal, and no sign is ever dropped.
final class Typography {
    private static final String SINGLE = "‘’‚‛′‵`´ʼ＇";
    private static final String DOUBLE = "“”„‟″«»＂「」『』";
    private static final String DASHES = "‐‑‒–—―−﹣－";
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private Typography() {}

    /// Whether both texts look the same but for kinds of quotes, dashes and spaces.
    static boolean looksSame(String before, String after) {
        return folded(before).equals(folded(after));
    }

    /// Whether they do when letter case is left out too.
    static boolean looksSameInAnyCase(String before, String after) {
        return folded(before).equalsIgnoreCase(folded(after));
    }

    /// Whether the letters and digits of both are the same, so that only signs differ.
    static boolean sameLetters(String before, String after) {
        int i = letterFrom(before, 0);
        int j = letterFrom(after, 0);
        while (i < before.length() && j < after.length()) {
            int old = before.codePointAt(i);
            int now = after.codePointAt(j);
            if (old != now && fold(old) != fold(now)) {
                return false;
            }
            i = letterFrom(before, i + Character.charCount(old));
            j = letterFrom(after, j + Character.charCount(now));
        }
        return i >= before.length() && j >= after.length();
    }

    /// Where the next letter or digit stands, from this code unit on; the end of the text when there is none.
    private static int letterFrom(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            switch (Glyph.of(c)) {
                case LETTER, DIGIT, EXTEND, UNSPACED -> {
                    return at;
                }
                case SPACE, SIGN -> at += Character.charCount(c);
            }
        }
        return at;
    }

    /// Without letter case, as [String#equalsIgnoreCase] does.
    private static int fold(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /// The text with one kind of each quote and dash, and without spaces.
    static String folded(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (SINGLE.indexOf(c) >= 0) {
                out.append('\'');
            } else if (DOUBLE.indexOf(c) >= 0) {
                out.append('"');
            } else if (DASHES.indexOf(c) >= 0) {
                out.append('-');
            } else if (c == '…') {
                out.append("...");
            } else if (Glyph.of(c) != Glyph.SPACE) {
                out.appendCodePoint(c);
            }
        });
        return NFC.normalize(out);
    }
}
