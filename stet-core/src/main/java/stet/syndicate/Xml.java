// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

/// Writes XML 1.0 elements, one a line, indented by depth.
final class Xml {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final StringBuilder out = new StringBuilder(DECLARATION);
    private int depth;

    /// @param attributes names and values in turn; one with an empty value is left out
    Xml open(String name, String... attributes) {
        indent();
        out.append('<').append(name).append(attributes(attributes)).append(">\n");
        depth++;
        return this;
    }

    Xml close(String name) {
        depth--;
        indent();
        out.append("</").append(name).append(">\n");
        return this;
    }

    Xml empty(String name, String... attributes) {
        indent();
        out.append('<').append(name).append(attributes(attributes)).append("/>\n");
        return this;
    }

    Xml text(String name, String text, String... attributes) {
        indent();
        out.append('<').append(name).append(attributes(attributes)).append('>');
        out.append(escaped(text)).append("</").append(name).append(">\n");
        return this;
    }

    private void indent() {
        out.append("  ".repeat(depth));
    }

    private static CharSequence attributes(String... pairs) {
        var written = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                written.append(' ')
                        .append(pairs[i])
                        .append("=\"")
                        .append(escaped(pairs[i + 1]))
                        .append('"');
            }
        }
        return written;
    }

    /// Text as it stands in elements and quoted attributes, of XML and of HTML alike, without the
    /// characters that XML 1.0 does not allow (section 2.2). A carriage return is written as a reference,
    /// since parsers drop a plain one.
    static String escaped(String text) {
        int plain = plainTo(text, 0);
        if (plain == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length() + text.length() / 8 + 16);
        for (int from = 0; ; ) {
            out.append(text, from, plain);
            if (plain == text.length()) {
                return out.toString();
            }
            int c = text.codePointAt(plain);
            if (isAllowed(c)) {
                escape(c, out);
            }
            from = plain + Character.charCount(c);
            plain = plainTo(text, from);
        }
    }

    /// Up to where the text stands in XML as it is: most of it does.
    private static int plainTo(String text, int from) {
        int at = from;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return c < 0x20
                ? c == '\n' || c == '\t'
                : c < Character.MIN_SURROGATE && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
    }

    private static void escape(int c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            case '\r' -> out.append("&#13;");
            default -> out.appendCodePoint(c);
        }
    }

    static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
