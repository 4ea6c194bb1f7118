// SPDX-License-Identifier: Apache-2.0
package stet.search;

import com.ibm.icu.text.Normalizer2;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Cuts texts into terms, the same way for what is kept and for what is asked: words are letters and digits in a row,
/// so `1,234` is a phrase of two; in scripts without spaces every sign is a term, so any stretch is a phrase. Case
/// and accents do not count (Unicode Technical Standard 10 calls it primary strength; here by case folding with
/// compatibility forms, and by leaving marks out where they are accents).
public final class Terms {
    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 APART = Normalizer2.getNFDInstance();

    /// A sign for private use, which stands in no text: the terms around it are no neighbours.
    public static final String BREAK = "\uE000";

    private Terms() {}

    static List<Term> of(String text) {
        var terms = new ArrayList<Term>();
        int from = -1;
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            int next = i + Character.charCount(sign);
            if (standsAlone(sign)) {
                add(terms, text, from, i);
                int end = afterMarks(text, next);
                add(terms, text, i, end);
                from = -1;
                next = end;
            } else if (Character.isLetterOrDigit(sign) || from >= 0 && isMark(sign)) {
                from = from < 0 ? i : from;
            } else {
                add(terms, text, from, i);
                from = -1;
            }
            i = next;
        }
        add(terms, text, from, text.length());
        return terms;
    }

    private static void add(List<Term> terms, String text, int from, int to) {
        if (from >= 0 && to > from) {
            var folded = fold(text.substring(from, to));
            if (!folded.isEmpty()) {
                terms.add(new Term(folded, from, to));
            }
        }
    }

    private static int afterMarks(String text, int from) {
        int i = from;
        while (i < text.length() && isMark(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static boolean isMark(int sign) {
        int type = Character.getType(sign);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean standsAlone(int sign) {
        if (sign < 0x0E00) {
            return false;
        }
        return Character.isIdeographic(sign)
                || Character.isLetter(sign)
                        && switch (UnicodeScript.of(sign)) {
                            case HIRAGANA, KATAKANA, BOPOMOFO, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
                            default -> false;
                        };
    }

    /// Whether it is ASCII alone. A loop: most words come by here.
    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String word) {
        if (isPlain(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        var apart = APART.normalize(FOLDED.normalize(word));
        var plain = new StringBuilder();
        var script = UnicodeScript.of(word.codePointAt(0));
        for (int i = 0; i < apart.length(); i += Character.charCount(apart.codePointAt(i))) {
            int sign = apart.codePointAt(i);
            if (!isMark(sign)) {
                script = UnicodeScript.of(sign);
                plain.append(bare(sign));
            } else if (!isAccent(script)) {
                plain.appendCodePoint(sign);
            }
        }
        return plain.toString();
    }

    /// Whether the marks on letters of this script may be left out when one writes; elsewhere they are vowels.
    private static boolean isAccent(UnicodeScript script) {
        return switch (script) {
            case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW, COMMON -> true;
            default -> false;
        };
    }

    /// Letters whose stroke or ligature no normal form takes apart, and Arabic letters that are written alike.
    private static String bare(int letter) {
        return switch (letter) {
            case 'ł' -> "l";
            case 'ø' -> "o";
            case 'đ', 'ð' -> "d";
            case 'ħ' -> "h";
            case 'ı' -> "i";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            case 'ŧ' -> "t";
            case 'ى' -> "ي";
            case 'ة' -> "ه";
            case 'ـ' -> "";
            default -> Character.toString(letter);
        };
    }

    /// The terms of texts that follow each other, as an index is to be given them: parted by spaces, with a
    /// sign between two texts over which no phrase reaches.
    public static String joined(List<String> texts) {
        return texts.stream()
                .map(text -> of(text).stream().map(Term::folded).collect(Collectors.joining(" ")))
                .filter(terms -> !terms.isEmpty())
                .collect(Collectors.joining(" " + BREAK + " "));
    }
}
