// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a page says of itself to machines: Open Graph, and schema.org in JSON-LD.
final class SelfDescription {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ARTICLE = Pattern.compile("(.*[/:])?(\\w*Article|BlogPosting|LiveBlogPosting|Report)");
    private static final Set<String> COLLECTIONS =
            Set.of("CollectionPage", "ItemList", "WebSite", "SearchResultsPage", "ProfilePage");
    private static final Pattern TITLE_TAIL = Pattern.compile(".+\\s[|–—·•:-]\\s+([^|–—·•]{2,60})");
    private static final int MOST_NODES = 10_000;

    private final Document page;
    private final List<JsonNode> items;

    SelfDescription(Document page) {
        this.page = page;
        this.items = page.select("script[type=application/ld+json]").stream()
                .flatMap(script -> parse(script.data()).stream())
                .flatMap(SelfDescription::topItems)
                .toList();
    }

    boolean isArticle() {
        boolean collection = isCollection();
        return meta("og:type").equals("article") && !collection
                || items.stream()
                                .anyMatch(item -> types(item)
                                        .anyMatch(t -> ARTICLE.matcher(t).matches()))
                        && !collection;
    }

    /// A page of a list, whose items may be articles.
    boolean isCollection() {
        return meta("og:type").equals("website")
                || items.stream()
                        .anyMatch(item ->
                                types(item).anyMatch(type -> COLLECTIONS.contains(type) && !type.equals("WebSite")));
    }

    /// The outlet's name: og:site_name, the publisher in JSON-LD, the name of the site there, what stands after
    /// the last stroke of the title. Empty when none says.
    String outlet() {
        return Stream.of(meta("og:site_name"), publisher(), meta("application-name"), titleTail())
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("")
                .strip();
    }

    private String publisher() {
        var sites = items.stream()
                .filter(item -> types(item)
                        .anyMatch(t -> Set.of("WebSite", "NewsMediaOrganization", "Organization")
                                .contains(t)))
                .map(item -> item.path("name").asString(""));
        return Stream.concat(items.stream().map(item -> name(item.path("publisher"))), sites)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String name(JsonNode organization) {
        var one = organization.isArray() ? organization.path(0) : organization;
        return one.isString() ? one.asString("") : one.path("name").asString("");
    }

    private String titleTail() {
        var title = page.title();
        var tail = TITLE_TAIL.matcher(title);
        return title.length() <= 500 && tail.matches() ? tail.group(1) : "";
    }

    private String meta(String name) {
        var found = page.selectFirst("meta[property=" + name + "], meta[name=" + name + "]");
        return found == null ? "" : found.attr("content").strip();
    }

    private static Optional<JsonNode> parse(String json) {
        try {
            return Optional.of(JSON.readTree(json));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// The items that the page is about: lists and `@graph`s opened, what hangs below an item left there.
    private static Stream<JsonNode> topItems(JsonNode root) {
        List<JsonNode> found = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty() && found.size() < MOST_NODES) {
            var node = open.removeFirst();
            if (node.isArray()) {
                node.forEach(open::addLast);
            } else if (node.has("@graph")) {
                open.addLast(node.path("@graph"));
            } else if (node.isObject()) {
                found.add(node);
            }
        }
        return found.stream();
    }

    private static Stream<String> types(JsonNode item) {
        var type = item.path("@type");
        return type.isArray() ? type.valueStream().map(t -> t.asString("")) : Stream.of(type.asString(""));
    }
}
