// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.List;

/// Slides pure insertions and removals to where a reader sees them: in "a b a", the added "b a" or "a b" are the same
/// change, and the one that begins or ends a sentence is chosen (compare the diff slider heuristic of Git, M. Haggerty,
/// 2016).
final class Edges {
    private static final int SENTENCE_EDGE = 4;
    private static final int PHRASE_EDGE = 2;
    private static final int CAPITAL = 1;
    private static final String PHRASE_ENDS = ",;:—–)]";
    /// No slide tries more places than this.
    private static final int FURTHEST = 2_000;

    private final Tokens before;
    private final Tokens after;

    Edges(Tokens before, Tokens after) {
        this.before = before;
        this.after = after;
    }

    List<Hunk> slid(List<Hunk> hunks) {
        var result = new ArrayList<Hunk>(hunks.size());
        for (int k = 0; k < hunks.size(); k++) {
            var hunk = hunks.get(k);
            if (hunk.adds() || hunk.removes()) {
                int low = result.isEmpty()
                        ? 0
                        : edge(
                                hunk,
                                result.getLast().beforeTo(),
                                result.getLast().afterTo());
                int high = k + 1 < hunks.size()
                        ? edge(
                                hunk,
                                hunks.get(k + 1).beforeFrom(),
                                hunks.get(k + 1).afterFrom())
                        : side(hunk).size();
                hunk = hunk.slid(bestSlide(hunk, low, high));
            }
            if (!result.isEmpty() && touch(result.getLast(), hunk)) {
                result.add(result.removeLast().through(hunk));
            } else {
                result.add(hunk);
            }
        }
        return result;
    }

    private static boolean touch(Hunk left, Hunk right) {
        return left.beforeTo() == right.beforeFrom() && left.afterTo() == right.afterFrom();
    }

    private Tokens side(Hunk hunk) {
        return hunk.adds() ? after : before;
    }

    private static int edge(Hunk hunk, int before, int after) {
        return hunk.adds() ? after : before;
    }

    private int bestSlide(Hunk hunk, int low, int high) {
        var tokens = side(hunk);
        int from = hunk.adds() ? hunk.afterFrom() : hunk.beforeFrom();
        int to = hunk.adds() ? hunk.afterTo() : hunk.beforeTo();
        int best = 0;
        int bestScore = score(tokens, from, to);
        for (int k = 1; k <= FURTHEST && from - k >= low && tokens.number(from - k) == tokens.number(to - k); k++) {
            int score = score(tokens, from - k, to - k);
            if (score > bestScore) {
                bestScore = score;
                best = -k;
            }
        }
        for (int k = 1;
                k <= FURTHEST && to + k <= high && tokens.number(from + k - 1) == tokens.number(to + k - 1);
                k++) {
            int score = score(tokens, from + k, to + k);
            if (score > bestScore) {
                bestScore = score;
                best = k;
            }
        }
        return best;
    }

    private static int score(Tokens tokens, int from, int to) {
        int score = 0;
        if (from == 0 || Sentences.endsSentence(tokens, 0, from)) {
            score += SENTENCE_EDGE;
        } else if (PHRASE_ENDS.indexOf(tokens.text().charAt(tokens.end(from - 1) - 1)) >= 0) {
            score += PHRASE_EDGE;
        }
        if (Sentences.endsSentence(tokens, from, to)) {
            score += SENTENCE_EDGE;
        }
        if (from < tokens.size() && Character.isUpperCase(tokens.text().codePointAt(tokens.start(from)))) {
            score += CAPITAL;
        }
        return score - (cutsOpener(tokens, from) || cutsOpener(tokens, to) ? SENTENCE_EDGE : 0);
    }

    /// Whether an opening mark would be parted here from what it opens.
    private static boolean cutsOpener(Tokens tokens, int at) {
        return at > 0
                && at < tokens.size()
                && tokens.kind(at - 1) == Tokens.Kind.SIGN
                && tokens.end(at - 1) == tokens.start(at)
                && (at == 1 || tokens.end(at - 2) < tokens.start(at - 1));
    }
}
