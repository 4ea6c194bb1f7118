// SPDX-License-Identifier: Apache-2.0
package stet.store;

/// How long a text is: in words, and in characters where a script writes no spaces between words.
final class Words {
    private static final int FIRST_UNSPACED = 0x0E00; // Thai: no script before it is written without spaces

    private Words() {}

    static int count(String text) {
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c >= FIRST_UNSPACED && (Character.isIdeographic(c) || unspaced(Character.UnicodeScript.of(c)))) {
                count++;
                inside = false;
            } else if (Character.isLetterOrDigit(c)) {
                count += inside ? 0 : 1;
                inside = true;
            } else {
                inside = inside && joins(c);
            }
        }
        return count;
    }

    private static boolean joins(int c) {
        return c == '\''
                || c == '\u2019'
                || c == '-'
                || c == '.'
                || c == ','
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean unspaced(Character.UnicodeScript script) {
        return switch (script) {
            case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
