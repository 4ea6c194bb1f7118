// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// A page's source cut into tags, character data, and what is neither: comments, and elements whose text is no prose or
/// keeps its spaces. Put together again, the pieces give the page byte for byte.
record Markup(List<Piece> pieces) {
    private static final Set<String> OPAQUE = Set.of("script", "style", "textarea", "pre", "template", "noscript");
    private static final Pattern SPACE = Pattern.compile("(?U)\\s+");

    Markup {
        pieces = List.copyOf(pieces);
    }

    enum Kind {
        TAG,
        TEXT,
        OPAQUE
    }

    /// @param end after the last sign
    record Piece(Kind kind, int start, int end, String text) {}

    static Markup of(String html) {
        var pieces = new ArrayList<Piece>();
        int text = 0;
        int at = html.indexOf('<');
        while (at >= 0) {
            int tag = tagEnd(html, at);
            int opaque = opaqueEnd(html, at, tag);
            if (opaque > at || tag > at) {
                add(pieces, Kind.TEXT, html, text, at);
                text = Math.max(opaque, tag);
                add(pieces, opaque > at ? Kind.OPAQUE : Kind.TAG, html, at, text);
            }
            at = html.indexOf('<', Math.max(text, at + 1));
        }
        add(pieces, Kind.TEXT, html, text, html.length());
        return new Markup(pieces);
    }

    /// The page with its tags or its character data rewritten.
    String with(Kind kind, UnaryOperator<String> change) {
        var page = new StringBuilder();
        pieces.forEach(piece -> page.append(piece.kind() == kind ? change.apply(piece.text()) : piece.text()));
        return page.toString();
    }

    /// What a reader sees of a piece of source: its character data, references resolved, white space as one blank.
    static String visible(String html) {
        var words = new StringBuilder();
        Markup.of(html).pieces().forEach(piece -> words.append(piece.kind() == Kind.TEXT ? piece.text() : " "));
        return SPACE.matcher(Parser.unescapeEntities(words.toString(), false))
                .replaceAll(" ")
                .strip();
    }

    private static void add(List<Piece> pieces, Kind kind, String html, int start, int end) {
        if (end > start) {
            pieces.add(new Piece(kind, start, end, html.substring(start, end)));
        }
    }

    /// Where the tag that begins here is over, quoted attributes skipped; -1 where none begins or it never ends.
    private static int tagEnd(String html, int start) {
        if (start + 1 >= html.length() || !begins(html.charAt(start + 1))) {
            return -1;
        }
        char quote = 0;
        for (int i = start + 1; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i + 1;
            } else if (c == '<') {
                return -1;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return -1;
    }

    private static boolean begins(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '/' || c == '!';
    }

    /// Where the comment or opaque element that begins here is over; -1 where none begins or it never ends.
    private static int opaqueEnd(String html, int start, int tag) {
        if (html.startsWith("<!--", start)) {
            int end = html.indexOf("-->", start + 4);
            return end < 0 ? -1 : end + 3;
        }
        if (tag < 0) {
            return -1;
        }
        var name = html.substring(start + 1, tag).split("[\\s/>]", 2)[0].toLowerCase(Locale.ROOT);
        if (!OPAQUE.contains(name)) {
            return -1;
        }
        var closing =
                Pattern.compile("</" + name + "\\s*>", Pattern.CASE_INSENSITIVE).matcher(html);
        return closing.find(tag) ? closing.end() : -1;
    }
}
