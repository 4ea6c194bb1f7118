// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Days as outlets write them for readers: `18 de noviembre de 2019`, `Nov. 18, 2019`, `18.11.2019`, `2019年11月18日`.
/// Names of months are those of CLDR for the page's language, and the English ones. One per language; immutable.
final class WrittenDates {
    private static final Pattern EAST =
            Pattern.compile("(\\p{Nd}{4})\\s*[年년]\\s*(\\p{Nd}{1,2})\\s*[月월]\\s*(\\p{Nd}{1,2})");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\p{Nd})(\\p{Nd}{4})([-/.])\\s?(\\p{Nd}{1,2})\\2\\s?(\\p{Nd}{1,2})(?!\\p{Nd})");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<![\\p{Nd}./-])(\\p{Nd}{1,2})([-/.])\\s?(\\p{Nd}{1,2})\\2\\s?(\\p{Nd}{4})(?!\\p{Nd})");
    private static final Pattern SHORT_YEAR =
            Pattern.compile("(?<![\\p{Nd}./-])(\\p{Nd}{1,2})\\.(\\p{Nd}{1,2})\\.(\\p{Nd}{2})(?![\\p{Nd}]|\\.\\p{Nd})");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\p{Nd})(\\p{Nd}{1,2})(?:\\p{L}{1,3}|[.ºª°])?[\\s,./-]{0,3}(?:(?:de|of|del|d[’'])\\s*)?(\\p{L}[\\p{L}\\p{M}’']{1,19})\\.?[\\s,./-]{0,3}(?:(?:de|del|of)\\s+)?(\\p{Nd}{4})(?!\\p{Nd})");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(\\p{L}[\\p{L}\\p{M}]{1,19})\\.?\\s{1,2}(\\p{Nd}{1,2})(?:\\p{L}{1,3}|\\.)?,?\\s{1,2}(\\p{Nd}{4})(?!\\p{Nd})");
    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE);
    private static final List<String> ENGLISH = Arrays.stream(Month.values())
            .flatMap(month -> STYLES.stream().map(style -> month.getDisplayName(style, Locale.ENGLISH)))
            .toList();
    /// Whose months have the English names and no others, and most pages are in.
    private static final Set<String> PLAIN_ENGLISH = Set.of("en", "en-US");
    private static final Map<String, Integer> ENGLISH_MONTHS = months(Locale.ENGLISH);
    private static final int LONGEST = 200;
    private static final int EARLIEST = 1850;
    private static final int LATEST = 2200;

    private final Map<String, Integer> months;
    private final boolean monthFirst;

    /// @param language a BCP 47 tag; may be empty
    WrittenDates(String language) {
        var locale = Locale.forLanguageTag(language);
        this.monthFirst = List.of("US", "PH").contains(locale.getCountry())
                || locale.getCountry().isEmpty()
                        && (language.isEmpty() || locale.getLanguage().equals("en"));
        this.months = PLAIN_ENGLISH.contains(language) ? ENGLISH_MONTHS : months(locale);
    }

    private static Map<String, Integer> months(Locale locale) {
        var months = new HashMap<String, Integer>();
        for (var month : Month.values()) {
            for (var style : STYLES) {
                name(months, month, month.getDisplayName(style, locale));
                name(months, month, ENGLISH.get(month.ordinal() * STYLES.size() + STYLES.indexOf(style)));
            }
        }
        months.putIfAbsent("sept", 9);
        return Map.copyOf(months);
    }

    private static void name(Map<String, Integer> months, Month month, String written) {
        var plain = plain(written);
        if (plain.chars().anyMatch(Character::isLetter)) {
            months.putIfAbsent(plain, month.getValue());
        }
    }

    private static String plain(String month) {
        return Phrase.plain(month).replace(".", "");
    }

    /// The first day in a line; of a day and a month written as numbers the day comes first, save where that is no
    /// date or the language's country puts the month first.
    Optional<LocalDate> in(String line) {
        var text = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        return EAST.matcher(text)
                .results()
                .flatMap(m -> day(m.group(1), number(m.group(2)), m.group(3)).stream())
                .findFirst()
                .or(() -> named(text))
                .or(() -> numbers(text));
    }

    private Optional<LocalDate> named(String text) {
        return DAY_MONTH
                .matcher(text)
                .results()
                .flatMap(m -> day(m.group(3), month(m.group(2)), m.group(1)).stream())
                .findFirst()
                .or(() -> MONTH_DAY
                        .matcher(text)
                        .results()
                        .flatMap(m -> day(m.group(3), month(m.group(1)), m.group(2)).stream())
                        .findFirst());
    }

    private Optional<LocalDate> numbers(String text) {
        return YEAR_FIRST
                .matcher(text)
                .results()
                .flatMap(m -> day(m.group(1), number(m.group(3)), m.group(4)).stream())
                .findFirst()
                .or(() -> NUMBERS.matcher(text)
                        .results()
                        .flatMap(m -> numbers(m).stream())
                        .findFirst())
                .or(() -> SHORT_YEAR
                        .matcher(text)
                        .results()
                        .flatMap(m -> day("20" + m.group(3), number(m.group(2)), m.group(1)).stream())
                        .findFirst());
    }

    private Optional<LocalDate> numbers(MatchResult m) {
        var dayFirst = day(m.group(4), number(m.group(3)), m.group(1));
        var other = day(m.group(4), number(m.group(1)), m.group(3));
        boolean american = monthFirst && m.group(2).equals("/");
        return american ? other.or(() -> dayFirst) : dayFirst.or(() -> other);
    }

    private int month(String name) {
        return months.getOrDefault(plain(name), 0);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Optional<LocalDate> day(String year, int month, String day) {
        int y = number(year);
        if (month == 0 || y < EARLIEST || y > LATEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(y, month, number(day)));
        } catch (DateTimeException e) {
            return Optional.empty(); // the 31st of a short month is no day
        }
    }
}
