// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// What numbers come to, written in digits or in the words of one language (Unicode CLDR's spell-out rules). For many
/// threads.
final class Numerals {
    /// Beyond this nobody counts; longer runs of digits are codes.
    private static final int MOST_DIGITS = 15;

    private static final int THOUSAND = 3;
    private static final int MOST_IN_WORDS = 1000;
    private static final Map<String, Numerals> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, Integer> words;
    private final char point;

    private Numerals(Map<String, Integer> words, char point) {
        this.words = Map.copyOf(words);
        this.point = point;
    }

    /// @param language a BCP 47 tag, or empty: then only digits are read
    static Numerals of(String language) {
        var primary = Locale.forLanguageTag(language).getLanguage();
        return KNOWN.computeIfAbsent(isKnown(primary) ? primary : "", Numerals::made);
    }

    /// So that no more tables are made than there are languages.
    private static boolean isKnown(String primary) {
        return Arrays.asList(Locale.getISOLanguages()).contains(primary);
    }

    private static Numerals made(String language) {
        if (language.isEmpty()) {
            return new Numerals(Map.of(), '.');
        }
        var locale = ULocale.forLanguageTag(language);
        return new Numerals(
                words(locale), DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }

    /// One is left out: in most languages it is an article or a pronoun as often.
    private static Map<String, Integer> words(ULocale locale) {
        var format = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        var counted = Arrays.stream(format.getRuleSetNames())
                .filter(set -> set.contains("cardinal"))
                .toList();
        var found = new HashMap<String, Integer>();
        IntStream.rangeClosed(2, MOST_IN_WORDS)
                .forEach(n -> counted.forEach(set -> found.putIfAbsent(plain(format.format((long) n, set)), n)));
        return found;
    }

    private static String plain(String written) {
        return written.toLowerCase(Locale.ROOT).replace("\u00ad", "").replace('-', ' ');
    }

    /// What a word or several in a row come to, from 2 to 1000.
    Optional<BigDecimal> word(String written) {
        return Optional.ofNullable(words.get(plain(written))).map(BigDecimal::valueOf);
    }

    /// What digits of any script come to, with their signs for thousands and fractions; empty for what is no
    /// number, such as a time or a code.
    Optional<BigDecimal> digits(String written) {
        var plain = new StringBuilder();
        int[] signs = written.codePoints().filter(c -> !Character.isDigit(c)).toArray();
        boolean alike = Arrays.stream(signs).distinct().count() == 1;
        for (int i = 0; i < written.length(); i += Character.charCount(written.codePointAt(i))) {
            int c = written.codePointAt(i);
            if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            } else if (isFraction(written, i, signs.length, alike)) {
                plain.append('.');
            } else if (!isGroup(written, i)) {
                return Optional.empty();
            }
        }
        return plain.isEmpty() || plain.length() > MOST_DIGITS
                ? Optional.empty()
                : Optional.of(plain(new BigDecimal(plain.toString())));
    }

    /// Equal numbers are equal values: without zeros behind the point, and with none left out before it.
    private static BigDecimal plain(BigDecimal value) {
        var bare = value.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    /// Whether the sign parts a whole number from its fraction: the last of several, or the only one where no
    /// group of three follows or the language writes its fractions so.
    private boolean isFraction(String written, int sign, int signs, boolean alike) {
        boolean last = written.substring(sign + 1).codePoints().allMatch(Character::isDigit);
        boolean comma = ".,٫".indexOf(written.charAt(sign)) >= 0;
        return comma && last && (signs > 1 ? !alike : !isGroup(written, sign) || written.charAt(sign) == point);
    }

    private static boolean isGroup(String written, int sign) {
        if (".,'’٬\u00a0\u202f".indexOf(written.charAt(sign)) < 0) {
            return false;
        }
        int end = sign + 1;
        while (end < written.length() && Character.isDigit(written.charAt(end))) {
            end++;
        }
        return end - sign - 1 == THOUSAND;
    }
}
