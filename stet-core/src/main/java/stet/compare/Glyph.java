// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/// What a code point does to word boundaries: the classes of UAX #29, section 4, as far as prose needs them.
enum Glyph {
    SPACE,
    LETTER,
    DIGIT,
    /// Drawn on what stands before it: combining marks, joiners, variation selectors, skin tones (UAX #29, Extend,
    /// ZWJ and SpacingMark).
    EXTEND,
    /// A letter of a script that writes no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
    UNSPACED,
    SIGN;

    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int NEXT_LINE = 0x85;
    private static final int SOFT_HYPHEN = 0xAD;
    private static final int WORD_JOINER = 0x2060;
    private static final int FIRST_COMBINING = 0x300;
    private static final Glyph[] FIRST = first();

    static Glyph of(int codePoint) {
        return codePoint < FIRST.length ? FIRST[codePoint] : other(codePoint);
    }

    private static Glyph[] first() {
        var table = new Glyph[0x180];
        for (int c = 0; c < table.length; c++) {
            table[c] = other(c);
        }
        return table;
    }

    private static Glyph other(int c) {
        if (Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == ZERO_WIDTH_SPACE
                || c == BYTE_ORDER_MARK
                || c == NEXT_LINE) {
            return SPACE;
        }
        if (extendsCluster(c)) {
            return EXTEND;
        }
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> isUnspaced(c) ? UNSPACED : LETTER;
            case Character.FORMAT -> isPrepended(c) ? LETTER : SIGN;
            default -> isUnspaced(c) ? UNSPACED : SIGN;
        };
    }

    /// Soft hyphen and word joiner are no clusters of their own for a reader, so they stay with their word
    /// (UAX #29, WB4).
    private static boolean extendsCluster(int c) {
        if (c < FIRST_COMBINING) {
            return c == SOFT_HYPHEN;
        }
        return c == WORD_JOINER
                || switch (UCharacter.getIntPropertyValue(c, UProperty.GRAPHEME_CLUSTER_BREAK)) {
                    case UCharacter.GraphemeClusterBreak.EXTEND,
                            UCharacter.GraphemeClusterBreak.ZWJ,
                            UCharacter.GraphemeClusterBreak.SPACING_MARK -> true;
                    default -> false;
                };
    }

    /// Signs such as the Arabic number sign, which form one cluster with what follows (UAX #29, GB9b).
    private static boolean isPrepended(int c) {
        return UCharacter.getIntPropertyValue(c, UProperty.GRAPHEME_CLUSTER_BREAK)
                == UCharacter.GraphemeClusterBreak.PREPEND;
    }

    private static boolean isUnspaced(int c) {
        return c >= 0x0E00 && c <= 0x0EFF // Thai, Lao
                || c >= 0x1000 && c <= 0x109F // Burmese
                || c >= 0x1780 && c <= 0x17FF // Khmer
                || c >= 0x3005 && c <= 0x3007
                || c >= 0x3040 && c <= 0x30FF // kana
                || c >= 0x3400 && c <= 0x4DBF
                || c >= 0x4E00 && c <= 0x9FFF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFF66 && c <= 0xFF9F
                || c >= 0x20000 && c <= 0x3FFFF;
    }
}
