// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON Feed 1.1 (jsonfeed.org).
public final class JsonFeed {
    public static final String MEDIA_TYPE = "application/feed+json;charset=utf-8";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private JsonFeed() {}

    public static String write(Feed feed) {
        var channel = feed.channel();
        var json = JSON.createObjectNode()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", channel.title())
                .put("home_page_url", channel.home())
                .put("feed_url", channel.self());
        channel.part().older().ifPresent(older -> json.put("next_url", older));
        put(json, "language", channel.language());
        var items = json.putArray("items");
        feed.entries().forEach(entry -> write(entry, channel.language(), items.addObject()));
        return JSON.writeValueAsString(json) + "\n";
    }

    private static void write(Entry entry, String reader, ObjectNode item) {
        item.put("id", entry.id())
                .put("url", entry.link())
                .put("title", legal(entry.title()))
                .put("summary", legal(entry.summary()))
                .put("content_html", MarkedHtml.of(entry, reader))
                .put("date_published", entry.published().toString())
                .put("date_modified", entry.updated().toString());
        put(item, "language", entry.language());
        item.putArray("authors").addObject().put("name", legal(entry.outlet()));
        var tags = item.putArray("tags");
        entry.kinds().forEach(tags::add);
    }

    private static void put(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    /// JSON may hold what XML may not; the three formats of one feed say the same all the same.
    private static String legal(String text) {
        return text.codePoints()
                .filter(Xml::isAllowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
