// SPDX-License-Identifier: Apache-2.0
package stet.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.Digest;
import stet.model.Link;
import stet.model.Paragraph;
import stet.model.Picture;
import stet.model.Post;
import stet.model.StatedTime;
import stet.model.Story;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How a story is kept: as JSON, compressed by zstd (RFC 8878) with the text of the version before as dictionary.
final class Stories {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LEVEL = 3;
    private static final int LARGEST = 64 << 20;

    private Stories() {}

    static byte[] plain(Story story) {
        return JSON.writeValueAsBytes(tree(story));
    }

    /// @param dictionary the uncompressed bytes of the version before; empty for a whole text
    static byte[] pack(byte[] plain, byte[] dictionary) {
        return dictionary.length == 0 ? Zstd.compress(plain, LEVEL) : Zstd.compressUsingDict(plain, dictionary, LEVEL);
    }

    /// @param where names the row in the error
    /// @throws Damaged when the bytes are not what was kept
    static byte[] unpack(byte[] packed, byte[] dictionary, String checksum, String where) {
        var plain = unpack(packed, dictionary, where);
        check(plain, checksum, where);
        return plain;
    }

    /// The text before it is held to its checksum.
    static byte[] unpack(byte[] packed, byte[] dictionary, String where) {
        long size = Zstd.getFrameContentSize(packed);
        if (size < 0 || size > LARGEST) {
            throw new Damaged(where + ": the kept text is damaged (no valid zstd frame)");
        }
        return plain(packed, dictionary, (int) size, where);
    }

    /// @throws Damaged when the text is not what was kept
    static void check(byte[] plain, String checksum, String where) {
        if (!Digest.of(plain).hex().equals(checksum)) {
            throw new Damaged(where + ": the kept text is damaged (its SHA-256 is not the one recorded)");
        }
    }

    private static byte[] plain(byte[] packed, byte[] dictionary, int size, String where) {
        try {
            return dictionary.length == 0 ? Zstd.decompress(packed, size) : Zstd.decompress(packed, dictionary, size);
        } catch (ZstdException e) {
            throw new Damaged(where + ": the kept text is damaged (" + e.getMessage() + ")", e);
        }
    }

    static Story story(byte[] plain) {
        var node = JSON.readTree(plain);
        return new Story(
                text(node, "headline"),
                text(node, "standfirst"),
                text(node, "byline"),
                node.path("authors").valueStream().map(JsonNode::asString).toList(),
                instant(node, "published"),
                instant(node, "modified"),
                text(node, "language"),
                text(node, "section"),
                node.path("paragraphs").valueStream().map(Stories::paragraph).toList(),
                node.path("posts").valueStream().map(Stories::post).toList(),
                pictures(node));
    }

    private static ObjectNode tree(Story story) {
        var node = JSON.createObjectNode();
        node.put("headline", story.headline());
        node.put("standfirst", story.standfirst());
        node.put("byline", story.byline());
        strings(node, "authors", story.authors());
        story.published().ifPresent(at -> node.put("published", at.toString()));
        story.modified().ifPresent(at -> node.put("modified", at.toString()));
        node.put("language", story.language());
        node.put("section", story.section());
        var paragraphs = node.putArray("paragraphs");
        for (var paragraph : story.paragraphs()) {
            var p = paragraphs.addObject();
            p.put("kind", paragraph.kind().name());
            p.put("text", paragraph.text());
            if (!paragraph.links().isEmpty()) {
                var links = p.putArray("links");
                paragraph
                        .links()
                        .forEach(link ->
                                links.addObject().put("text", link.text()).put("address", link.address()));
            }
        }
        story.posts().forEach(post -> post(node.withArray("posts").addObject(), post));
        var pictures = node.putArray("pictures");
        for (var picture : story.pictures()) {
            var p = pictures.addObject();
            picture.address().ifPresent(address -> p.put("address", address.text()));
            p.put("alt", picture.alt());
            strings(p, "captions", picture.captions());
        }
        return node;
    }

    private static void post(ObjectNode node, Post post) {
        node.put("first", post.first()).put("end", post.end());
        post.at().ifPresent(at -> node.put("at", at.time().toString()).put("source", at.source()));
        node.put("byline", post.byline()).put("fragment", post.fragment());
    }

    private static Post post(JsonNode node) {
        var at = text(node, "at");
        return new Post(
                node.path("first").asInt(),
                node.path("end").asInt(),
                at.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new StatedTime(OffsetDateTime.parse(at), text(node, "source"))),
                text(node, "byline"),
                text(node, "fragment"));
    }

    /// Rows that were written before pictures were kept have the captions alone.
    private static List<Picture> pictures(JsonNode node) {
        return node.has("pictures")
                ? node.path("pictures").valueStream().map(Stories::picture).toList()
                : node.path("captions")
                        .valueStream()
                        .map(caption -> Picture.captioned(caption.asString()))
                        .toList();
    }

    private static Picture picture(JsonNode node) {
        return new Picture(
                Address.parse(text(node, "address")),
                text(node, "alt"),
                node.path("captions").valueStream().map(JsonNode::asString).toList());
    }

    private static void strings(ObjectNode node, String name, List<String> values) {
        var array = node.putArray(name);
        values.forEach(array::add);
    }

    private static Paragraph paragraph(JsonNode node) {
        return new Paragraph(
                Paragraph.Kind.valueOf(text(node, "kind")),
                text(node, "text"),
                node.path("links")
                        .valueStream()
                        .map(l -> new Link(text(l, "text"), text(l, "address")))
                        .toList());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static Optional<Instant> instant(JsonNode node, String name) {
        var text = text(node, name);
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
