// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/// Sizes and short forms of texts, in the units that readers count: words, or characters in scripts without spaces.
final class Words {
    /// Longer texts are cut at a word, with an ellipsis.
    private static final int BRIEF = 60;
    /// So much text beyond a cut is looked at to tell whether a word goes on, in code units.
    private static final int LOOKAHEAD = 64;

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
        int end = fitting(text, most);
        return text.substring(0, end > 0 ? end : clusters(text, most)) + "…";
    }

    /// Where the last whole word or sign ends that the first so many code points of a longer text have room for; 0
    /// when the first is too long.
    static int fitting(String text, int most) {
        int end = text.offsetByCodePoints(0, most);
        int seen = Math.min(text.length(), end + LOOKAHEAD);
        var tokens = Tokens.of(text.substring(0, seen), Vocabulary.exact());
        int last = tokens.at(end) - 1;
        return last >= 0 && tokens.end(last) > end ? tokens.end(last - 1) : tokens.end(last);
    }

    /// As many whole grapheme clusters of a longer text as so many code points have room for; at least one code
    /// point where a single cluster is longer.
    private static int clusters(String text, int most) {
        int end = text.offsetByCodePoints(0, most);
        var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text.substring(0, Math.min(text.length(), end + LOOKAHEAD)));
        int cut = characters.isBoundary(end) ? end : characters.preceding(end);
        return cut > 0 ? cut : end;
    }

    /// Whether the text is mostly of letters that stand without spaces, so that characters are counted.
    static boolean areUnspaced(String text) {
        long unspaced =
                text.codePoints().filter(c -> Glyph.of(c) == Glyph.UNSPACED).count();
        return unspaced * 2 > text.codePointCount(0, text.length());
    }
}
