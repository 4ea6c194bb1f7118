// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.Locale;

/// Sixty-four bits that stand for a text's words: the first quarter of the SHA-256 of its letters and digits in
/// lower case, each run of other signs one space. Two texts that differ in type only have the same fingerprint; by
/// chance two of a million others share one with a likelihood of one in forty million.
public record Fingerprint(long bits) implements Comparable<Fingerprint> {
    public static Fingerprint of(String text) {
        return new Fingerprint(Long.parseUnsignedLong(Digest.of(words(text)).hex(), 0, 16, 16));
    }

    private static String words(String text) {
        var words = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                words.appendCodePoint(c);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        });
        return words.toString().strip();
    }

    @Override
    public int compareTo(Fingerprint other) {
        return Long.compareUnsigned(bits, other.bits);
    }
}
