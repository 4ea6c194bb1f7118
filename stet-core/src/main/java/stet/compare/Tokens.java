// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text cut into words, numbers, single letters of unspaced scripts, and signs; white space is between tokens.
///
/// Boundaries follow UAX #29, section 4.1, with these departures, each because readers see one word: hyphens join
/// letters to digits (covid-19) and numbers in words (thirty-three), e-mail addresses are one token, apostrophes and
/// points between digits always join (1,234.5 and 12:30 and 1’000); and one because pages forget the space: a full stop
/// between letters does not join ("ended.Later"). No boundary falls inside an extended grapheme cluster. For one
/// thread.
final class Tokens {
    enum Kind {
        WORD,
        NUMBER,
        /// One cluster of a script without spaces; dictionary words are found later, where a mark needs them.
        LETTER,
        SIGN
    }

    /// Weights are counted in quarters of a word.
    static final int WORD_WEIGHT = 4;

    private static final int SHORT_WORD_WEIGHT = 2;
    private static final int SIGN_WEIGHT = 1;
    /// Words of up to this many letters are mostly articles, prepositions and conjunctions.
    private static final int SHORT_WORD = 3;

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int VIRAMA_CLASS = 9;

    private final String text;
    private int[] starts;
    private int[] ends;
    private Kind[] kinds;
    private int size;
    private int[] numbers = new int[0];
    private int[] weights = new int[1];
    private @Nullable Sentences sentences;
    private @Nullable Quotations quotations;

    private Tokens(String text) {
        this.text = text;
        int guess = text.length() / 5 + 4;
        starts = new int[guess];
        ends = new int[guess];
        kinds = new Kind[guess];
    }

    static Tokens of(String text, Vocabulary vocabulary) {
        var tokens = new Tokens(text);
        tokens.scan();
        if (text.indexOf('@') >= 0) {
            tokens.joinAddresses();
        }
        if (text.indexOf('-') >= 0) {
            tokens.joinNumerals();
        }
        tokens.count(vocabulary);
        return tokens;
    }

    String text() {
        return text;
    }

    int size() {
        return size;
    }

    /// The token's number in the vocabulary.
    int number(int token) {
        return numbers[token];
    }

    Kind kind(int token) {
        return kinds[token];
    }

    /// In code units; the text's length for the token after the last.
    int start(int token) {
        return token < size ? starts[token] : text.length();
    }

    /// In code units; 0 for the token before the first.
    int end(int token) {
        return token < 0 ? 0 : ends[token];
    }

    /// The first token that begins at this code unit or later.
    int at(int unit) {
        int found = Arrays.binarySearch(starts, 0, size, unit);
        return found >= 0 ? found : -found - 1;
    }

    /// Where its sentences begin; found when first asked for.
    Sentences sentences() {
        var found = sentences;
        if (found == null) {
            found = Sentences.of(this);
            sentences = found;
        }
        return found;
    }

    /// What stands in quotation marks; found when first asked for.
    Quotations quotations() {
        var found = quotations;
        if (found == null) {
            found = Quotations.in(this);
            quotations = found;
        }
        return found;
    }

    /// The text of tokens [from, to) with what stands between them.
    String words(int from, int to) {
        return from >= to ? "" : text.substring(starts[from], ends[to - 1]);
    }

    String word(int token) {
        return text.substring(starts[token], ends[token]);
    }

    /// What tokens [from, to) weigh, in quarters of a word.
    int weight(int from, int to) {
        return weights[to] - weights[from];
    }

    /// Whether the token is a short word or a sign, which alone holds no two changes apart.
    boolean isWeak(int token) {
        return weights[token + 1] - weights[token] < WORD_WEIGHT;
    }

    private void count(Vocabulary vocabulary) {
        numbers = new int[size];
        weights = new int[size + 1];
        for (int k = 0; k < size; k++) {
            numbers[k] = vocabulary.number(text, starts[k], ends[k]);
            weights[k + 1] = weights[k]
                    + switch (kinds[k]) {
                        case SIGN -> SIGN_WEIGHT;
                        case WORD, NUMBER -> ends[k] - starts[k] <= SHORT_WORD ? SHORT_WORD_WEIGHT : WORD_WEIGHT;
                        case LETTER -> WORD_WEIGHT;
                    };
        }
    }

