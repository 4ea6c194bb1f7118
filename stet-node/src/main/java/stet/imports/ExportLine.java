// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Clipping;
import stet.model.Digest;
import stet.model.Link;
import stet.model.OutletId;
import stet.model.Paragraph;
import stet.model.Picture;
import stet.model.Post;
import stet.model.Significance;
import stet.model.StatedTime;
import stet.model.Story;
import tools.jackson.databind.JsonNode;

/// A line of Stet's export, as docs/json.md describes it. What is missing or of another type than it
/// should be makes it broken; members that are not known are passed over.
final class ExportLine {
    private final String where;
    private final JsonNode node;

    ExportLine(String where, JsonNode node) {
        this.where = where;
        this.node = node;
    }

    String where() {
        return where;
    }

    String article() throws Broken {
        return text("article");
    }

    /// Why the line has no text; empty when it has.
    Optional<String> lack() {
        return node.has("withheld")
                ? Optional.of("it is withheld there, so its text is not in the export")
                : node.has("damaged")
                        ? Optional.of("it is damaged there, so its text is not in the export")
                        : Optional.empty();
    }

    int number() throws Broken {
        return number(node, "version");
    }

    Optional<ArticleId> id() throws Broken {
        return ArticleId.parse(text("article"));
    }

    Foreign.Paper outlet() throws Broken {
        var id = text("outlet");
        try {
            return new Foreign.Paper(
                    Optional.of(new OutletId(id)),
                    optional("outlet_name").orElse(id),
                    optional("outlet_home").flatMap(Address::parse),
                    optional("outlet_language").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new Broken(where, "“%s” is no outlet's short name".formatted(Texts.cut(id)));
        }
    }

    /// Where the article is looked at; in exports of before this was told, where the version was read.
    Address live() throws Broken {
        var written = optional("article_url").or(() -> optional("url"));
        return Texts.address(where, written.orElseThrow(() -> new Broken(where, "it has no url")));
    }

    Address read() throws Broken {
        return Texts.address(where, text("url"));
    }

    Instant time(String name) throws Broken {
        return at(text(name));
    }

    Optional<Instant> ifTime(String name) throws Broken {
        var text = optional(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(at(text.get()));
    }

    private Instant at(String text) throws Broken {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Broken(where, "“%s” is no time".formatted(Texts.cut(text)));
        }
    }

    /// @throws Broken when the text is not that of the digest beside it
    Story story() throws Broken {
        try {
            var story = new Story(
                    text("title"),
                    text("standfirst"),
                    text("byline"),
                    strings(node, "authors"),
                    ifTime("published"),
                    ifTime("modified"),
                    text("language"),
                    text("section"),
                    paragraphs(),
                    posts(),
                    pictures());
            if (!story.digest().hex().equals(text("text_sha256"))) {
                throw new Broken(where, "its words are not those of text_sha256; some may be withheld there");
            }
            return story;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Broken(where, "it is no story: " + e.getMessage());
        }
    }

    Foreign.More more() throws Broken {
        return new Foreign.More(
                ifTime("not_before"),
                digest("payload_sha256"),
                number(node, "extractor"),
                node.has("returns_to") ? OptionalInt.of(number(node, "returns_to")) : OptionalInt.empty(),
                told(),
                ifTime("read_again"),
                node.has("imported") ? node.get("imported").toString() : "");
    }

    private Digest digest(String name) throws Broken {
        try {
            return new Digest(text(name));
        } catch (IllegalArgumentException e) {
            throw new Broken(where, name + " is no SHA-256");
        }
    }

    private Optional<Foreign.Told> told() throws Broken {
        if (!node.has("change")) {
            return Optional.empty();
        }
        var weight = text("significance");
        return Optional.of(new Foreign.Told(
                text("change"),
                Stream.of(Significance.values())
                        .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(weight))
                        .findFirst()
                        .orElseThrow(() -> new Broken(where, "“%s” is no significance".formatted(Texts.cut(weight)))),
                node.has("comparer") ? number(node, "comparer") : 0));
    }

    /// How a clipping came there.
    Optional<Clipping> clipping() throws Broken {
        if (!node.has("clipping")) {
            return Optional.empty();
        }
        var its = new ExportLine(where, node.get("clipping"));
        var date = its.text("date");
        try {
            boolean timed = date.contains("T");
            var at = timed ? OffsetDateTime.parse(date).withOffsetSameInstant(ZoneOffset.UTC) : null;
            return Optional.of(new Clipping(
                    its.time("kept_at"),
                    its.text("kept_by"),
                    at == null ? LocalDate.parse(date) : at.toLocalDate(),
                    at == null ? Optional.<LocalTime>empty() : Optional.of(at.toLocalTime()),
                    its.text("note"),
                    its.text("media_type"),
                    its.optional("of").flatMap(ArticleId::parse)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Broken(where, "it is no clipping: " + e.getMessage());
        }
    }

    private List<Paragraph> paragraphs() throws Broken {
        var all = new ArrayList<Paragraph>();
        for (var one : array(node, "paragraphs")) {
            var links = new ArrayList<Link>();
            for (var link : array(one, "links")) {
                links.add(new Link(text(link, "text"), text(link, "address")));
            }
            all.add(new Paragraph(
                    Paragraph.Kind.valueOf(text(one, "kind").toUpperCase(Locale.ROOT)), text(one, "text"), links));
        }
        return all;
    }

    private List<Post> posts() throws Broken {
        var all = new ArrayList<Post>();
        for (var one : array(node, "posts")) {
            var at = one.has("at")
                    ? Optional.of(new StatedTime(OffsetDateTime.parse(text(one, "at")), text(one, "at_read_in")))
                    : Optional.<StatedTime>empty();
            all.add(new Post(number(one, "first"), number(one, "end"), at, text(one, "byline"), text(one, "fragment")));
        }
        return all;
    }

    private List<Picture> pictures() throws Broken {
        var all = new ArrayList<Picture>();
        for (var one : array(node, "pictures")) {
            all.add(new Picture(
                    one.has("address") ? Address.parse(text(one, "address")) : Optional.empty(),
                    text(one, "alt"),
                    strings(one, "captions")));
        }
        return all;
    }

    private List<String> strings(JsonNode of, String name) throws Broken {
        var all = new ArrayList<String>();
        for (var one : array(of, name)) {
            if (!one.isString()) {
                throw new Broken(where, name + " holds something else than texts");
            }
            all.add(one.asString());
        }
        return all;
    }

    /// Empty where it is missing: the export leaves out what is empty in places.
    private List<JsonNode> array(JsonNode of, String name) throws Broken {
        var found = of.path(name);
        if (!found.isMissingNode() && !found.isArray()) {
            throw new Broken(where, name + " is no list");
        }
        return found.valueStream().toList();
    }

    private String text(String name) throws Broken {
        return text(node, name);
    }

    private String text(JsonNode of, String name) throws Broken {
        var found = of.path(name);
        if (!found.isString()) {
            throw new Broken(where, found.isMissingNode() ? "it has no " + name : name + " is no text");
        }
        return found.asString();
    }

    private Optional<String> optional(String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private int number(JsonNode of, String name) throws Broken {
        var found = of.path(name);
        if (!found.isInt()) {
            throw new Broken(where, found.isMissingNode() ? "it has no " + name : name + " is no number");
        }
        return found.asInt();
    }
}
