// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.Hub;
import stet.model.Sighting;
import stet.model.Terms;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON Feed 1.0 and 1.1, item by item, so that a feed that ends early gives the items before its end.
final class JsonFeeds {
    private static final JsonMapper JSON = new JsonMapper();

    private final Address base;
    private final List<Sighting> entries = new ArrayList<>();
    private String title = "";
    private String language = "";
    private Optional<Address> home = Optional.empty();
    private Optional<Address> topic = Optional.empty();
    private Optional<Address> hub = Optional.empty();
    private boolean anyItems;

    private JsonFeeds(Address base) {
        this.base = base;
    }

    static Listing read(String text, Address address) {
        var feed = new JsonFeeds(address);
        try (var parser = JSON.createParser(text)) {
            feed.top(parser);
            return feed.listing(feed.anyItems ? "" : "it is JSON, but has no items");
        } catch (JacksonException e) {
            return feed.listing("it is not well-formed after %d whole items: %s"
                    .formatted(feed.entries.size(), e.getOriginalMessage()));
        }
    }

    private Listing listing(String trouble) {
        var pushed = hub.map(at -> new Hub(at, topic.orElse(base)));
        return new Listing(
                title,
                language,
                home,
                entries,
                List.of(),
                new Terms(Optional.empty(), pushed, Optional.empty()),
                trouble);
    }

    private void top(JsonParser parser) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            boolean list = parser.nextToken() == JsonToken.START_ARRAY;
            if (name.equals("items") && list) {
                anyItems = true;
                items(parser);
            } else {
                describe(name, parser.readValueAsTree());
            }
        }
    }

    private void describe(String name, JsonNode value) {
        switch (name) {
            case "title" -> title = value.asString("").strip();
            case "language" -> language = value.asString("").strip();
            case "home_page_url" -> home = base.resolve(value.asString(""));
            case "feed_url" -> topic = base.resolve(value.asString(""));
            case "hubs" -> hub = hub(value);
            default -> {}
        }
    }

    private Optional<Address> hub(JsonNode hubs) {
        return hubs.valueStream()
                .filter(one -> one.path("type").asString("").equalsIgnoreCase("WebSub"))
                .flatMap(one -> base.resolve(one.path("url").asString("")).stream())
                .findFirst();
    }

    private void items(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode item = parser.readValueAsTree();
            sighting(item).ifPresent(entries::add);
        }
    }

    /// The address is the item's own page (`url`), else the page it speaks of (`external_url`), else an id that
    /// is one.
    private Optional<Sighting> sighting(JsonNode item) {
        var id = text(item, "id");
        return text(item, "url")
                .or(() -> text(item, "external_url"))
                .flatMap(base::resolve)
                .or(() -> id.flatMap(Address::parse))
                .map(address -> new Sighting(
                        address.withoutTracking(),
                        id,
                        text(item, "title").orElse(""),
                        instant(item, "date_published"),
                        instant(item, "date_modified")));
    }

    private static Optional<Instant> instant(JsonNode item, String name) {
        return text(item, name).flatMap(Times::read);
    }

    /// Version 1 of the standard lets an id be a number.
    private static Optional<String> text(JsonNode item, String name) {
        return Optional.of(item.path(name).asString("").strip()).filter(text -> !text.isEmpty());
    }
}
