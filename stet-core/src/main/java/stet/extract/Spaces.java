// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.text.Normalizer;

/// White space and signs without a shape.
final class Spaces {
    private static final char SOFT_HYPHEN = '\u00ad';
    private static final char ZERO_WIDTH_SPACE = '\u200b';

    private Spaces() {}

    /// ASCII white space as HTML has it (WHATWG Infra, section 4.6); the no-break spaces are not among it.
    static boolean isHtmlSpace(char c) {
        return c <= ' ' && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f');
    }

    /// Anything that leaves no ink: white space of every kind and zero-width signs.
    static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == ZERO_WIDTH_SPACE
                || c == '\ufeff'
                || c == '\u2060'
                || c == SOFT_HYPHEN
                || c == '\u200e'
                || c == '\u200f';
    }

    static boolean isBlank(CharSequence text) {
        return text.chars().allMatch(Spaces::isBlank);
    }

    /// Whether a sign is only there for the layout: soft hyphens and byte order marks always, a zero-width space
    /// unless it parts words of a script that has no other means to (Thai, Lao, Khmer, Burmese).
    static boolean isLayout(char c, char before) {
        return c == SOFT_HYPHEN
                || c == '\ufeff'
                || c == ZERO_WIDTH_SPACE && !(before >= 0x0e00 && before <= 0x17ff && Scripts.isUnspaced(before));
    }

    /// Unicode NFC, runs of HTML white space as one space, ends trimmed of all that leaves no ink.
    static String tidy(String text) {
        if (isTidy(text)) {
            return text;
        }
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHtmlSpace(c)) {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (!isLayout(c, i > 0 ? text.charAt(i - 1) : ' ') && !Character.isISOControl(c)) {
                out.append(c);
            }
        }
        int start = 0;
        int end = out.length();
        while (end > start && isEdge(out.charAt(end - 1))) {
            end--;
        }
        while (start < end && isEdge(out.charAt(start))) {
            start++;
        }
        return composed(out.substring(start, end));
    }

    /// Whether [#tidy] would change nothing, as far as can be told without tables; most text is so.
    private static boolean isTidy(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c == ' ' && i > 0 && i + 1 < text.length() && text.charAt(i - 1) != ' ';
            if (!space && (c <= ' ' || c >= 0x7f && !isPlainLetter(c))) {
                return false;
            }
        }
        return true;
    }

    /// A visible sign of the Latin blocks or general punctuation that neither composition nor trimming touches.
    private static boolean isPlainLetter(char c) {
        return c > 0xad && c < 0x300 || c > '\u200f' && c < '\u2028';
    }

    /// The text in Unicode NFC. What stands before the first combining mark, U+0300, is in it already.
    static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x300) {
                return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                        ? text
                        : Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /// What is trimmed at the ends: white space of every kind, but no bidirectional mark.
    private static boolean isEdge(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == ZERO_WIDTH_SPACE;
    }
}
