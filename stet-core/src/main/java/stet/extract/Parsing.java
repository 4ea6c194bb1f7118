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
    /// @return without what scripts (but for JSON-LD), styles and comments hold
    static Document parse(String html) {
        var text = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
        var parser = Parser.htmlParser().setMaxDepth(DEEPEST);
        var source = Source.of(text, MOST_MARKS);
        return source.marks() < FEW_MARKS ? parser.parseInput(source.reader(), "") : stepByStep(parser, source);
    }

    private static Document stepByStep(Parser parser, Source source) {
        try (var steps = new StreamParser(parser).parse(source.reader(), "")) {
            int elements = 0;
            for (var ended = steps.iterator(); ended.hasNext() && elements < MOST_ELEMENTS; elements++) {
                ended.next();
            }
            return steps.stop().document();
        }
    }
}
