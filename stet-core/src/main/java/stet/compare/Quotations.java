// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.TreeMap;

/// Which tokens of a text stand inside quotation marks, in the styles “ ”, „ “, » «, « », ” ”, 「 」, 『 』 and " ". Single
/// quotes are left out, since apostrophes look the same. A quotation ends with its paragraph at the latest; one that
/// goes on in the next is opened there again. One that is not closed counts only when its paragraph begins with it:
/// elsewhere it is a slip, and what it would span is anybody's guess.
final class Quotations {
    private static final int NONE = -1;
    private static final String OPENERS = "“„«»「『\"”";
    /// Fewer tokens than this are a title or a word at a distance, not somebody's speech, unless they are long
    /// words.
    private static final int SHORTEST = 3;
    /// In code units.
    private static final int LONG = 24;

    /// The ends of the quotations by their beginnings.
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    private Quotations(Tokens tokens) {
        int begin = 0;
        for (int k = 1; k <= tokens.size(); k++) {
            if (k == tokens.size() || breaksBefore(tokens, k)) {
                paragraph(tokens, begin, k);
                begin = k;
            }
        }
    }

    private static boolean breaksBefore(Tokens tokens, int token) {
        return tokens.text()
                        .substring(tokens.end(token - 1), tokens.start(token))
                        .indexOf('\n')
                >= 0;
    }

    private void paragraph(Tokens tokens, int from, int to) {
        int opened = NONE;
        char opener = 0;
        for (int k = from; k < to; k++) {
            char sign = tokens.text().charAt(tokens.start(k));
            if (tokens.kind(k) != Tokens.Kind.SIGN) {
                continue;
            }
            if (opened != NONE && closes(opener, sign) && (sign != '"' || isAfterText(tokens, k))) {
                add(tokens, opened + 1, k);
                opened = NONE;
            } else if (opened == NONE
                    && OPENERS.indexOf(sign) >= 0
                    && !(sign == '"' && isAfterText(tokens, k) && !isBeforeText(tokens, k, to))) {
                opened = k;
                opener = sign;
            }
        }
        if (opened == from) {
            add(tokens, opened + 1, to);
        }
    }

    static Quotations in(Tokens tokens) {
        return new Quotations(tokens);
    }

    private static boolean closes(char opener, char sign) {
        return switch (opener) {
            case '“', '”', '"' -> sign == '”' || sign == '"';
            case '„' -> sign == '“' || sign == '”' || sign == '"';
            case '«' -> sign == '»';
            case '»' -> sign == '«';
            case '「' -> sign == '」';
            case '『' -> sign == '』';
            default -> sign == opener;
        };
    }

    /// Whether a sign stands right behind something, as a closing mark does.
    private static boolean isAfterText(Tokens tokens, int k) {
        return k > 0 && tokens.end(k - 1) == tokens.start(k);
    }

    /// Whether something stands right behind it, as behind an opening mark.
    private static boolean isBeforeText(Tokens tokens, int k, int to) {
        return k + 1 < to && tokens.end(k) == tokens.start(k + 1);
    }

    private void add(Tokens tokens, int from, int to) {
        if (to - from >= SHORTEST || from < to && tokens.end(to - 1) - tokens.start(from) >= LONG) {
            ends.put(from, to);
        }
    }

    /// Whether tokens [from, to) all stand inside one quotation.
    boolean contain(int from, int to) {
        var quotation = ends.floorEntry(from);
        return quotation != null && to <= quotation.getValue();
    }

    /// Whether the quotation around tokens [from, to) has another sentence before or after them.
    boolean hasMoreSentences(Tokens tokens, int from, int to) {
        var quotation = ends.floorEntry(from);
        if (quotation == null || to > quotation.getValue()) {
            return false;
        }
        int begin = quotation.getKey();
        return begin < from && tokens.sentences().start(from - 1) < from && Sentences.endsSentence(tokens, begin, from)
                || tokens.sentences().end(from) < quotation.getValue()
                        && tokens.sentences().end(from) >= to;
    }
}
