// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Finds what two token lists share: takes the heaviest common run of tokens, then does the same on both sides of it
/// (Ratcliff and Metzener, "Pattern Matching: The Gestalt Approach", 1988), led to it by tokens that are rare in the
/// region (the idea of the histogram diff in JGit). A run too light for its region is taken for chance, so that a
/// rewritten passage stays one passage.
///
/// The work is bounded: past the budget, what is left of a region counts as replaced, and the effort knows of it.
final class TokenDiff {
    /// Tokens that are more frequent than this in a region lead to no run; they may still be part of one.
    private static final int FREQUENT = 64;
    /// Steps for a small text and for each token on top of that; a step is one occurrence tried or one token
    /// compared.
    private static final long BASE_BUDGET = 200_000;

    private static final int BUDGET_PER_TOKEN = 150;

    /// What looking up one token's places costs, in steps.
    private static final int SEARCH = 16;

    private final Tokens before;
    private final Tokens after;
    private final Effort effort;
    /// The number and the place of each older token in question, ascending.
    private long[] places = new long[0];
    /// Of each newer token in question, where the places of its number begin and end in that list.
    private int[] firsts = new int[0];

    private int[] lasts = new int[0];
    private int origin;
    private final List<Hunk> hunks = new ArrayList<>();
    private long budget;

    private record Region(int beforeFrom, int beforeTo, int afterFrom, int afterTo) {}

    private record Shared(int before, int after, int length, int weight, int shift) {}

    private static final Shared NOTHING = new Shared(0, 0, 0, 0, Integer.MAX_VALUE);

    private TokenDiff(Tokens before, Tokens after, Effort effort) {
        this.before = before;
        this.after = after;
        this.effort = effort;
        this.budget = BASE_BUDGET + (long) BUDGET_PER_TOKEN * (before.size() + after.size());
    }

    /// The replaced stretches, ascending; whatever lies between them is equal.
    static List<Hunk> hunks(Tokens before, Tokens after, Effort effort) {
        var diff = new TokenDiff(before, after, effort);
        diff.run();
        return diff.hunks;
    }

    /// How many tokens are equal in both.
    static int shared(Tokens before, Tokens after, Effort effort) {
        int changed = 0;
        for (var hunk : hunks(before, after, effort)) {
            changed += hunk.beforeTo() - hunk.beforeFrom();
        }
        return before.size() - changed;
    }

    private void run() {
        var whole = trimmed(new Region(0, before.size(), 0, after.size()));
        if (isEmpty(whole)) {
            replace(whole);
            return;
        }
        index(whole);
        Deque<Region> waiting = new ArrayDeque<>();
        waiting.push(whole);
        while (!waiting.isEmpty()) {
            var region = trimmed(waiting.pop());
            var shared = isEmpty(region) ? NOTHING : heaviest(region);
            if (shared.weight == 0 || isChance(shared, region)) {
                replace(region);
            } else {
                waiting.push(new Region(
                        shared.before + shared.length, region.beforeTo, shared.after + shared.length, region.afterTo));
                waiting.push(new Region(region.beforeFrom, shared.before, region.afterFrom, shared.after));
            }
        }
    }

    private void index(Region region) {
        places = new long[region.beforeTo - region.beforeFrom];
        for (int k = 0; k < places.length; k++) {
            places[k] = key(before.number(region.beforeFrom + k), region.beforeFrom + k);
        }
        Arrays.sort(places);
        origin = region.afterFrom;
        firsts = new int[region.afterTo - origin];
        lasts = new int[firsts.length];
        for (int k = 0; k < firsts.length; k++) {
            int number = after.number(origin + k);
            firsts[k] = search(key(number, 0), 0, places.length);
            lasts[k] = search(key(number + 1, 0), firsts[k], places.length);
        }
    }

    private static long key(int number, int place) {
        return (long) number << Integer.SIZE | place;
    }

    private static boolean isEmpty(Region region) {
        return region.beforeFrom == region.beforeTo || region.afterFrom == region.afterTo;
    }

    private void replace(Region region) {
        if (region.beforeFrom < region.beforeTo || region.afterFrom < region.afterTo) {
            hunks.add(new Hunk(region.beforeFrom, region.beforeTo, region.afterFrom, region.afterTo));
        }
    }

    private Region trimmed(Region region) {
        int bf = region.beforeFrom;
        int bt = region.beforeTo;
        int af = region.afterFrom;
        int at = region.afterTo;
        while (bf < bt && af < at && before.number(bf) == after.number(af)) {
            bf++;
            af++;
        }
        while (bf < bt && af < at && before.number(bt - 1) == after.number(at - 1)) {
            bt--;
            at--;
        }
        return new Region(bf, bt, af, at);
    }

    /// Two unrelated passages of n words share runs of about log n words by chance.
    private static boolean isChance(Shared shared, Region region) {
        int size = Math.min(region.beforeTo - region.beforeFrom, region.afterTo - region.afterFrom);
        int log = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        return 2 * shared.weight < Tokens.WORD_WEIGHT * (log - 2);
    }

    private Shared heaviest(Region region) {
        var best = NOTHING;
        int j = region.afterFrom;
        while (j < region.afterTo && budget > 0) {
            int first = firstPlace(j, region.beforeFrom);
            int last = lastPlace(first, j, region.beforeTo);
            int next = j + 1;
            for (int p = first; p < last; p++) {
                int i = (int) places[p];
                int left = commonBefore(i, j, region);
                int right = commonFrom(i, j, region);
                next = Math.max(next, j + right);
                int weight = after.weight(j - left, j + right);
                int shift = Math.abs((i - region.beforeFrom) - (j - region.afterFrom));
                if (weight > best.weight || weight == best.weight && shift < best.shift) {
                    best = new Shared(i - left, j - left, left + right, weight, shift);
                }
                budget -= left + right;
            }
            budget -= SEARCH + last - first;
            j = next;
        }
        if (j < region.afterTo) {
            effort.cutShort();
        }
        return best;
    }

    /// Where the places of this newer token's number in the region begin in the sorted list.
    private int firstPlace(int j, int from) {
        return search(key(after.number(j), from), firsts[j - origin], lasts[j - origin]);
    }

    /// Where they end; at their beginning when the token is too frequent here to lead anywhere.
    private int lastPlace(int first, int j, int to) {
        int end = lasts[j - origin];
        long beyond = key(after.number(j), to);
        if (first + FREQUENT < end && places[first + FREQUENT] < beyond) {
            return first;
        }
        int last = first;
        while (last < end && places[last] < beyond) {
            last++;
        }
        return last;
    }

    /// The first index in [from, to) of the sorted list whose key is not smaller.
    private int search(long wanted, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = low + high >>> 1;
            if (places[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// How many tokens right before this pair of places are equal.
    private int commonBefore(int i, int j, Region region) {
        int most = Math.min(i - region.beforeFrom, j - region.afterFrom);
        int common = 0;
        while (common < most && before.number(i - common - 1) == after.number(j - common - 1)) {
            common++;
        }
        return common;
    }

    /// How many tokens are equal from this pair of equal ones on, which are counted.
    private int commonFrom(int i, int j, Region region) {
        int most = Math.min(region.beforeTo - i, region.afterTo - j);
        int common = 1;
        while (common < most && before.number(i + common) == after.number(j + common)) {
            common++;
        }
        return common;
    }
}
