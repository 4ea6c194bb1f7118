// SPDX-License-Identifier: Apache-2.0
package stet.compare;

/// Sizes and short forms of texts, in the units that readers count: words, or characters in scripts without spaces.
final class Words {
    /// Longer texts are cut at a word, with an ellipsis.
    private static final int BRIEF = 60;

    private Words() {}

    /// How many words and unspaced letters tokens [from, to) have.
    static int count(Tokens tokens, int from, int to) {
        int words = 0;
        for (int k = from; k < to; k++) {
            words += tokens.kind(k) == Tokens.Kind.SIGN ? 0 : 1;
        }
        return words;
    }

    static int count(Tokens tokens) {
        return count(tokens, 0, tokens.size());
    }

    /// The text, or its first sixty characters or so.
    static String brief(String text) {
        return cut(text, BRIEF);
    }

    /// At most this many code points, cut before a word, with an ellipsis where something was left out.
    static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int end = text.offsetByCodePoints(0, most);
        var tokens = Tokens.of(text.substring(0, text.offsetByCodePoints(0, most + 1)), Vocabulary.exact());
        int last = tokens.size() - 1;
        int cut = last > 0 && tokens.end(last) > end ? tokens.end(last - 1) : Math.min(end, tokens.end(last));
        return (cut == 0 ? text.substring(0, end) : text.substring(0, cut)) + "…";
    }

    /// Whether the text is mostly of letters that stand without spaces, so that characters are counted.
    static boolean areUnspaced(String text) {
        long unspaced =
                text.codePoints().filter(c -> Glyph.of(c) == Glyph.UNSPACED).count();
        return unspaced * 2 > text.codePointCount(0, text.length());
    }
}
