// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Reads hints out of attributes: `readMore`, `read-more` and `c-read_more__box2` say the same, and a hashed name says
/// nothing. Remembers each attribute value of the page at hand: one per page, for one thread.
final class Hints {
    private static final WordTable WORDS = words();
    /// So many different names a page has, more or less.
    private static final int EXPECTED = 500;

    private final Naming naming = new Naming(WORDS);
    private final Map<String, Integer> seen = HashMap.newHashMap(EXPECTED);

    /// The hints of an element as a mask of [Hint#bit()]s.
    int of(Element element) {
        int mask = byTag(element.normalName());
        if (element.attributesSize() == 0) {
            return mask;
        }
        for (Attribute attribute : element.attributes()) {
            mask |= byAttribute(attribute.getKey(), attribute.getValue());
        }
        return mask;
    }

    private static int byTag(String tag) {
        return switch (tag) {
            case "nav", "menu" -> Hint.MENU.bit();
            case "aside" -> Hint.SIDE.bit();
            case "footer" -> Hint.FOOT.bit();
            case "figcaption" -> Hint.CAPTION.bit();
            case "address" -> Hint.BYLINE.bit();
            case "time" -> Hint.TIME.bit();
            case "dialog" -> Hint.HIDDEN.bit();
            default -> 0;
        };
    }

    private int byAttribute(String key, String value) {
        return switch (key) {
            case "class",
                    "id",
                    "data-component",
                    "data-testid",
                    "data-module",
                    "data-type",
                    "data-qa",
                    "data-block",
                    "data-component-name",
                    "data-name",
                    "data-area",
                    "data-widget",
                    "data-element",
                    "data-label" -> named(value);
            case "aria-label" -> value.length() < 40 ? named(value) : 0;
            case "role" -> byRole(value);
            case "itemprop" -> byProperty(value);
            case "rel" -> value.equals("author") ? Hint.BYLINE.bit() : 0;
            case "hidden" -> Hint.HIDDEN.bit();
            case "aria-hidden" -> 0;
            case "style" -> value.contains("display:none") || value.contains("display: none") ? Hint.HIDDEN.bit() : 0;
            default -> 0;
        };
    }

    private static int byRole(String role) {
        return switch (role) {
            case "navigation", "menu", "menubar", "search", "toolbar" -> Hint.MENU.bit();
            case "complementary" -> Hint.SIDE.bit();
            case "contentinfo" -> Hint.FOOT.bit();
            case "dialog", "alertdialog" -> Hint.CONSENT.bit();
            case "doc-subtitle" -> Hint.STANDFIRST.bit();
            case "note", "doc-errata" -> Hint.NOTE.bit();
            case "doc-pullquote" -> Hint.PULL.bit();
            default -> 0;
        };
    }

    /// Properties of schema.org's Article and of the things around it.
    private static int byProperty(String property) {
        return switch (property) {
            case "articleBody" -> Hint.BODY.bit();
            case "author", "creator" -> Hint.BYLINE.bit();
            case "headline" -> Hint.HEADLINE.bit();
            case "alternativeHeadline", "description", "abstract" -> Hint.STANDFIRST.bit();
            case "datePublished", "dateModified", "dateCreated" -> Hint.TIME.bit();
            case "caption" -> Hint.CAPTION.bit();
            case "comment" -> Hint.COMMENT.bit();
            case "keywords" -> Hint.TAGS.bit();
            default -> 0;
        };
    }

    int named(String value) {
        var known = seen.get(value);
        if (known != null) {
            return known;
        }
        int mask = naming.mask(value);
        seen.put(value, mask);
        return mask;
    }

    private static WordTable words() {
        var words = new HashMap<String, Integer>();
        for (var line : Resource.lines("hints.txt")) {
            int colon = line.indexOf(':');
            int bit = Hint.valueOf(line.substring(0, colon)).bit();
            for (var word : line.substring(colon + 1).strip().split(" +")) {
                words.merge(word, bit, (a, b) -> a | b);
            }
        }
        return new WordTable(words);
    }
}
