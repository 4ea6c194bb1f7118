// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/// Widens marks in scripts without spaces to dictionary words (UAX #29, section 4.1, leaves them to dictionaries; ICU
/// has those for Chinese, Japanese, Thai, Lao, Khmer and Burmese), and to whole Han numerals.
///
/// A mark grows only when one word became one word; where the dictionary sees no single word on either side, it is no
/// guide, and the mark keeps to letters.
final class DictionaryWords {
    private static final String HAN_DIGITS = "〇零一二三四五六七八九十百千万億兆萬亿";

    private final Tokens before;
    private final Tokens after;
    private final BreakIterator olds;
    private final BreakIterator news;

    private DictionaryWords(Tokens before, Tokens after) {
        this.before = before;
        this.after = after;
        this.olds = words(before);
        this.news = words(after);
    }

    static List<Hunk> widened(List<Hunk> hunks, Tokens before, Tokens after) {
        return hunks.stream().anyMatch(h -> isUnspaced(h, before, after))
                ? new DictionaryWords(before, after).widened(hunks)
                : hunks;
    }

    private static boolean isUnspaced(Hunk hunk, Tokens before, Tokens after) {
        return (hunk.adds() || before.kind(hunk.beforeFrom()) == Tokens.Kind.LETTER)
                && (hunk.removes() || after.kind(hunk.afterFrom()) == Tokens.Kind.LETTER);
    }

    private static BreakIterator words(Tokens tokens) {
        var words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(tokens.text());
        return words;
    }

    private List<Hunk> widened(List<Hunk> hunks) {
        var result = new ArrayList<Hunk>(hunks.size());
        for (int k = 0; k < hunks.size(); k++) {
            var hunk = hunks.get(k);
            int left =
                    hunk.beforeFrom() - (result.isEmpty() ? 0 : result.getLast().beforeTo());
            int right = (k + 1 < hunks.size() ? hunks.get(k + 1).beforeFrom() : before.size()) - hunk.beforeTo();
            result.add(isUnspaced(hunk, before, after) ? widened(hunk, left, right) : hunk);
        }
        return result;
    }

    private Hunk widened(Hunk hunk, int roomLeft, int roomRight) {
        var numeral = hunk.grown(
                Math.min(roomLeft, digitsBefore(hunk.beforeFrom())), Math.min(roomRight, digitsFrom(hunk.beforeTo())));
        if (isNumeral(numeral)) {
            return numeral;
        }
        int left = Math.max(tokensBack(olds, before, hunk.beforeFrom()), tokensBack(news, after, hunk.afterFrom()));
        int right = Math.max(tokensOn(olds, before, hunk.beforeTo()), tokensOn(news, after, hunk.afterTo()));
        var grown = left <= roomLeft && right <= roomRight ? hunk.grown(left, right) : hunk;
        return isOneWord(olds, before, grown.beforeFrom(), grown.beforeTo())
                        && isOneWord(news, after, grown.afterFrom(), grown.afterTo())
                ? grown
                : hunk;
    }

    private boolean isNumeral(Hunk hunk) {
        return allDigits(before, hunk.beforeFrom(), hunk.beforeTo())
                && allDigits(after, hunk.afterFrom(), hunk.afterTo());
    }

    private static boolean allDigits(Tokens tokens, int from, int to) {
        for (int k = from; k < to; k++) {
            if (!isHanDigit(tokens, k)) {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isHanDigit(Tokens tokens, int token) {
        return HAN_DIGITS.indexOf(tokens.text().charAt(tokens.start(token))) >= 0;
    }

    private int digitsBefore(int token) {
        int k = token;
        while (k > 0 && isHanDigit(before, k - 1)) {
            k--;
        }
        return token - k;
    }

    private int digitsFrom(int token) {
        int k = token;
        while (k < before.size() && isHanDigit(before, k)) {
            k++;
        }
        return k - token;
    }

    /// How many tokens lie between the beginning of the dictionary word and this token.
    private static int tokensBack(BreakIterator words, Tokens tokens, int token) {
        int start = tokens.start(token);
        int word = words.isBoundary(start) ? start : words.preceding(start);
        int k = token;
        while (k > 0 && tokens.start(k - 1) >= word) {
            k--;
        }
        return token - k;
    }

    /// How many tokens lie between this one's beginning and the end of the dictionary word before it.
    private static int tokensOn(BreakIterator words, Tokens tokens, int token) {
        int end = tokens.end(token - 1);
        int word = words.isBoundary(end) ? end : words.following(end);
        int k = token;
        while (k < tokens.size() && tokens.end(k) <= word) {
            k++;
        }
        return k - token;
    }

    private static boolean isOneWord(BreakIterator words, Tokens tokens, int from, int to) {
        return words.isBoundary(tokens.start(from)) && words.following(tokens.start(from)) == tokens.end(to - 1);
    }
}
