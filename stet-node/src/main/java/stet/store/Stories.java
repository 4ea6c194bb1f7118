// SPDX-License-Identifier: Apache-2.0
package stet.store;

import com.github.luben.zstd.Zstd;
import java.util.List;
import stet.model.Digest;
import stet.model.Post;
import stet.model.Story;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How a story is kept: as JSON, compressed by zstd (RFC 8878) with the text of the version before as dictionary.
final class Stories {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LEVEL = 3;

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
    static byte[] unpack(Unpacker unpacker, byte[] packed, byte[] dictionary, String checksum, String where) {
        var plain = unpack(unpacker, packed, dictionary, where);
        check(plain, checksum, where);
        return plain;
    }

    /// The text before it is held to its checksum.
    static byte[] unpack(Unpacker unpacker, byte[] packed, byte[] dictionary, String where) {
        return unpacker.unpack(packed, dictionary, where + ": the kept text");
    }

    /// @throws Damaged when the text is not what was kept
    static void check(byte[] plain, String checksum, String where) {
        if (!Digest.of(plain).hex().equals(checksum)) {
            throw new Damaged(where + ": the kept text is damaged (its SHA-256 is not the one recorded)");
        }
    }

    static Story story(byte[] plain) {
        return StoryReader.read(plain);
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

    private static void strings(ObjectNode node, String name, List<String> values) {
        var array = node.putArray(name);
        values.forEach(array::add);
    }
}
