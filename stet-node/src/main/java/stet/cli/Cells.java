// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/// Text measured in the cells of a terminal: two for what East Asian Width calls wide or fullwidth (UAX #11) and for
/// what is drawn as an emoji, none for marks on other letters and for format characters, one for all else. No extended
/// grapheme cluster (UAX #29, section 3) is ever cut.
final class Cells {
    private static final int SOFT_HYPHEN = 0xAD;
    /// Asks for the emoji form of the character before it (UTS #51, section 1.4.3).
    private static final int EMOJI_FORM = 0xFE0F;

    private Cells() {}

    static int width(String text) {
        var clusters = clusters(text);
        int width = 0;
        int from = 0;
        for (int to = clusters.next(); to != BreakIterator.DONE; to = clusters.next()) {
            width += width(text, from, to);
            from = to;
        }
        return width;
    }

    /// As much of the beginning as fits.
    static String cut(String text, int cells) {
        var clusters = clusters(text);
        int width = 0;
        int from = 0;
        for (int to = clusters.next(); to != BreakIterator.DONE; to = clusters.next()) {
            width += width(text, from, to);
            if (width > cells) {
                return text.substring(0, from);
            }
            from = to;
        }
        return text;
    }

    /// Lines of at most so many cells, broken at spaces, and between clusters where there is none.
    ///
    /// @param cells at least 2
    static List<String> wrapped(String text, int cells) {
        var lines = new ArrayList<String>();
        var clusters = clusters(text);
        int line = 0;
        int space = 0;
        int width = 0;
        int sinceSpace = 0;
        int from = 0;
        for (int to = clusters.next(); to != BreakIterator.DONE; to = clusters.next()) {
            int own = width(text, from, to);
            boolean blank = text.charAt(from) == ' ';
            if (width + own > cells && !blank) {
                int cut = space > line ? space : from;
                lines.add(text.substring(line, cut).stripTrailing());
                width = space > line ? sinceSpace : 0;
                line = cut;
                space = line;
            }
            width += own;
            sinceSpace += own;
            if (blank) {
                space = to;
                sinceSpace = 0;
            }
            from = to;
        }
        lines.add(text.substring(line).stripTrailing());
        return lines;
    }

    private static BreakIterator clusters(String text) {
        var clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        clusters.setText(text);
        return clusters;
    }

    /// Whatever begins with a wide character is drawn in its two cells, and so is an emoji; other clusters side by
    /// side.
    private static int width(String text, int from, int to) {
        int width = 0;
        int next;
        for (int at = from; at < to; at = next) {
            int c = text.codePointAt(at);
            next = at + Character.charCount(c);
            width += width(c);
            if (width == 2 && at == from || c == EMOJI_FORM && at > from) {
                return 2;
            }
        }
        return width;
    }

    private static int width(int c) {
        if (c == SOFT_HYPHEN) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default ->
                switch (UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH)) {
                    case EastAsianWidth.WIDE, EastAsianWidth.FULLWIDTH -> 2;
                    default -> UCharacter.hasBinaryProperty(c, UProperty.REGIONAL_INDICATOR) ? 2 : 1;
                };
        };
    }
}
