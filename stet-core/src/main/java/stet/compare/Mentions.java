// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a text counts and names. Both are recognised by their form alone, as the labels of changes are: figures by
/// digits and number words, names by their capitals, or in Japanese by katakana. So there are no names in other
/// scripts without capitals, and none in texts that write every word with one.
public final class Mentions {
    /// So many words after a figure can be what it counts: “35 small coastal countries”.
    private static final int COUNTED_WORDS = 3;

    private static final int COUNTED_LETTERS = 6;
    /// The longest number in words: “cent quatre-vingt-dix-neuf”.
    private static final int LONGEST_NUMBER = 5;

    private static final int LONGEST_NAME = 4;
    private static final int SHORTEST_NAME = 2;
    private static final int KATAKANA_NAME = 3;
    private static final int MOST_PARTICLES = 2;
    /// Words in small letters that stand inside names.
    private static final Set<String> PARTICLES = Set.of(
            "de", "da", "do", "dos", "del", "di", "du", "la", "le", "van", "von", "den", "der", "zu", "ten", "ter",
            "bin", "ibn", "al", "el");

    /// Words of so many letters have capitals in headlines too, where those of articles and prepositions have
    /// none.
    private static final int LONG_WORD = 4;

    private final Tokens tokens;
    private final Numerals numerals;
    private final boolean nounsHaveCapitals;

    /// A number that counts something.
    ///
    /// @param written as it stands in the text, with its currency or per cent sign
    /// @param value what it comes to
    /// @param counted the words after it, at most three, nearest first; in scripts without spaces the signs
    /// after it, as one; empty where it counts nothing that is named there
    /// @param from where it begins in the text, in UTF-16 units
    public record Figure(String written, BigDecimal value, List<String> counted, int from) {
        public Figure {
            counted = List.copyOf(counted);
        }
    }

    private Mentions(String text, String language) {
        this.tokens = Tokens.of(text, Vocabulary.exact());
        this.numerals = Numerals.of(language);
        this.nounsHaveCapitals = language.startsWith("de") || language.startsWith("lb");
    }

    /// The figures of a text, without dates, times, years and codes.
    ///
    /// @param language a BCP 47 tag, or empty: then only digits are read
    public static List<Figure> figures(String text, String language) {
        return new Mentions(text, language).figures();
    }

    /// The names in a text, each as often as it stands there.
    ///
    /// @param language a BCP 47 tag, or empty
    public static List<String> names(String text, String language) {
        return new Mentions(text, language).names();
    }

