// SPDX-License-Identifier: Apache-2.0
package stet.json;

import java.util.Optional;
import java.util.function.Consumer;
import stet.model.ArticleId;
import stet.model.Origin;
import stet.model.OutletId;
import stet.store.ArticleRecord;
import stet.store.Damaged;
import stet.store.Library;
import stet.store.RereadLine;
import stet.store.Withheld;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A version, whole.
public final class VersionJson {
    private static final String DAMAGED = "damaged";
    private static final int AT_ONCE = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private VersionJson() {}

    /// All versions of the archive, article by article, in the order in which those became known. What is damaged is
    /// told in its place, by a line without text that says so.
    ///
    /// @param after only the articles after this one
    /// @param outlet only this outlet's
    public static void all(
            Library library, Optional<ArticleId> after, Optional<OutletId> outlet, Consumer<ObjectNode> out) {
        var some = library.articles(after, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(id -> all(library, id, outlet, out));
            some = library.articles(Optional.of(some.getLast()), AT_ONCE);
        }
    }

    private static void all(Library library, ArticleId id, Optional<OutletId> outlet, Consumer<ObjectNode> out) {
        try {
            library.article(id)
                    .filter(article -> outlet.isEmpty() || outlet.get().equals(article.outlet()))
                    .ifPresent(article ->
                            article.versions().forEach(line -> out.accept(asFarAsWhole(library, article, line))));
        } catch (Withheld e) {
            if (outlet.isEmpty() || outlet.equals(library.outletOf(id))) {
                out.accept(WithheldJson.line(id, e.why(), library.digests(id)));
            }
        } catch (Damaged e) {
            out.accept(JSON.createObjectNode().put("article", id.text()).put(DAMAGED, e.getMessage()));
        }
    }

    private static ObjectNode asFarAsWhole(Library library, ArticleRecord article, ArticleRecord.VersionLine line) {
        var head = head(article, line);
        if (line.withheld().isPresent()) {
            return head;
        }
        try {
            return of(library, article, line);
        } catch (Damaged e) {
            return head.put(DAMAGED, e.getMessage());
        }
    }

    /// Whether it tells of a version that is damaged.
    public static boolean isDamaged(ObjectNode version) {
        return version.has(DAMAGED);
    }

    /// Which version it is, and why its text is not shown, if so.
    private static ObjectNode head(ArticleRecord article, ArticleRecord.VersionLine line) {
        var node = JSON.createObjectNode()
                .put("article", article.id().text())
                .put("outlet", article.outlet().text())
                .put("version", line.number());
        line.withheld().ifPresent(why -> node.set("withheld", WithheldJson.of(why)));
        return node.put("text_sha256", line.digest().hex());
    }

    /// @param line the version's in the article's list
    /// @throws Withheld when it may not be shown
    /// @throws Damaged when its text is
    public static ObjectNode of(Library library, ArticleRecord article, ArticleRecord.VersionLine line) {
        var version = library.version(article.id(), line.number()).orElseThrow();
        var story = version.story();
        var node = head(article, line);
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
        line.revision()
                .ifPresent(r -> node.put("change", r.line())
                        .put("significance", Token.of(r.significance()))
                        .put("comparer", r.comparer()));
        node.put("extractor", version.extractor());
        library.readings(article.id()).stream()
                .filter(reading -> reading.version() == line.number())
                .reduce((_, newest) -> newest)
                .map(RereadLine::at)
                .or(() -> version.origin().flatMap(Origin::readAgain))
                .ifPresent(at -> node.put("read_again", at.toString()));
        outlet(node, article);
        version.origin().ifPresent(origin -> node.set("imported", OriginJson.of(origin)));
        return node;
    }

    /// What an import needs beyond the version, so that the article goes on elsewhere.
    private static void outlet(ObjectNode node, ArticleRecord article) {
        if (article.clipping().isEmpty()) {
            node.put("article_url", article.address().text());
        }
        node.put("outlet_name", article.outletName())
                .put("outlet_home", article.outletHome().text())
                .put("outlet_language", article.outletLanguage());
    }
}
