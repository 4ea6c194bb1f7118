// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

/// Atom 1.0 (RFC 4287) with paging and archiving (RFC 5005).
public final class AtomFeed {
    public static final String MEDIA_TYPE = "application/atom+xml;charset=utf-8";

    private AtomFeed() {}

    public static String write(Feed feed) {
        var channel = feed.channel();
        var xml = new Xml();
        xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", channel.language());
        xml.text("id", channel.id());
        xml.text("title", channel.title());
        xml.text("updated", channel.updated().toString());
        xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", channel.self());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", channel.home());
        channel.next().ifPresent(next -> xml.empty("link", "rel", "next", "href", next));
        channel.archive().ifPresent(archive -> xml.empty("link", "rel", "prev-archive", "href", archive));
        xml.text("generator", "Stet");
        feed.entries().forEach(entry -> write(entry, channel.language(), xml));
        return xml.close("feed").toString();
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
