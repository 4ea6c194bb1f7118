// SPDX-License-Identifier: Apache-2.0
package stet.compare;

/// The signs that hold a word or a number together (UAX #29, WB6, WB7, WB11, WB12 and WB13a).
final class Joiners {
    private Joiners() {}

    /// Whether the sign at this place joins what stands on both sides of it.
    static boolean join(String text, int at) {
        int c = text.codePointAt(at);
        int next = at + Character.charCount(c);
        if (at == 0 || next >= text.length()) {
            return false;
        }
        var left = Glyph.of(text.codePointBefore(at));
        int following = text.codePointAt(next);
        var right = Glyph.of(following);
        boolean afterLetter = left == Glyph.LETTER || left == Glyph.EXTEND;
        return joinsDigits(c) && left == Glyph.DIGIT && right == Glyph.DIGIT
                || isApostrophe(c) && afterLetter && right == Glyph.LETTER
                || isHyphen(c) && afterLetter && right == Glyph.DIGIT
                || isHebrewMark(c) && isHebrew(text.codePointBefore(at)) && isHebrew(following)
                || c == '_' && left != Glyph.SIGN && (right == Glyph.LETTER || right == Glyph.DIGIT)
                || c == 0xB7 && afterLetter && right == Glyph.LETTER; // the Catalan l·l
    }

    /// Whether a number with this sign inside is no longer a plain number.
    static boolean joinsLetters(int c) {
        return !joinsDigits(c);
    }

    private static boolean joinsDigits(int c) {
        return c == '.' || c == ',' || c == ':' || isApostrophe(c) || c == 0x066B || c == 0x066C;
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == 0x2019;
    }

    private static boolean isHyphen(int c) {
        return c == '-' || c == 0x2010 || c == 0x2011;
    }

    private static boolean isHebrewMark(int c) {
        return c == '"' || c == 0x05F3 || c == 0x05F4;
    }

    private static boolean isHebrew(int c) {
        return c >= 0x05D0 && c <= 0x05EA;
    }
}