    private List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        for (int k = 0; k < tokens.size(); ) {
            int end = numberEnd(k);
            if (end > k) {
                figure(k, end).ifPresent(figures::add);
            }
            k = Math.max(end, k + 1);
        }
        return figures;
    }

    /// The token after the number that begins here; this one where none does.
    private int numberEnd(int k) {
        return switch (tokens.kind(k)) {
            case NUMBER -> k + 1;
            case SIGN -> k;
            case WORD, LETTER -> {
                int end = Math.min(tokens.size(), k + LONGEST_NUMBER);
                while (end > k && numerals.word(tokens.words(k, end)).isEmpty()) {
                    end--;
                }
                yield end;
            }
        };
    }

    private Optional<Figure> figure(int from, int to) {
        if (Figures.isDate(tokens, from) || Figures.isDate(tokens, to - 1)) {
            return Optional.empty();
        }
        boolean digits = tokens.kind(from) == Tokens.Kind.NUMBER;
        var value = digits ? numerals.digits(tokens.word(from)) : numerals.word(tokens.words(from, to));
        var written = digits ? Figures.withSign(tokens, from) : tokens.words(from, to);
        return value.map(v -> new Figure(written, v, counted(from, to), tokens.start(from)));
    }

    private List<String> counted(int from, int to) {
        var counted = new ArrayList<String>();
        if (from > 0 && Figures.isSign(tokens, from - 1) && tokens.end(from - 1) == tokens.start(from)) {
            counted.add(tokens.word(from - 1));
        }
        int k = to;
        if (k < tokens.size() && Figures.isSign(tokens, k)) {
            counted.add(tokens.word(k));
            k++;
        }
        if (k < tokens.size() && tokens.kind(k) == Tokens.Kind.LETTER) {
            counted.add(letters(k));
        }
        int last = k + COUNTED_WORDS;
        while (k < Math.min(last, tokens.size()) && tokens.kind(k) == Tokens.Kind.WORD && numberEnd(k) == k) {
            counted.add(tokens.word(k));
            k++;
        }
        return counted;
    }

    private String letters(int from) {
        int to = from;
        while (to < tokens.size() && to - from < COUNTED_LETTERS && tokens.kind(to) == Tokens.Kind.LETTER) {
            to++;
        }
        return tokens.words(from, to);
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        if (isAllCapitals()) {
            return names;
        }
        for (int k = 0; k < tokens.size(); ) {
            int end = isKatakana(k) ? katakanaEnd(k) : nameEnd(k);
            if (end > k && isName(k, end)) {
                names.add(withoutPossessive(tokens.words(k, end)));
            }
            k = Math.max(end, k + 1);
        }
        return names;
    }

    /// Whether all words of some length have capitals, as in English headlines: then a capital says nothing.
    private boolean isAllCapitals() {
        int words = 0;
        for (int k = 0; k < tokens.size(); k++) {
            if (tokens.kind(k) == Tokens.Kind.WORD) {
                words++;
                if (!isCapital(k) && tokens.end(k) - tokens.start(k) >= LONG_WORD) {
                    return false;
                }
            }
        }
        return words > LONGEST_NAME;
    }

    private boolean isCapital(int k) {
        return k < tokens.size()
                && tokens.kind(k) == Tokens.Kind.WORD
                && Character.isUpperCase(tokens.text().codePointAt(tokens.start(k)));
    }

    /// The token after the name that begins here; this one where none does. In German, what begins a sentence
    /// is left out, since a noun with its article would look like a name.
    private int nameEnd(int k) {
        if (nounsHaveCapitals && tokens.sentences().beginsAt(k)) {
            return k;
        }
        int end = k;
        while (isCapital(end)
                && end - k < LONGEST_NAME
                && !(end > k && tokens.sentences().beginsAt(end))) {
            end = afterParticles(end + 1);
        }
        return end;
    }

    private int afterParticles(int k) {
        int end = k;
        while (end - k < MOST_PARTICLES && end < tokens.size() && PARTICLES.contains(tokens.word(end))) {
            end++;
        }
        return isCapital(end) ? end : k;
    }

    /// A single word is a name where no sentence begins and, in German, never: there every noun has a
    /// capital.
    private boolean isName(int from, int to) {
        if (isKatakana(from)) {
            return to - from >= KATAKANA_NAME;
        }
        var first = tokens.word(from).toLowerCase(Locale.ROOT);
        boolean calendar =
                to == from + 1 && (Lexicon.has(Lexicon.Topic.MONTH, first) || Lexicon.has(Lexicon.Topic.DAY, first));
        boolean single =
                to == from + 1 && (nounsHaveCapitals || tokens.sentences().beginsAt(from) || isAfterQuote(from));
        return !calendar && !single && tokens.end(to - 1) - tokens.start(from) >= SHORTEST_NAME;
    }

    /// A quotation begins with a capital.
    private boolean isAfterQuote(int k) {
        return k > 0 && "\"“„«‹‘'「『".contains(tokens.word(k - 1));
    }

    private boolean isKatakana(int k) {
        return k < tokens.size()
                && tokens.kind(k) == Tokens.Kind.LETTER
                && Character.UnicodeBlock.KATAKANA.equals(
                        Character.UnicodeBlock.of(tokens.text().codePointAt(tokens.start(k))));
    }

    private int katakanaEnd(int k) {
        int end = k;
        while (isKatakana(end)) {
            end++;
        }
        return end;
    }

    private static String withoutPossessive(String name) {
        return name.replaceFirst("['’]s?$", "");
    }
}
