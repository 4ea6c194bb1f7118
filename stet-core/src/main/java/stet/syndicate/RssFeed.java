// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// RSS 2.0 (RSS Advisory Board, 2.0.11), with the author in Dublin Core, since RSS's own wants a mail
/// address, and the comparison in `content:encoded` beside the plain line in `description`.
public final class RssFeed {
    public static final String MEDIA_TYPE = "application/rss+xml;charset=utf-8";

    /// RFC 822 with a year of four digits, always of two-digit days.
    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private RssFeed() {}

    public static String write(Feed feed) {
        var channel = feed.channel();
        var xml = new Xml();
        xml.open(
                "rss",
                "version",
                "2.0",
                "xmlns:atom",
                AtomFeed.NAMESPACE,
                "xmlns:fh",
                AtomFeed.HISTORY,
                "xmlns:content",
                "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/");
        xml.open("channel");
        xml.text("title", channel.title());
        xml.text("link", channel.home());
        xml.text("description", Xml.escaped(channel.title())); // HTML, as in the items
        if (!channel.language().isEmpty()) {
            xml.text("language", channel.language());
        }
        xml.text("lastBuildDate", date(channel.updated()));
        xml.text("generator", "Stet");
        xml.empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", channel.self());
        AtomFeed.links(channel.part(), xml, "atom:link", "application/rss+xml");
        feed.entries().forEach(entry -> write(entry, channel.language(), xml));
        return xml.close("channel").close("rss").toString();
    }

    private static void write(Entry entry, String reader, Xml xml) {
        xml.open("item");
        xml.text("title", entry.title());
        xml.text("link", entry.link());
        xml.text("guid", entry.id(), "isPermaLink", "false");
        xml.text("pubDate", date(entry.published()));
        xml.text("dc:creator", entry.outlet());
        entry.kinds().forEach(kind -> xml.text("category", kind));
        xml.text("description", Xml.escaped(entry.summary()));
        xml.text("content:encoded", MarkedHtml.of(entry, reader));
        if (entry.updated().isAfter(entry.published())) {
            xml.text("atom:updated", entry.updated().toString());
        }
        xml.close("item");
    }

    private static String date(Instant at) {
        return RFC_822.format(at.atOffset(ZoneOffset.UTC));
    }
}
