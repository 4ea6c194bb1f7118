// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import stet.model.Paragraph;

/// A piece of HTML that somebody else's reader took out of a page: all its text is taken, and nothing is
/// judged.
public final class Fragment {
    private static final Set<String> UNSEEN = Set.of("script", "style", "template", "noscript", "head", "title");

    private Fragment() {}

    /// Its text, block by block; a line break ends a block, too.
    public static List<Paragraph> paragraphs(String html) {
        var reader = new Reader();
        Jsoup.parseBodyFragment(html).body().traverse(reader);
        reader.end();
        return reader.paragraphs;
    }

    private static final class Reader implements NodeVisitor {
        private final List<Paragraph> paragraphs = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private Paragraph.Kind kind = Paragraph.Kind.TEXT;
        private int unseen;
        private int quoted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && unseen == 0) {
                text.append(words.getWholeText());
            } else if (node instanceof Element element) {
                unseen += UNSEEN.contains(element.normalName()) ? 1 : 0;
                if (isBlock(element)) {
                    end();
                    quoted += element.normalName().equals("blockquote") ? 1 : 0;
                    kind = kind(element);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                unseen -= UNSEEN.contains(element.normalName()) ? 1 : 0;
                if (isBlock(element)) {
                    end();
                    quoted -= element.normalName().equals("blockquote") ? 1 : 0;
                    kind = quoted > 0 ? Paragraph.Kind.QUOTATION : Paragraph.Kind.TEXT;
                }
            }
        }

        private static boolean isBlock(Element element) {
            return element.isBlock() || element.normalName().equals("br");
        }

        private Paragraph.Kind kind(Element element) {
            var name = element.normalName();
            if (name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
                return Paragraph.Kind.SUBHEADING;
            }
            if (name.equals("li")) {
                return Paragraph.Kind.LIST_ITEM;
            }
            return quoted > 0 ? Paragraph.Kind.QUOTATION : Paragraph.Kind.TEXT;
        }

        void end() {
            var line = Normalizer.normalize(
                    text.toString().replaceAll("[\\p{Cc}\\s]+", " ").strip(), Normalizer.Form.NFC);
            text.setLength(0);
            if (!line.isEmpty()) {
                paragraphs.add(new Paragraph(kind, line));
            }
        }
    }
}
