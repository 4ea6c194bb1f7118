// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/// A page's source as a tree of bounded size. An HTML parser may make a dozen elements of four bytes, since it opens
/// unclosed formatting again in every paragraph (WHATWG HTML, section 13.2.4.3); so what is bounded is the tree.
final class Parsing {
    /// Elements nested deeper than this are read as if they stood here.
    private static final int DEEPEST = 256;
    private static final int LONGEST = 32_000_000;

    /// Tags, comments and stray marks; what comes after the last of them is cut.
    private static final int MOST_MARKS = 200_000;
    private static final int MOST_ELEMENTS = 100_000;

    /// So few marks cannot make a tree that is too large, and parsing step by step takes a fifth longer.
    private static final int FEW_MARKS = 20_000;

    private Parsing() {}

    /// @param html decoded text; what is too much of it is left out, from the end
    static Document parse(String html) {
        var text = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
        var parser = Parser.htmlParser().setMaxDepth(DEEPEST);
        int few = nthMark(text, FEW_MARKS);
        return few == text.length()
                ? parser.parseInput(text, "")
                : stepByStep(parser, text.substring(0, nthMark(text, MOST_MARKS)));
    }

    private static Document stepByStep(Parser parser, String html) {
        try (var steps = new StreamParser(parser).parse(html, "")) {
            int elements = 0;
            for (var ended = steps.iterator(); ended.hasNext() && elements < MOST_ELEMENTS; elements++) {
                ended.next();
            }
            return steps.stop().document();
        }
    }

    /// Where the n-th mark stands, or the text's length where there are fewer.
    private static int nthMark(String html, int n) {
        int at = -1;
        for (int seen = 0; seen < n; seen++) {
            at = html.indexOf('<', at + 1);
            if (at < 0) {
                return html.length();
            }
        }
        return at;
    }
}
