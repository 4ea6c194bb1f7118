// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/// Mends ill-formed XML: bare ampersands, HTML's entities, elements that are not closed, prefixes that are not
/// declared.
final class Mending {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*(:[\\p{L}_][\\p{L}\\p{N}._-]*)?");
    private static final Map<String, String> KNOWN = Map.of(
            "atom", "http://www.w3.org/2005/Atom",
            "dc", "http://purl.org/dc/elements/1.1/",
            "content", "http://purl.org/rss/1.0/modules/content/",
            "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "news", "http://www.google.com/schemas/sitemap-news/0.9",
            "image", "http://www.google.com/schemas/sitemap-image/1.1");

    private static final Set<String> ENTRIES = Set.of("item", "entry", "url");

    private Mending() {}

    static String mend(String xml) {
        var document = Jsoup.parse(xml, "", Parser.xmlParser());
        document.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .prettyPrint(false);
        document.select("*").stream().filter(e -> e.parent() != null).forEach(Mending::rename);
        var root = document.firstElementChild();
        if (root == null) {
            return "";
        }
        ENTRIES.forEach(name -> unnest(root, name));
        declarePrefixes(root);
        return WellFormed.legal(root.outerHtml());
    }

    /// An entry that is not closed holds the one after it; that one is put behind it.
    private static void unnest(Element root, String name) {
        for (var inner : root.select(name + " " + name)) {
            var outer = inner.parent() == null ? null : inner.parent().closest(name);
            if (outer != null) {
                outer.after(inner);
            }
        }
    }

    private static void rename(Element element) {
        if (!NAME.matcher(element.tagName()).matches()) {
            element.tagName("unknown");
        }
        element.attributes().asList().stream()
                .map(attribute -> attribute.getKey())
                .filter(key -> !NAME.matcher(key).matches())
                .toList()
                .forEach(element::removeAttr);
    }

    private static void declarePrefixes(Element root) {
        Set<String> used = new HashSet<>();
        for (var element : root.select("*")) {
            prefix(element.tagName(), used);
            element.attributes().forEach(attribute -> prefix(attribute.getKey(), used));
        }
        used.remove("xml");
        used.remove("xmlns");
        for (var prefix : used) {
            if (!root.hasAttr("xmlns:" + prefix)) {
                root.attr("xmlns:" + prefix, KNOWN.getOrDefault(prefix, "urn:undeclared:" + prefix));
            }
        }
    }

    private static void prefix(String name, Set<String> into) {
        int colon = name.indexOf(':');
        if (colon > 0) {
            into.add(name.substring(0, colon));
        }
    }
}
