// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Tells tables that hold data from tables that lay out a page.
final class Tables {
    private static final int LOOKED_AT = 400;
    private static final int LONGEST_CELL = 240;
    private static final Set<String> LAYOUT = Set.of(
            "table", "p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "img", "form", "article", "blockquote", "iframe");

    private Tables() {}

    /// Data has two rows or more, at least one with two cells that say something, short cells, and nothing but text and
    /// inline markup in them. Only the table's first few hundred nodes are looked at.
    static boolean holdsData(Element table) {
        if (table.attr("role").equals("presentation") || table.hasAttr("align")) {
            return false;
        }
        int rows = 0;
        int cells = 0;
        int inCell = 0;
        int looked = 0;
        for (Node node : (Iterable<Node>) table.nodeStream().skip(1)::iterator) {
            if (++looked > LOOKED_AT) {
                break;
            }
            if (node instanceof TextNode text) {
                inCell += text.getWholeText().strip().length();
            } else if (node instanceof Element element) {
                if (LAYOUT.contains(element.normalName()) && !isHarmless(element)) {
                    return false;
                }
                switch (element.normalName()) {
                    case "tr" -> rows++;
                    case "td", "th" -> {
                        cells++;
                        inCell = 0;
                    }
                    default -> {}
                }
            }
            if (inCell > LONGEST_CELL) {
                return false;
            }
        }
        return rows >= 2 && cells >= rows + 2;
    }

    /// A paragraph that only wraps a cell's few words.
    private static boolean isHarmless(Element element) {
        var name = element.normalName();
        return (name.equals("p") || name.equals("div")) && element.childrenSize() <= 1;
    }
}