    private void add(int start, int end, Kind kind) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        kinds[size++] = kind;
    }

    private void scan() {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            at = switch (Glyph.of(c)) {
                case SPACE -> at + Character.charCount(c);
                case LETTER, DIGIT -> word(at, at);
                case EXTEND -> word(spaceUnder(at), at);
                case UNSPACED -> cluster(at, Kind.LETTER);
                case SIGN -> cluster(at, Kind.SIGN);
            };
        }
    }

    /// A mark that follows a space is drawn on that space, so both belong together (UAX #29, GB9).
    private int spaceUnder(int mark) {
        return mark > 0 && mark > end(size - 1) ? text.offsetByCodePoints(mark, -1) : mark;
    }

    private int word(int start, int from) {
        boolean digitsOnly = Glyph.of(text.codePointAt(from)) == Glyph.DIGIT;
        int at = from + Character.charCount(text.codePointAt(from));
        while (at < text.length()) {
            int c = text.codePointAt(at);
            var glyph = Glyph.of(c);
            if (glyph == Glyph.LETTER) {
                digitsOnly = false;
            } else if (glyph == Glyph.SIGN || glyph == Glyph.UNSPACED) {
                if (text.charAt(at - 1) != ZERO_WIDTH_JOINER && !Joiners.join(text, at)) {
                    break;
                }
                digitsOnly &= !Joiners.joinsLetters(c);
            } else if (glyph == Glyph.SPACE) {
                break;
            }
            at += Character.charCount(c);
        }
        add(start, at, digitsOnly ? Kind.NUMBER : Kind.WORD);
        return at;
    }

    private int cluster(int start, Kind kind) {
        int first = text.codePointAt(start);
        int at = start + Character.charCount(first);
        if (isRegional(first) && at < text.length() && isRegional(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        int last = first;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            var glyph = Glyph.of(c);
            boolean joined = last == ZERO_WIDTH_JOINER
                    || glyph == Glyph.UNSPACED && com.ibm.icu.lang.UCharacter.getCombiningClass(last) == VIRAMA_CLASS;
            if (glyph == Glyph.SPACE || glyph != Glyph.EXTEND && !joined) {
                break;
            }
            at += Character.charCount(c);
            last = c;
        }
        add(start, at, kind);
        return at;
    }

    /// Two regional indicators make one flag (UAX #29, GB12 and GB13).
    private static boolean isRegional(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    /// Makes one token of each e-mail address (the dot-atom form of RFC 5322, section 3.4.1).
    private void joinAddresses() {
        int kept = 0;
        for (int k = 0; k < size; k++) {
            int to = k + 1;
            if (text.charAt(starts[k]) == '@' && kept > 0 && touches(kept - 1, k) && isWordAt(k + 1, k)) {
                while (kept > 1 && touches(kept - 2, kept - 1) && isAtom(kept - 2) && ends[kept - 1] > 0) {
                    ends[kept - 2] = ends[kept - 1];
                    kept--;
                }
                to = k + 2;
                while (isWordAt(to + 1, to) && isAtom(to) && starts[to] == ends[to - 1]) {
                    to += 2;
                }
                ends[kept - 1] = ends[to - 1];
                kinds[kept - 1] = Kind.WORD;
                k = to - 1;
            } else {
                starts[kept] = starts[k];
                ends[kept] = ends[k];
                kinds[kept++] = kinds[k];
            }
        }
        size = kept;
    }

    /// Makes one token of a number in words, such as thirty-three.
    private void joinNumerals() {
        int kept = 0;
        for (int k = 0; k < size; k++) {
            if (text.charAt(starts[k]) == '-' && kept > 0 && isNumeral(kept - 1, k) && isNumeral(k + 1, k)) {
                ends[kept - 1] = ends[++k];
            } else {
                starts[kept] = starts[k];
                ends[kept] = ends[k];
                kinds[kept++] = kinds[k];
            }
        }
        size = kept;
    }

    /// Whether the token is a number word that touches the hyphen.
    private boolean isNumeral(int token, int hyphen) {
        return token < size
                && kinds[token] == Kind.WORD
                && (ends[token] == starts[hyphen] || starts[token] == ends[hyphen])
                && Lexicon.has(Lexicon.Topic.NUMBER, word(token).toLowerCase(Locale.ROOT));
    }

    private boolean touches(int left, int right) {
        return ends[left] == starts[right] && kinds[left] != Kind.LETTER;
    }

    private boolean isWordAt(int token, int after) {
        return token < size && kinds[token] == Kind.WORD && starts[token] == ends[after];
    }

    private boolean isAtom(int token) {
        return switch (kinds[token]) {
            case WORD, NUMBER -> true;
            case LETTER -> false;
            case SIGN -> ends[token] - starts[token] == 1 && ".+-_".indexOf(text.charAt(starts[token])) >= 0;
        };
    }
}
