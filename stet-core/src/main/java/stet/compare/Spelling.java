// SPDX-License-Identifier: Apache-2.0
package stet.compare;

/// Tells a corrected slip of the keys from another word.
final class Spelling {
    /// Shorter words become other words too easily.
    private static final int SHORTEST = 4;

    private Spelling() {}

    /// Whether one letter was added, dropped, replaced or swapped with its neighbour (F. Damerau, 1964), in words
    /// of four code units or more.
    static boolean isSlip(String before, String after) {
        if (Math.min(before.length(), after.length()) < SHORTEST
                || Math.abs(before.length() - after.length()) > 1
                || before.equals(after)) {
            return false;
        }
        int start = 0;
        while (start < Math.min(before.length(), after.length()) && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int oldEnd = before.length();
        int newEnd = after.length();
        while (oldEnd > start && newEnd > start && before.charAt(oldEnd - 1) == after.charAt(newEnd - 1)) {
            oldEnd--;
            newEnd--;
        }
        boolean single = oldEnd - start <= 1 && newEnd - start <= 1;
        boolean swapped = oldEnd - start == 2
                && newEnd - start == 2
                && before.charAt(start) == after.charAt(start + 1)
                && before.charAt(start + 1) == after.charAt(start);
        return single || swapped;
    }
}
