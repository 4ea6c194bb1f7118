// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.BitSet;

/// Where sentences begin in a text, by its signs: after a full stop, a question or exclamation mark or an ellipsis,
/// with the closing marks that follow it, unless what comes next is in lower case or the word before is a short
/// abbreviation (a simplification of UAX #29, section 5).
final class Sentences {
    private static final String ENDS = ".!?…。！？।؟۔．";
    private static final String ENDS_WITHOUT_SPACE = "。！？．";
    private static final String CLOSERS = "\"'”’»)]）」』〕】›“";
    private static final int ABBREVIATION = 2;
    private static final String VOWELS = "aeiouyàáâäãåèéêëìíîïòóôöõøùúûüýıаеёиоуыэюяії";

    private final Tokens tokens;
    private final BitSet begins = new BitSet();

    private Sentences(Tokens tokens) {
        this.tokens = tokens;
        for (int k = 0; k < tokens.size(); k++) {
            begins.set(k, isBeginning(k));
        }
    }

    static Sentences of(Tokens tokens) {
        return new Sentences(tokens);
    }

    /// Whether a sentence begins with this token; the end of the text counts as a beginning too.
    boolean beginsAt(int token) {
        return token >= tokens.size() || begins.get(token);
    }

    /// The first token of the sentence in which this token stands.
    int start(int token) {
        return Math.max(0, begins.previousSetBit(token));
    }

    /// The token after the last of that sentence.
    int end(int token) {
        int next = begins.nextSetBit(token + 1);
        return next < 0 ? tokens.size() : next;
    }

    /// Whether these tokens end as a sentence does.
    static boolean endsSentence(Tokens tokens, int from, int to) {
        int last = to - 1;
        while (last >= from && isSign(tokens, last, CLOSERS)) {
            last--;
        }
        return last >= from && isSign(tokens, last, ENDS);
    }

    private boolean isBeginning(int k) {
        if (k == 0) {
            return true;
        }
        int end = k - 1;
        while (end > 0 && isSign(tokens, end, CLOSERS)) {
            end--;
        }
        if (!isSign(tokens, end, ENDS) || isSign(tokens, k, CLOSERS) && tokens.end(k - 1) == tokens.start(k)) {
            return false;
        }
        if (isSign(tokens, end, ENDS_WITHOUT_SPACE)) {
            return !isSign(tokens, k, ENDS);
        }
        return tokens.end(k - 1) < tokens.start(k)
                && !Character.isLowerCase(tokens.text().codePointAt(tokens.start(k)))
                && !isAbbreviation(end);
    }

    private boolean isAbbreviation(int stop) {
        return stop > 0
                && isSign(tokens, stop, ".")
                && tokens.kind(stop - 1) == Tokens.Kind.WORD
                && tokens.end(stop - 1) - tokens.start(stop - 1) <= ABBREVIATION
                && !isWord(tokens.word(stop - 1));
    }

    /// Whether two letters can be spoken as a word: "it", "me" and "zu", but not "Mr", "bn" or a single one.
    private static boolean isWord(String word) {
        return word.codePointCount(0, word.length()) == ABBREVIATION
                && word.codePoints().allMatch(Character::isLowerCase)
                && word.codePoints().anyMatch(c -> VOWELS.indexOf(c) >= 0);
    }

    private static boolean isSign(Tokens tokens, int k, String signs) {
        return tokens.kind(k) == Tokens.Kind.SIGN
                && tokens.end(k) - tokens.start(k) == 1
                && signs.indexOf(tokens.text().charAt(tokens.start(k))) >= 0;
    }
}
