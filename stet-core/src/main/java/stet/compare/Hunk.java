// SPDX-License-Identifier: Apache-2.0
package stet.compare;

/// One replaced stretch, counted in tokens: [beforeFrom, beforeTo) became [afterFrom, afterTo).
record Hunk(int beforeFrom, int beforeTo, int afterFrom, int afterTo) {
    /// How many tokens the longer side has.
    int length() {
        return Math.max(beforeTo - beforeFrom, afterTo - afterFrom);
    }

    /// From where this one starts to where the later one ends.
    Hunk through(Hunk later) {
        return new Hunk(beforeFrom, Math.max(beforeTo, later.beforeTo), afterFrom, Math.max(afterTo, later.afterTo));
    }

    /// The same stretch, reaching so many equal tokens further to the left and to the right.
    Hunk grown(int left, int right) {
        return new Hunk(beforeFrom - left, beforeTo + right, afterFrom - left, afterTo + right);
    }

    /// The same stretch, so many equal tokens further on.
    Hunk slid(int by) {
        return new Hunk(beforeFrom + by, beforeTo + by, afterFrom + by, afterTo + by);
    }

    boolean adds() {
        return beforeFrom == beforeTo;
    }

    boolean removes() {
        return afterFrom == afterTo;
    }
}
