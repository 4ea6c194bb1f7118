// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stet.model.Change;

/// Recognises changed figures, dates and times, with what they count.
final class Figures {
    /// A change of more tokens than this is a reworded phrase in which a figure stands.
    private static final int LONGEST = 4;
    /// Words of up to this many letters after a figure are no unit, unless they are written with a capital or a
    /// point.
    private static final int SHORT_WORD = 3;

    private static final String CURRENCIES = "$€£¥₹₽₺₩₪%‰°";
    private static final String CALENDAR = "年月日時时分년월일시분";
    private static final String HAN_DIGITS = "〇零一二三四五六七八九十百千万億兆萬亿";

    private Figures() {}

    /// The change of figure or date that the passage is; empty when it is another.
    static Optional<Change> in(Passage passage, int number) {
        if (!passage.isAtMost(LONGEST) || !isNumeric(passage)) {
            return Optional.empty();
        }
        var olds = numbers(passage.before(), passage.beforeFrom(), passage.beforeTo());
        var news = numbers(passage.after(), passage.afterFrom(), passage.afterTo());
        boolean single = passage.isOneForOne() && olds.length == 1 && news.length == 1;
        var was = single ? withSign(passage.before(), olds[0]) : passage.removed();
        var now = single ? withSign(passage.after(), news[0]) : passage.added();
        if (was.equals(now)) {
            return Optional.empty();
        }
        boolean gone = news.length == 0;
        var tokens = gone ? passage.before() : passage.after();
        int last = gone ? passage.beforeTo() - 1 : single ? news[0] : passage.afterTo() - 1;
        var date = gone ? isDate(tokens, olds[0]) : isDate(tokens, news[0]);
        var about = last + 1 >= tokens.size() ? "" : unit(tokens, last + 1);
        return Optional.of(new Change(
                date ? Change.Kind.DATE : Change.Kind.FIGURE, Words.brief(was), Words.brief(now), about, number));
    }

    /// Whether the numbers differ. Number words count only when both sides have a number, since "one" and "second"
    /// are often none.
    private static boolean isNumeric(Passage p) {
        var olds = numerals(p.before(), p.beforeFrom(), p.beforeTo());
        var news = numerals(p.after(), p.afterFrom(), p.afterTo());
        boolean plain =
                hasNumber(p.before(), p.beforeFrom(), p.beforeTo()) || hasNumber(p.after(), p.afterFrom(), p.afterTo());
        boolean paired = !olds.isEmpty() && !news.isEmpty() && (hasNoCode(olds, news) || areAlike(olds, news));
        return !olds.equals(news) && (plain || paired);
    }

    /// Whether no number is a code such as covid-19 or B737, in which letters come first.
    private static boolean hasNoCode(List<String> olds, List<String> news) {
        return Stream.concat(olds.stream(), news.stream())
                .noneMatch(
                        w -> Character.isLetter(w.codePointAt(0)) && w.chars().anyMatch(Character::isDigit));
    }

    /// Whether codes differ in their digits only.
    private static boolean areAlike(List<String> olds, List<String> news) {
        return olds.stream()
                .map(Figures::withoutDigits)
                .toList()
                .equals(news.stream().map(Figures::withoutDigits).toList());
    }

    private static String withoutDigits(String word) {
        var letters = new StringBuilder();
        word.codePoints().filter(c -> !Character.isDigit(c)).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static boolean hasNumber(Tokens tokens, int from, int to) {
        return IntStream.range(from, to).anyMatch(k -> tokens.kind(k) == Tokens.Kind.NUMBER);
    }

    private static List<String> numerals(Tokens tokens, int from, int to) {
        return IntStream.of(numbers(tokens, from, to)).mapToObj(tokens::word).toList();
    }

    private static int[] numbers(Tokens tokens, int from, int to) {
        return IntStream.range(from, to).filter(k -> isNumber(tokens, k)).toArray();
    }

    private static boolean isNumber(Tokens tokens, int k) {
        var word = tokens.word(k);
        return switch (tokens.kind(k)) {
            case NUMBER -> true;
            case LETTER -> HAN_DIGITS.contains(word);
            case SIGN -> false;
            case WORD ->
                word.chars().anyMatch(Character::isDigit)
                        || Lexicon.has(Lexicon.Topic.NUMBER, firstPart(word).toLowerCase(Locale.ROOT));
        };
    }

    private static String firstPart(String word) {
        int hyphen = word.indexOf('-');
        return hyphen < 0 ? word : word.substring(0, hyphen);
    }

    /// The number with a currency sign right before it or a per cent sign right after it.
    static String withSign(Tokens tokens, int k) {
        var word = tokens.word(k);
        if (k > 0 && tokens.end(k - 1) == tokens.start(k) && isSign(tokens, k - 1)) {
            word = tokens.word(k - 1) + word;
        }
        return k + 1 < tokens.size() && tokens.end(k) == tokens.start(k + 1) && isSign(tokens, k + 1)
                ? word + tokens.word(k + 1)
                : word;
    }

    static boolean isSign(Tokens tokens, int k) {
        return CURRENCIES.contains(tokens.word(k));
    }

    /// What stands after a number and is counted by it; empty when that is not clear.
    private static String unit(Tokens tokens, int next) {
        return switch (tokens.kind(next)) {
            case LETTER -> tokens.end(next - 1) == tokens.start(next) ? tokens.word(next) : "";
            case NUMBER, SIGN -> "";
            case WORD -> {
                var word = tokens.word(next);
                int end = next + 1;
                if (isSmall(word) || Lexicon.has(Lexicon.Topic.HEDGE, word.toLowerCase(Locale.ROOT))) {
                    yield "";
                }
                boolean counts = Lexicon.has(Lexicon.Topic.MAGNITUDE, word.toLowerCase(Locale.ROOT));
                if (counts
                        && end < tokens.size()
                        && tokens.kind(end) == Tokens.Kind.WORD
                        && !isSmall(tokens.word(end))) {
                    end++;
                }
                yield tokens.words(next, end);
            }
        };
    }

    private static boolean isSmall(String word) {
        return word.length() <= SHORT_WORD && word.equals(word.toLowerCase(Locale.ROOT));
    }

    static boolean isDate(Tokens tokens, int k) {
        var word = tokens.word(k);
        return word.indexOf(':') > 0
                || k > 1 && (tokens.word(k - 2) + tokens.word(k - 1)).equals("星期")
                || isName(tokens, k - 1)
                || isName(tokens, k + 1)
                || isName(tokens, k + 2) && isBetweenDayAndMonth(tokens, k + 1)
                || k + 1 < tokens.size()
                        && CALENDAR.contains(tokens.word(k + 1))
                        && !tokens.word(k + 1).isEmpty()
                || isYear(tokens, k);
    }

    private static boolean isBetweenDayAndMonth(Tokens tokens, int k) {
        var word = tokens.word(k);
        return word.equals(".") || word.equals("de") || word.equals("of");
    }

    private static boolean isName(Tokens tokens, int k) {
        return k >= 0
                && k < tokens.size()
                && Lexicon.has(Lexicon.Topic.MONTH, tokens.word(k).toLowerCase(Locale.ROOT));
    }

    /// Four digits from 1900 to 2099 that count nothing.
    private static boolean isYear(Tokens tokens, int k) {
        var word = tokens.word(k);
        boolean century = word.length() == 4 && (word.startsWith("19") || word.startsWith("20"));
        return century
                && word.chars().allMatch(Character::isDigit)
                && (k + 1 >= tokens.size() || unit(tokens, k + 1).isEmpty());
    }
}
