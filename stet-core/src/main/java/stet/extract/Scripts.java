// SPDX-License-Identifier: Apache-2.0
package stet.extract;

/// What differs between scripts when text is measured.
final class Scripts {
    private static final String ENDS = ".!?:;…。！？｡։؟۔।॥።";
    private static final String CLOSERS = "\"'”’»«›“„)]）」』】";

    private Scripts() {}

    /// Whether words of this sign's script follow each other without spaces (Han, kana, Thai, Lao, Khmer, Burmese).
    static boolean isUnspaced(char c) {
        return c >= 0x0e00 && c <= 0x0eff
                || c >= 0x1000 && c <= 0x109f
                || c >= 0x1780 && c <= 0x17ff
                || c >= 0x2e80 && c <= 0x9fff
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xff66 && c <= 0xff9d;
    }

    /// How much a text says, in letters of an alphabetic script: a Han or kana sign counts three, a Hangul syllable
    /// two.
    static int weight(CharSequence text) {
        int weight = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            weight += c < 0x0e00 ? 1 : c >= 0x2e80 && isUnspaced(c) ? 3 : c >= 0xac00 && c <= 0xd7a3 ? 2 : 1;
        }
        return weight;
    }

    /// Whether the text ends as a sentence does: with a full stop of some script, quotes and brackets aside.
    static boolean endsSentence(CharSequence text) {
        int end = text.length();
        while (end > 0 && (CLOSERS.indexOf(text.charAt(end - 1)) >= 0 || Spaces.isBlank(text.charAt(end - 1)))) {
            end--;
        }
        return end > 0 && ENDS.indexOf(text.charAt(end - 1)) >= 0;
    }

    static boolean hasWords(CharSequence text) {
        return hasWords(text, 0);
    }

    /// Whether a letter or digit stands in the text from there on.
    static boolean hasWords(CharSequence text, int from) {
        for (int i = from; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            if (Character.isLetterOrDigit(c)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }
}
