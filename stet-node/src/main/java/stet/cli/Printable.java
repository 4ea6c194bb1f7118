// SPDX-License-Identifier: Apache-2.0
package stet.cli;

/// Makes an outlet's text safe to print: control characters cannot drive the terminal, and bidirectional controls are
/// shown and cannot reorder the line (UTR 36, section 2.10).
final class Printable {
    private Printable() {}

    /// On one line: a line break becomes a ¶.
    static String text(String text) {
        return lines(text).replace("\n", " ¶ ");
    }

    /// With its line breaks.
    static String lines(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                out.append('\n');
            } else if (c == '\t') {
                out.append(' ');
            } else if (Character.isISOControl(c) || isDirection(c)) {
                out.append("<U+%04X>".formatted(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean isDirection(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F || c == 0x061C;
    }
}
