// SPDX-License-Identifier: Apache-2.0
package stet.json;

import java.time.Instant;
import java.util.Optional;
import stet.model.Version;
import stet.store.ArticleRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A version, whole.
public final class VersionJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private VersionJson() {}

    /// @param line the version's in the article's list
    /// @param reread when its text was last read again; empty when it never was
    public static ObjectNode of(
            ArticleRecord article, ArticleRecord.VersionLine line, Version version, Optional<Instant> reread) {
        var story = version.story();
        var node = JSON.createObjectNode()
                .put("article", article.id().text())
                .put("outlet", article.outlet().text())
                .put("version", version.number());
        if (article.clipping().isPresent()) {
            ClippingJson.write(node, article);
        } else {
            node.put("url", version.address().text())
                    .put("seen_from", version.seenFrom().toString())
                    .put("seen_until", version.seenUntil().toString());
            version.notBefore().ifPresent(at -> node.put("not_before", at.toString()));
        }
        node.put("payload_sha256", version.payload().hex())
                .put("title", story.headline())
                .put("standfirst", story.standfirst())
                .put("byline", story.byline());
        story.authors().forEach(node.withArray("authors")::add);
        story.published().ifPresent(at -> node.put("published", at.toString()));
        story.modified().ifPresent(at -> node.put("modified", at.toString()));
        node.put("language", story.language()).put("section", story.section()).put("text", story.text());
        StoryJson.parts(node, story);
        version.returnsTo().ifPresent(n -> node.put("returns_to", n));
        line.revision().ifPresent(r -> node.put("change", r.line()).put("significance", Token.of(r.significance())));
        node.put("extractor", version.extractor());
        reread.ifPresent(at -> node.put("read_again", at.toString()));
        return node;
    }
}
