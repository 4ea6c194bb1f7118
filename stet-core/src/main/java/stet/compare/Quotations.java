// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.TreeMap;

/// Which tokens of a text stand inside quotation marks, in the styles “ ”, „ “, » «, « », ” ”, 「 」, 『 』 and " ".
/// Single quotes are left out, since apostrophes look the same. A quotation ends with its paragraph at the latest; one
/// that goes on in the next is opened there again. One that is not closed counts only when its paragraph begins with
/// it:
/// elsewhere it is a slip, and what it would span is anybody's guess.
final class Quotations {
    private static final int NONE = -1;
    private static final String OPENERS = "“„«»「『\"”";
    /// Fewer tokens than this are a title or a word at a distance, not somebody's speech, unless they are long words.
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
            if (opened != NONE && closes(opener, sign)) {
                add(tokens, opened + 1, k);
                opened = NONE;
            } else if (opened == NONE && OPENERS.indexOf(sign) >= 0) {
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
            case '“', '”' -> sign == '”';
            case '„' -> sign == '“' || sign == '”';
            case '«' -> sign == '»';
            case '»' -> sign == '«';
            case '「' -> sign == '」';
            case '『' -> sign == '』';
            default -> sign == opener;
        };
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
}
