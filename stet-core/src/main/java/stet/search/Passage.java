// SPDX-License-Identifier: Apache-2.0
package stet.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The part of a text around what was searched for.
///
/// @param phrases how many of the phrases stand in the text
record Passage(int phrases, List<Piece> pieces) {
    private static final String LEFT_OUT = "…";

    /// @param most code points, without the signs for what was left out
    /// @param terms into which the text is cut
    static Passage of(String text, List<Term> terms, List<Phrase> phrases, int most) {
        var stretches = phrases.stream().map(phrase -> phrase.in(terms)).toList();
        int found = (int) stretches.stream().filter(s -> !s.isEmpty()).count();
        if (found == 0) {
            return new Passage(0, List.of());
        }
        var hits = joined(stretches.stream().flatMap(List::stream).toList());
        return new Passage(found, cut(text, terms, hits, most));
    }

    /// In order, and none inside another.
    private static List<Phrase.Stretch> joined(List<Phrase.Stretch> stretches) {
        var joined = new ArrayList<Phrase.Stretch>();
        for (var next : stretches.stream()
                .sorted(Comparator.comparingInt(Phrase.Stretch::from))
                .toList()) {
            if (!joined.isEmpty() && next.from() <= joined.getLast().to()) {
                var last = joined.removeLast();
                joined.add(new Phrase.Stretch(last.from(), Math.max(last.to(), next.to())));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    /// From a word's beginning to a word's end, with the first hit a third of the way in.
    private static List<Piece> cut(String text, List<Term> terms, List<Phrase.Stretch> hits, int most) {
        int from = begin(text, terms, hits.getFirst().from(), most);
        int to = end(text, terms, from, most);
        var pieces = new ArrayList<Piece>();
        int at = from;
        for (var hit : hits) {
            if (hit.to() <= to) {
                add(pieces, (at == from && from > 0 ? LEFT_OUT : "") + text.substring(at, hit.from()), false);
                add(pieces, text.substring(hit.from(), hit.to()), true);
                at = hit.to();
            }
        }
        add(pieces, text.substring(at, to) + (to < text.length() ? LEFT_OUT : ""), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean hit) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, hit));
        }
    }

    private static int begin(String text, List<Term> terms, int hit, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return 0;
        }
        return terms.stream()
                .map(Term::from)
                .filter(start -> start == hit || start < hit && text.codePointCount(start, hit) <= most / 3)
                .findFirst()
                .orElse(hit);
    }

    private static int end(String text, List<Term> terms, int from, int most) {
        if (text.codePointCount(from, text.length()) <= most) {
            return text.length();
        }
        int furthest = text.offsetByCodePoints(from, most);
        return terms.stream()
                .mapToInt(Term::to)
                .filter(end -> end > from && end <= furthest)
                .max()
                .orElse(furthest);
    }
}
