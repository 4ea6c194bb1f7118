// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import org.jsoup.nodes.Element;

/// What a tag means to the walk.
enum Tag {
    /// Never shown as text.
    SILENT,
    /// A line break.
    BREAK,
    PICTURE,
    /// A button or field.
    CONTROL,
    /// Block-level: text does not run across its edges.
    FLOW,
    INLINE,
    LINK,
    STRONG;

    private static final int CUT_INLINE =
            Hint.mask(Hint.HIDDEN, Hint.SHARE, Hint.COUNT, Hint.COMMENT, Hint.ADVERT, Hint.LETTER, Hint.CONSENT);
    private static final int SMALL = 200;
    private static final int FEW = 20;

    static Tag of(String name) {
        return switch (name) {
            case "script",
                    "style",
                    "noscript",
                    "template",
                    "iframe",
                    "object",
                    "embed",
                    "applet",
                    "audio",
                    "canvas",
                    "map",
                    "title",
                    "meta",
                    "link",
                    "base",
                    "datalist",
                    "option",
                    "optgroup",
                    "rp",
                    "rt",
                    "colgroup",
                    "frameset",
                    "noframes" -> SILENT;
            case "br" -> BREAK;
            case "img", "picture", "svg", "amp-img", "video", "image" -> PICTURE;
            case "button", "input", "select", "textarea", "progress", "meter" -> CONTROL;
            case "a" -> LINK;
            case "b", "strong" -> STRONG;
            case "html",
                    "head",
                    "body",
                    "div",
                    "p",
                    "section",
                    "article",
                    "main",
                    "header",
                    "footer",
                    "nav",
                    "aside",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "menu",
                    "dir",
                    "blockquote",
                    "pre",
                    "figure",
                    "figcaption",
                    "address",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "form",
                    "fieldset",
                    "legend",
                    "details",
                    "summary",
                    "dialog",
                    "hr",
                    "center",
                    "hgroup",
                    "search" -> FLOW;
            case "td", "th" -> FLOW;
            default -> INLINE;
        };
    }

    /// The same, where nothing ends a block.
    Tag inline() {
        return this == FLOW ? INLINE : this;
    }

    /// The shape of text inside an element, by its tag and the shape around it.
    ///
    /// @param cells whether the nearest table holds data
    static Shape shape(String name, int hints, Shape around, boolean cells) {
        if (Hint.CAPTION.in(hints) && name.equals("figcaption")) {
            return Shape.CAPTION;
        }
        return switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> around == Shape.CAPTION ? around : Shape.HEADING;
            case "p" -> around == Shape.LOOSE ? Shape.PARAGRAPH : around;
            case "li", "dt", "dd" -> Shape.ITEM;
            case "blockquote", "q-quote" -> Shape.QUOTE;
            case "td", "th", "tr" -> cells ? Shape.ROW : Shape.LOOSE;
            case "article", "main", "body" -> Shape.LOOSE;
            default -> around;
        };
    }

    static int level(String name, int around) {
        return name.length() == 2 && name.charAt(0) == 'h' ? name.charAt(1) - '0' : around;
    }

    /// Whether a control is a picture that opens larger when pressed.
    static boolean showsPicture(Element control) {
        return control.nameIs("button")
                && control.firstElementChild() != null
                && control.stream().anyMatch(e -> e.nameIs("img"));
    }

    /// Whether an inline element is a small piece of furniture, such as a share counter or words for screen readers
    /// only.
    static boolean isCut(Element element, int hints) {
        return (hints & CUT_INLINE) != 0
                && hasFewChildren(element)
                && element.wholeText().strip().length() < SMALL
                && element.stream().noneMatch(e -> e.nameIs("h1") || e.nameIs("p"));
    }

    /// Counted by hand: jsoup would keep a list of the children of each element that it is asked about.
    private static boolean hasFewChildren(Element element) {
        int children = 0;
        for (int i = 0; i < element.childNodeSize() && children < FEW; i++) {
            children += element.childNode(i) instanceof Element ? 1 : 0;
        }
        return children < FEW;
    }
}
