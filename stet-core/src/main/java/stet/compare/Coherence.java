// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.List;

/// Joins marks that a reader would take for one, so that a rewritten sentence is shown as a sentence and not as word
/// salad (compare the semantic clean-up of diff-match-patch, N. Fraser, "Diff Strategies", 2006).
final class Coherence {
    /// Above this share of changed tokens, a sentence counts as rewritten.
    private static final double REWRITTEN = 0.6;
    /// Below this share of kept code units, a whole paragraph does.
    private static final double KEPT = 0.35;

    private final Tokens before;
    private final Tokens after;

    Coherence(Tokens before, Tokens after) {
        this.before = before;
        this.after = after;
    }

    List<Hunk> joined(List<Hunk> hunks) {
        if (hunks.size() < 2) {
            return hunks;
        }
        var joined = acrossWeakWords(hunks);
        joined = insideSentences(joined);
        return joined.size() > 2 && isRewritten(joined)
                ? List.of(joined.getFirst().through(joined.getLast()))
                : joined;
    }

    private List<Hunk> acrossWeakWords(List<Hunk> hunks) {
        var result = hunks;
        int size;
        do {
            size = result.size();
            var next = new ArrayList<Hunk>(size);
            for (var hunk : result) {
                if (!next.isEmpty() && belongTogether(next.getLast(), hunk)) {
                    next.add(next.removeLast().through(hunk));
                } else {
                    next.add(hunk);
                }
            }
            result = next;
        } while (result.size() < size);
        return result;
    }

    /// What lies between must be light against the changes on both sides: one word at most between two changes of
    /// two words, a quarter of the shorter one, or a single weak word next to a change of three.
    private boolean belongTogether(Hunk left, Hunk right) {
        int between = before.weight(left.beforeTo(), right.beforeFrom());
        int shorter = Math.min(left.length(), right.length());
        int longer = Math.max(left.length(), right.length());
        return between == 0
                || between <= Tokens.WORD_WEIGHT && shorter >= 2
                || between <= shorter * Tokens.WORD_WEIGHT / 4 && shorter >= 2
                || between <= Tokens.WORD_WEIGHT / 2 && longer >= 3;
    }

    private List<Hunk> insideSentences(List<Hunk> hunks) {
        if (hunks.size() < 2) {
            return hunks;
        }
        var olds = before.sentences();
        var news = after.sentences();
        var result = new ArrayList<Hunk>(hunks.size());
        int from = 0;
        while (from < hunks.size()) {
            var first = hunks.get(from);
            int oldEnd = olds.end(first.beforeFrom());
            int newEnd = news.end(first.afterFrom());
            int to = from + 1;
            while (to < hunks.size()
                    && hunks.get(to).beforeTo() <= oldEnd
                    && hunks.get(to).afterTo() <= newEnd) {
                to++;
            }
            int length = oldEnd - olds.start(first.beforeFrom()) + newEnd - news.start(first.afterFrom());
            var inside = hunks.subList(from, to);
            if (inside.size() > 1 && changed(inside) > REWRITTEN * length) {
                result.add(inside.getFirst().through(inside.getLast()));
            } else {
                result.addAll(inside);
            }
            from = to;
        }
        return result;
    }

    private static int changed(List<Hunk> hunks) {
        int changed = 0;
        for (var hunk : hunks) {
            changed += hunk.beforeTo() - hunk.beforeFrom() + hunk.afterTo() - hunk.afterFrom();
        }
        return changed;
    }

    private boolean isRewritten(List<Hunk> hunks) {
        int kept = before.text().length();
        for (var hunk : hunks) {
            kept -= before.start(hunk.beforeTo()) - before.start(hunk.beforeFrom());
        }
        return kept < KEPT * Math.max(before.text().length(), after.text().length());
    }
}
