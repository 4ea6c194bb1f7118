// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

/// Atom 1.0 (RFC 4287) with paging and archiving (RFC 5005).
public final class AtomFeed {
    public static final String MEDIA_TYPE = "application/atom+xml;charset=utf-8";

    static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    /// Feed history (RFC 5005, section 1.1).
    static final String HISTORY = "http://purl.org/syndication/history/1.0";

    private AtomFeed() {}

    public static String write(Feed feed) {
        var channel = feed.channel();
        var xml = new Xml();
        xml.open("feed", "xmlns", NAMESPACE, "xmlns:fh", HISTORY, "xml:lang", channel.language());
        xml.text("id", channel.id());
        xml.text("title", channel.title());
        xml.text("updated", channel.updated().toString());
        xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", channel.self());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", channel.home());
        links(channel.part(), xml, "link", "application/atom+xml");
        xml.text("generator", "Stet");
        feed.entries().forEach(entry -> write(entry, channel.language(), xml));
        return xml.close("feed").toString();
    }

    /// The links that RFC 5005 defines for a part of a feed.
    ///
    /// @param link the name of Atom's element for them
    static void links(Part part, Xml xml, String link, String type) {
        switch (part) {
            case Part.Page(var next) -> next.ifPresent(href -> link(xml, link, "next", type, href));
            case Part.Current(var previous) -> previous.ifPresent(href -> link(xml, link, "prev-archive", type, href));
            case Part.Archive(var current, var previous, var next) -> {
                xml.empty("fh:archive");
                link(xml, link, "current", type, current);
                previous.ifPresent(href -> link(xml, link, "prev-archive", type, href));
                link(xml, link, "next-archive", type, next);
            }
        }
    }

    private static void link(Xml xml, String name, String relation, String type, String href) {
        xml.empty(name, "rel", relation, "type", type, "href", href);
    }

    private static void write(Entry entry, String reader, Xml xml) {
        xml.open("entry");
        xml.text("id", entry.id());
        xml.text("title", entry.title(), "xml:lang", entry.language());
        xml.text("published", entry.published().toString());
        xml.text("updated", entry.updated().toString());
        xml.open("author").text("name", entry.outlet()).close("author");
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", entry.link());
        entry.kinds().forEach(kind -> xml.empty("category", "term", kind));
        xml.text("summary", entry.summary());
        xml.text("content", MarkedHtml.of(entry, reader), "type", "html");
        xml.close("entry");
    }
}
