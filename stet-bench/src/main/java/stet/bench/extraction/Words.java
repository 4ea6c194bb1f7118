// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Texts as they are compared.
final class Words {
    /// Letters, numbers and the low line, which is what the public benchmarks' scorers call a word; marks part words.
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    private Words() {}

    /// The words in order, their case kept.
    static List<String> of(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /// The words with compatibility forms made alike (NFKC), one space between.
    static String normal(String text) {
        return String.join(" ", of(Normalizer.normalize(text, Normalizer.Form.NFKC)));
    }

    /// Letters and numbers alone, decomposed (NFKD), case folded.
    static String folded(String text) {
        var signs = new StringBuilder();
        UCharacter.foldCase(Normalizer.normalize(text, Normalizer.Form.NFKD), true)
                .codePoints()
                .filter(Words::isLetterOrNumber)
                .forEach(signs::appendCodePoint);
        return signs.toString();
    }

    private static boolean isLetterOrNumber(int sign) {
        int type = Character.getType(sign);
        return Character.isLetterOrDigit(sign) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }
}
