// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import stet.model.StatedTime;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What JSON-LD (schema.org Article and its kinds) states. Scripts that do not parse state nothing.
record JsonLd(
        boolean found,
        String headline,
        String description,
        String publisher,
        List<String> authors,
        List<String> organizations,
        Optional<StatedTime> published,
        Optional<StatedTime> modified,
        String section,
        String language,
        String body,
        Optional<Boolean> free) {

    private static final int MOST_NODES = 20_000;
    private static final JsonLd NOTHING = new JsonLd(
            false, "", "", "", List.of(), List.of(), Optional.empty(), Optional.empty(), "", "", "", Optional.empty());
    /// Parts of the names of all kinds of article; a script without any of them is not worth parsing.
    private static final List<String> KINDS = List.of("Article", "Posting", "Report", "Review");
    private static final Pattern OPENING = Pattern.compile("<!--|(?://\\s*)?<!\\[CDATA\\[");
    private static final List<String> CLOSINGS = List.of("-->", "]]>", "//");
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    /// The first node that is an article, over all scripts.
    static JsonLd article(List<String> scripts) {
        var articles = new ArrayList<JsonNode>();
        for (var script : scripts) {
            parse(script).ifPresent(root -> gather(root, articles));
        }
        return articles.stream()
                .filter(a -> a.has("headline") || a.has("datePublished"))
                .findFirst()
                .or(() -> articles.stream().findFirst())
                .map(JsonLd::of)
                .orElse(NOTHING);
    }

    /// A script's root; empty when it names no kind of article, or is no JSON.
    static Optional<JsonNode> parse(String script) {
        var bare = bare(script);
        if (KINDS.stream().noneMatch(bare::contains)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LENIENT.readTree(bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare));
        } catch (JacksonException e) {
            return Optional.empty(); // pages carry broken JSON every day; the visible text still speaks
        }
    }

    /// The script without the comment or CDATA signs that old pages put around it.
    private static String bare(String script) {
        var text = script.strip();
        var signs = OPENING.matcher(text);
        text = signs.lookingAt() ? text.substring(signs.end()) : text;
        for (var end : CLOSINGS) {
            if (text.endsWith(end)) {
                text = text.substring(0, text.length() - end.length()).stripTrailing();
            }
        }
        return text.strip();
    }

    /// Article nodes in document order, wherever they stand, but not those listed inside another.
    private static void gather(JsonNode root, List<JsonNode> articles) {
        var waiting = new ArrayDeque<JsonNode>(List.of(root));
        for (int seen = 0; !waiting.isEmpty() && seen < MOST_NODES; seen++) {
            var node = waiting.removeFirst();
            if (node.isArray()) {
                node.forEach(waiting::addLast);
            } else if (node.isObject()) {
                if (isArticle(node)) {
                    articles.add(node);
                } else {
                    List.of("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
                            .forEach(key -> waiting.addLast(node.path(key)));
                }
            }
        }
    }

    private static boolean isArticle(JsonNode node) {
        return strings(node.path("@type")).stream()
                .map(t -> t.substring(t.lastIndexOf('/') + 1))
                .anyMatch(t -> t.endsWith("Article")
                        || t.endsWith("BlogPosting")
                        || t.equals("Report")
                        || t.equals("Review")
                        || t.equals("ReportageNewsArticle")
                        || t.equals("LiveBlogPosting"));
    }

    private static JsonLd of(JsonNode node) {
        return new JsonLd(
                true,
                text(node.path("headline").isMissingNode() ? node.path("name") : node.path("headline")),
                text(node.path("description")),
                text(node.path("publisher").path("name")),
                authors(node.path("author").isMissingNode() ? node.path("creator") : node.path("author"), _ -> true),
                authors(
                        node.path("author").isMissingNode() ? node.path("creator") : node.path("author"),
                        JsonLd::isOrganization),
                time(node, "datePublished").or(() -> time(node, "dateCreated")),
                time(node, "dateModified"),
                strings(node.path("articleSection")).stream()
                        .findFirst()
                        .map(JsonLd::unescaped)
                        .orElse(""),
                text(
                        node.path("inLanguage").isObject()
                                ? node.path("inLanguage").path("alternateName")
                                : node.path("inLanguage")),
                strings(node.path("articleBody")).stream()
                        .map(b -> Parser.unescapeEntities(b, false))
                        .findFirst()
                        .orElse(""),
                free(node.path("isAccessibleForFree")));
    }

    private static boolean isOrganization(JsonNode author) {
        return strings(author.path("@type")).stream().anyMatch(t -> t.endsWith("Organization"));
    }

    private static List<String> authors(JsonNode author, Predicate<JsonNode> which) {
        var names = new LinkedHashSet<String>();
        var all = author.isArray() ? author.valueStream().toList() : List.of(author);
        for (var one : all) {
            if (!which.test(one)) {
                continue;
            }
            var name = one.isObject() ? one.path("name") : one;
            strings(name).forEach(n -> names.addAll(Names.in(unescaped(n))));
        }
        return List.copyOf(names);
    }

    /// Booleans, and the strings that pages write for them.
    private static Optional<Boolean> free(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        return switch (text(value).toLowerCase(java.util.Locale.ROOT)) {
            case "false", "no" -> Optional.of(false);
            case "true", "yes" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    static Optional<StatedTime> time(JsonNode node, String property) {
        return Dates.parse(text(node.path(property))).map(time -> new StatedTime(time, "JSON-LD " + property));
    }

    private static List<String> strings(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .toList();
        }
        return node.isString() ? List.of(node.stringValue()) : List.of();
    }

    static String text(JsonNode node) {
        return strings(node).stream().findFirst().map(JsonLd::unescaped).orElse("");
    }

    /// JSON-LD often holds text that was escaped for HTML once too often.
    private static String unescaped(String text) {
        return Spaces.tidy(text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text);
    }
}
