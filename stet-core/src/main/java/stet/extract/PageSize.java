// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// How large a page is, by what bounds the time of selectors.
///
/// @param elements in all
/// @param depth of the deepest element
/// @param widest the most elements directly inside one
record PageSize(long elements, int depth, int widest) {
    static PageSize of(Document page) {
        var count = new Count();
        NodeTraversor.traverse(count, page);
        return new PageSize(count.elements, count.depth, count.widest);
    }

    private static final class Count implements NodeVisitor {
        private long elements;
        private int depth;
        private int widest;

        @Override
        public void head(org.jsoup.nodes.Node node, int at) {
            if (node instanceof Element element) {
                elements++;
                depth = Math.max(depth, at);
                widest = Math.max(widest, element.childNodeSize());
            }
        }
    }
}
