// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An outlet's listed articles as feeds and sitemaps.
final class Feeds {
    private Feeds() {}

    /// RSS 2.0.
    static String rss(Front front) {
        String items = each(front, """
            <item><title>%s</title><link>%s</link><guid isPermaLink="true">%s</guid><description>%s</description>\
            <pubDate>%s</pubDate></item>
            """, Feeds::rfc1123);
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"><channel><title>%s</title><link>%s</link><description>%s</description><language>%s</language>
            %s</channel></rss>
            """.formatted(
                        Markup.escape(front.habits().name()),
                        front.home(),
                        Markup.escape(front.habits().name()),
                        front.habits().language(),
                        items);
    }

    /// Atom, RFC 4287.
    static String atom(Front front) {
        String entries = each(front, """
            <entry><title>%s</title><link rel="alternate" href="%s"/><id>%s</id><summary>%s</summary>\
            <updated>%s</updated></entry>
            """, Instant::toString);
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s"><title>%s</title><id>%s</id>\
            <link rel="self" href="%sfeed.xml"/><author><name>%s</name></author><updated>%s</updated>
            %s</feed>
            """.formatted(
                        front.habits().language(),
                        Markup.escape(front.habits().name()),
                        front.home(),
                        front.home(),
                        Markup.escape(front.habits().name()),
                        newest(front),
                        entries);
    }

    /// JSON Feed 1.1.
    static String json(Front front) {
        String items = front.entries().entrySet().stream()
                .filter(entry -> entry.getValue().standing().listed())
                .map(entry -> "{\"id\":%s,\"url\":%s,\"title\":%s,\"summary\":%s,\"date_published\":\"%s\"}"
                        .formatted(
                                Markup.json(entry.getKey()),
                                Markup.json(front.address(entry.getKey())),
                                Markup.json(entry.getValue().piece().headline()),
                                Markup.json(entry.getValue().piece().standfirst()),
                                entry.getValue().piece().published()))
                .collect(Collectors.joining(",\n"));
        return """
            {"version":"https://jsonfeed.org/version/1.1","title":%s,"home_page_url":%s,"feed_url":%s,"language":%s,
            "items":[%s]}
            """.formatted(
                        Markup.json(front.habits().name()),
                        Markup.json(front.home()),
                        Markup.json(front.home() + "feed.json"),
                        Markup.json(front.habits().language()),
                        items);
    }

    /// A sitemap index that names one compressed child and the news sitemap.
    static String sitemapIndex(Front front) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <sitemap><loc>%ssitemap-1.xml.gz</loc></sitemap>
            <sitemap><loc>%snews-sitemap.xml</loc></sitemap>
            </sitemapindex>
            """.formatted(front.home(), front.home());
    }

    static String sitemap(Front front) {
        String urls = front.entries().entrySet().stream()
                .filter(entry -> entry.getValue().standing().listed())
                .map(entry -> "<url><loc>%s</loc><lastmod>%s</lastmod></url>\n"
                        .formatted(
                                Markup.escape(front.address(entry.getKey())),
                                entry.getValue().piece().modified()))
                .collect(Collectors.joining());
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            %s</urlset>
            """.formatted(urls);
    }

    static String newsSitemap(Front front) {
        String urls = front.entries().entrySet().stream()
                .filter(entry -> entry.getValue().standing().listed())
                .map(entry -> """
                    <url><loc>%s</loc><news:news><news:publication><news:name>%s</news:name><news:language>%s</news:language>\
                    </news:publication><news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news></url>
                    """.formatted(
                                Markup.escape(front.address(entry.getKey())),
                                Markup.escape(front.habits().name()),
                                front.habits().language(),
                                entry.getValue().piece().published(),
                                Markup.escape(entry.getValue().piece().headline())))
                .collect(Collectors.joining());
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            %s</urlset>
            """.formatted(urls);
    }

    private static String each(Front front, String form, Function<Instant, String> date) {
        return front.entries().entrySet().stream()
                .filter(entry -> entry.getValue().standing().listed())
                .map(entry -> item(front, entry, form, date))
                .collect(Collectors.joining());
    }

    private static String item(
            Front front, Map.Entry<String, Entry> entry, String form, Function<Instant, String> date) {
        Piece piece = entry.getValue().piece();
        String address = Markup.escape(front.address(entry.getKey()));
        return form.formatted(
                Markup.escape(piece.headline()),
                address,
                address,
                Markup.escape(piece.standfirst()),
                date.apply(piece.published()));
    }

    private static String rfc1123(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static Instant newest(Front front) {
        return front.entries().values().stream()
                .map(entry -> entry.piece().modified())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
