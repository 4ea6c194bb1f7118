// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.TreeMap;

/// Which tokens of a text stand inside quotation marks, in the styles “ ”, „ “, » «, « », ” ”, 「 」, 『 』 and " ".
/// Single quotes are left out, since apostrophes look the same. A quotation that is not closed lasts to the end, as
/// those do that go on in the next paragraph.
final class Quotations {
    private static final int NONE = -1;
    /// Fewer tokens than this are a title or a word at a distance, not somebody's speech.
    private static final int SHORTEST = 3;

    /// The ends of the quotations by their beginnings.
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    private Quotations(Tokens tokens) {
        int opened = NONE;
        char opener = 0;
        for (int k = 0; k < tokens.size(); k++) {
            char sign = tokens.text().charAt(tokens.start(k));
            if (tokens.kind(k) != Tokens.Kind.SIGN) {
                continue;
            }
            if (opened != NONE && closes(opener, sign)) {
                add(opened + 1, k);
                opened = NONE;
            } else if (opened == NONE && "“„«»「『\"”".indexOf(sign) >= 0) {
                opened = k;
                opener = sign;
            }
        }
        if (opened != NONE) {
            add(opened + 1, tokens.size());
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

    private void add(int from, int to) {
        if (to - from >= SHORTEST) {
            ends.put(from, to);
        }
    }

    /// Whether tokens [from, to) all stand inside one quotation.
    boolean contain(int from, int to) {
        var quotation = ends.floorEntry(from);
        return quotation != null && to <= quotation.getValue();
    }
}
