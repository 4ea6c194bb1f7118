// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.nio.charset.StandardCharsets;

/// Paths and queries in the normal form of RFC 3986, sections 6.2.2.1 and 6.2.2.2.
final class PercentEncoding {
    private static final String UNRESERVED_MARKS = "-._~";
    private static final String OTHER_ALLOWED = "/?:@!$&'()*+,;=";

    private PercentEncoding() {}

    /// Escapes of unreserved letters are decoded, other escapes get capital digits, and all that RFC 3986
    /// does not allow but pages write (spaces, quotes, brackets, letters beyond ASCII, a lone percent sign)
    /// is escaped as UTF-8.
    static String normal(String written) {
        var out = new StringBuilder(written.length() + 16);
        int next;
        for (int at = 0; at < written.length(); at = next) {
            int letter = written.codePointAt(at);
            next = at + Character.charCount(letter);
            if (letter == '%' && isEscape(written, at)) {
                next = at + 3;
                int value = Integer.parseInt(written, at + 1, next, 16);
                if (isUnreserved(value)) {
                    out.append((char) value);
                } else {
                    escape(value, out);
                }
            } else if (isUnreserved(letter) || OTHER_ALLOWED.indexOf(letter) >= 0) {
                out.append((char) letter);
            } else {
                escapeLetter(letter, out);
            }
        }
        return out.toString();
    }

    private static void escapeLetter(int letter, StringBuilder out) {
        boolean half = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
        for (byte b : Character.toString(half ? 0xFFFD : letter).getBytes(StandardCharsets.UTF_8)) {
            escape(b & 0xff, out);
        }
    }

    private static void escape(int value, StringBuilder out) {
        out.append('%')
                .append(Character.toUpperCase(Character.forDigit(value >> 4, 16)))
                .append(Character.toUpperCase(Character.forDigit(value & 15, 16)));
    }

    private static boolean isUnreserved(int letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || UNRESERVED_MARKS.indexOf(letter) >= 0;
    }

    private static boolean isEscape(String s, int at) {
        return at + 2 < s.length() && isHex(s.charAt(at + 1)) && isHex(s.charAt(at + 2));
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}
