// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.Arrays;

/// Which paragraphs of two versions belong together: one to one, one to several neighbours (a split), or several
/// neighbours to one (a merge). For one thread.
final class Links {
    private static final int NONE = -1;

    private final int[] firstAfter;
    private final int[] countAfter;
    private final int[] firstBefore;
    private final int[] countBefore;

    Links(int before, int after) {
        firstAfter = new int[before];
        countAfter = new int[before];
        firstBefore = new int[after];
        countBefore = new int[after];
        Arrays.fill(firstAfter, NONE);
        Arrays.fill(firstBefore, NONE);
    }

    int sizeBefore() {
        return firstAfter.length;
    }

    int sizeAfter() {
        return firstBefore.length;
    }

    boolean isLinkedBefore(int before) {
        return firstAfter[before] != NONE;
    }

    boolean isLinkedAfter(int after) {
        return firstBefore[after] != NONE;
    }

    boolean isFree(int before, int after) {
        return !isLinkedBefore(before) && !isLinkedAfter(after);
    }

    /// The first paragraph of the newer version that this one became.
    int afterOf(int before) {
        return firstAfter[before];
    }

    /// How many paragraphs it became.
    int partsOf(int before) {
        return countAfter[before];
    }

    /// The first paragraph of the older version that this one came from.
    int beforeOf(int after) {
        return firstBefore[after];
    }

    /// How many paragraphs it came from.
    int sourcesOf(int after) {
        return countBefore[after];
    }

    boolean areLinked(int before, int after) {
        return before >= 0
                && after >= 0
                && before < firstAfter.length
                && after < firstBefore.length
                && firstAfter[before] != NONE
                && after >= firstAfter[before]
                && after < firstAfter[before] + countAfter[before];
    }

    void link(int before, int after) {
        split(before, after, 1);
    }

    /// One paragraph became this many, from this one on.
    void split(int before, int after, int parts) {
        firstAfter[before] = after;
        countAfter[before] = parts;
        for (int j = after; j < after + parts; j++) {
            firstBefore[j] = before;
            countBefore[j] = 1;
        }
    }

    /// This many paragraphs, from this one on, became one.
    void merge(int before, int sources, int after) {
        firstBefore[after] = before;
        countBefore[after] = sources;
        for (int i = before; i < before + sources; i++) {
            firstAfter[i] = after;
            countAfter[i] = 1;
        }
    }

    void unlink(int before, int after) {
        firstAfter[before] = NONE;
        countAfter[before] = 0;
        firstBefore[after] = NONE;
        countBefore[after] = 0;
    }
}
