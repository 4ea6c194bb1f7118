// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/// Writes what an application's state says as the paragraphs, headings, lists and quotations that a reader would see.
/// Publishing systems name things alike: a block has a `type` and, under one of a few names, its words or its parts.
final class StateMarkup {
    static final Pattern TAGGED =
            Pattern.compile("<(?:p|br|h[1-6]|ul|ol|li|blockquote|div|strong|em|a|b|i|span)\\b[^<>]{0,2000}>");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");
    private static final List<String> TYPES =
            List.of("type", "_type", "nodeType", "kind", "blockType", "tag", "tagName", "component", "__typename");
    private static final List<String> WORDS = List.of(
            "text",
            "value",
            "content",
            "html",
            "body",
            "copy",
            "markup",
            "data",
            "insert",
            "paragraph",
            "chunk",
            "html1");
    private static final Set<String> PARTS = Set.of(
            "children",
            "content",
            "model",
            "data",
            "paragraph",
            "paragraphs",
            "blocks",
            "items",
            "nodes",
            "elements",
            "body",
            "fields",
            "texts",
            "params",
            "element",
            "attrs",
            "stream",
            "stages",
            "components",
            "sections",
            "value",
            "text",
            "props");
    private static final List<String> ADDRESSES = List.of("url", "href", "uri");
    private static final Pattern SKIPPED = Pattern.compile(
            "image|photo|picture|gallery|video|audio|embed|raw|advert|\\bad\\b|promo|interstitial|related|newsletter"
                    + "|social|tweet|divider|caption|byline|credit|script|style|table|media|form|button|figure|svg|iframe");
    private static final Pattern BLOCK = Pattern.compile(
            ".*(?:paragraph|head|quote|list|section).*|p|h[1-6]|li|ul|ol|div|article|text_?block|rich_?text.*|block|unstyled");
    private static final int FLIGHT_ELEMENT = 4;

    private StateMarkup() {}

    /// A list's items as HTML, each a block; empty texts for those that say nothing.
    static List<String> blocks(Blob.Row row) {
        var blocks = new ArrayList<String>();
        row.items().forEach(item -> blocks.addAll(block(item)));
        return blocks;
    }

    /// HTML as it is, and a plain text's paragraphs each as one.
    static List<String> blocks(String text) {
        if (TAGGED.matcher(text).find()) {
            return List.of(text);
        }
        var parts = BLANK_LINE.matcher(text).find() ? BLANK_LINE.split(text) : text.split("\\n");
        return List.of(parts).stream()
                .filter(part -> !part.isBlank())
                .map(part -> "<p>" + escaped(part) + "</p>")
                .toList();
    }

    private static List<String> block(Blob item) {
        return switch (item) {
            case Blob.Text(var text) -> blocks(text);
            case Blob.Word _ -> List.of();
            case Blob.Row row -> element(row).map(StateMarkup::block).orElseGet(() -> blocks(row));
            case Blob.Group group -> block(group);
        };
    }

    /// An element as React's server components write it: `["$","p",null,{"children":…}]`.
    private static Optional<Blob> element(Blob.Row row) {
        return row.items().size() >= FLIGHT_ELEMENT
                        && row.items().getFirst() instanceof Blob.Text(var dollar)
                        && dollar.equals("$")
                        && row.items().get(1) instanceof Blob.Text tag
                        && row.items().get(3) instanceof Blob.Group(var members)
                ? Optional.of(new Blob.Group(Stream.concat(Stream.of(new Blob.Member("type", tag)), members.stream())
                        .toList()))
                : Optional.empty();
    }

    static String type(Blob.Group group) {
        return group.text(TYPES).orElse("").toLowerCase(Locale.ROOT);
    }

    private static List<String> block(Blob.Group group) {
        var type = type(group);
        if (SKIPPED.matcher(type).find()) {
            return List.of();
        }
        var inner = innerBlocks(group);
        if (type.contains("list") && !type.contains("item")) {
            var items = inner.orElse(new Blob.Row(List.of())).items().stream()
                    .map(item -> "<li>" + inline(item) + "</li>")
                    .toList();
            return items.isEmpty() ? List.of() : List.of("<ul>" + String.join("", items) + "</ul>");
        }
        if (inner.isPresent() && !type.contains("quote")) {
            return blocks(inner.get());
        }
        var words = inline(group);
        if (words.isBlank()) {
            return List.of();
        }
        var tag = type.contains("quote") ? "blockquote" : type.matches(".*head.*|h[1-6]") ? "h2" : "p";
        return TAGGED.matcher(words).find() && words.contains("<p")
                ? List.of(words)
                : List.of("<%s>%s</%s>".formatted(tag, words, tag));
    }

    /// The list of a group's parts, if they are blocks themselves.
    private static Optional<Blob.Row> innerBlocks(Blob.Group group) {
        boolean list = type(group).contains("list");
        for (var member : group.members()) {
            if (PARTS.contains(member.name().toLowerCase(Locale.ROOT))) {
                if (member.value() instanceof Blob.Row row
                        && (list || row.items().stream().anyMatch(StateMarkup::isBlock))) {
                    return Optional.of(row);
                }
                if (member.value() instanceof Blob.Group inner) {
                    var found = innerBlocks(inner);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isBlock(Blob item) {
        var group = item instanceof Blob.Row row ? element(row).orElse(item) : item;
        return group instanceof Blob.Group g && BLOCK.matcher(type(g)).matches();
    }

    private static String inline(Blob blob) {
        var out = new StringBuilder();
        inline(blob, out);
        return out.toString();
    }

    private static void inline(Blob blob, StringBuilder out) {
        switch (blob) {
            case Blob.Text(var text) ->
                out.append(TAGGED.matcher(text).find() || text.contains("</") ? text : escaped(text));
            case Blob.Word _ -> {}
            case Blob.Row row ->
                element(row)
                        .ifPresentOrElse(
                                element -> inline(element, out),
                                () -> row.items().forEach(item -> inline(item, out)));
            case Blob.Group group -> inline(group, out);
        }
    }

    private static void inline(Blob.Group group, StringBuilder out) {
        var type = type(group);
        if (SKIPPED.matcher(type).find()) {
            return;
        }
        var address = type.equals("a") || type.contains("link") ? address(group) : Optional.<String>empty();
        address.ifPresent(a -> out.append("<a href=\"").append(escaped(a)).append("\">"));
        var words = group.text(WORDS);
        if (words.isPresent()) {
            inline(new Blob.Text(words.get()), out);
        } else {
            for (var member : group.members()) {
                if (PARTS.contains(member.name().toLowerCase(Locale.ROOT))) {
                    inline(member.value(), out);
                }
            }
        }
        address.ifPresent(_ -> out.append("</a>"));
    }

    private static Optional<String> address(Blob.Group group) {
        return group.text(ADDRESSES)
                .or(() -> group.member("data")
                        .filter(Blob.Group.class::isInstance)
                        .flatMap(data -> ((Blob.Group) data).text(ADDRESSES)));
    }

    /// Plain text as HTML; what was escaped already is not escaped twice.
    private static String escaped(String text) {
        var plain = text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text;
        return Entities.escape(plain).replace("\n", "<br>");
    }
}
