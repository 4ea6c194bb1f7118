// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.Locale;
import java.util.regex.Matcher;

/// Text made safe to stand in markup and in JSON.
final class Markup {
    private Markup() {}

    /// For HTML and XML, in text and in attributes.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// The text of a block with its links as `a` elements.
    static String inline(String text) {
        StringBuilder html = new StringBuilder();
        Matcher links = Block.LINK.matcher(text);
        int end = 0;
        while (links.find()) {
            html.append(escape(text.substring(end, links.start())))
                    .append("<a href=\"%s\">%s</a>".formatted(escape(links.group(2)), escape(links.group(1))));
            end = links.end();
        }
        return html.append(escape(text.substring(end))).toString();
    }

    /// A JSON string with its quotes (RFC 8259, section 7), in which `<` is escaped too so that it may stand in a
    /// `script` element.
    static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c == '<') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
