// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jdom2.input.SAXBuilder;
import org.jspecify.annotations.Nullable;
import stet.model.Address;

/// A feed's elements put into the form in which ROME reads all of them: dates as ISO 8601, links absolute, and
/// without the parts that nobody asks for here and that make it give up (ports, sizes and hours that are no
/// numbers).
final class FeedTree {
    private static final Set<String> DATES =
            Set.of("pubDate", "published", "updated", "modified", "issued", "created", "date", "lastBuildDate");
    private static final Set<String> LINKS = Set.of("link", "origLink", "comments");
    private static final Set<String> UNREAD = Set.of(
            "cloud",
            "skipHours",
            "skipDays",
            "ttl",
            "image",
            "textInput",
            "textinput",
            "enclosure",
            "rating",
            "updatePeriod",
            "updateFrequency",
            "updateBase",
            "group",
            "thumbnail",
            "encoded",
            "source");
    private static final Set<String> BODIES = Set.of("description", "content", "summary");

    private FeedTree() {}

    /// Changes the document.
    static Document tidied(Document document, Address address) {
        var root = document.getRootElement();
        if (root.getName().equals("rss")) {
            root.setAttribute("version", "2.0");
        }
        var elements = descendants(root);
        for (var element : elements) {
            tidy(element, address);
        }
        return document;
    }

    /// @param xml well-formed and without a DOCTYPE
    /// @throws IllegalArgumentException when a namespace is none that JDOM knows how to name
    static Document parse(String xml) {
        try {
            var builder = new SAXBuilder();
            builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return builder.build(new StringReader(xml));
        } catch (JDOMException | IOException e) {
            throw new IllegalStateException("well-formed XML could not be read: " + e.getMessage(), e);
        }
    }

    private static List<Element> descendants(Element root) {
        var found = new ArrayList<Element>();
        root.getDescendants(Filters.element()).forEach(found::add);
        return found;
    }

    private static void tidy(Element element, Address address) {
        var name = element.getName();
        if (UNREAD.contains(name)) {
            element.detach();
        } else if (BODIES.contains(name)) {
            element.removeContent();
        } else if (DATES.contains(name)) {
            Times.read(element.getText()).ifPresentOrElse(at -> element.setText(at.toString()), element::detach);
        } else if (LINKS.contains(name)) {
            absolute(element, address);
        }
    }

    private static void absolute(Element link, Address address) {
        var base = base(link, address);
        var href = link.getAttributeValue("href");
        if (href != null) {
            base.resolve(href).ifPresent(to -> link.setAttribute("href", to.text()));
        }
        if (!link.getTextTrim().isEmpty()) {
            base.resolve(link.getTextTrim()).ifPresent(to -> link.setText(to.text()));
        }
    }

    /// XML Base, section 4: the bases of the elements around, each relative to the one outside it.
    static Address base(@Nullable Element element, Address address) {
        if (element == null) {
            return address;
        }
        var outer = base(element.getParentElement(), address);
        var own = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
        return own == null ? outer : outer.resolve(own).orElse(outer);
    }
}
