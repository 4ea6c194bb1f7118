// SPDX-License-Identifier: Apache-2.0
package stet.json;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import stet.model.Alert;
import stet.model.Deed;
import stet.model.Event;
import stet.model.Job;
import stet.search.Piece;
import stet.store.Accounts;
import stet.store.ArticleRecord;
import stet.store.CheckLine;
import stet.store.Found;
import stet.store.OutletRecord;
import stet.store.StreamItem;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The lines of the record: articles, changes, outlets, checks, what a search found, what people did.
public final class RecordJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private RecordJson() {}

    public static ObjectNode article(ArticleRecord article) {
        var node = JSON.createObjectNode()
                .put("id", article.id().text())
                .put("outlet", article.outlet().text())
                .put("outlet_name", article.outletName());
        if (article.clipping().isPresent()) {
            return clipping(node, article);
        }
        node.put("url", article.address().text());
        article.formerly().forEach(address -> node.withArray("former_urls").add(address.text()));
        node.put("condition", Token.of(article.condition()))
                .put("section", article.section())
                .put("language", article.language());
        if (article.isImported()) {
            article.beside().ifPresent(id -> node.put("history_of", id.text()));
        } else {
            node.put("first_seen", article.firstSeen().toString());
        }
        time(node, "published", article.published());
        article.looks().lastLook().ifPresent(at -> node.put("last_check", at.toString()));
        node.put("checks", article.checks());
        article.lastAnswer().ifPresent(answer -> node.put("last_answer", Token.of(answer)));
        time(node, "next_check", article.nextDue());
        text(node, "ended", article.ended());
        article.versions().forEach(line -> line(node.withArray("versions").addObject(), line));
        var events = node.putArray("events");
        article.events().forEach(event -> event(events.addObject(), event));
        withheld(node, article);
        return node;
    }

    private static void withheld(ObjectNode node, ArticleRecord article) {
        article.withheld().forEach(why -> node.withArray("withheld").add(WithheldJson.of(why)));
    }

    /// What was handed in has neither address nor looks.
    private static ObjectNode clipping(ObjectNode node, ArticleRecord article) {
        node.put("condition", Token.of(article.condition()))
                .put("section", article.section())
                .put("language", article.language());
        ClippingJson.write(node, article);
        article.versions().forEach(line -> text(node.withArray("versions").addObject(), line));
        node.putArray("events");
        withheld(node, article);
        return node;
    }

    private static void line(ObjectNode node, ArticleRecord.VersionLine line) {
        text(node, line);
        node.put("seen_from", line.seenFrom().toString())
                .put("seen_until", line.seenUntil().toString());
        time(node, "not_before", line.notBefore());
    }

    private static void text(ObjectNode node, ArticleRecord.VersionLine line) {
        node.put("version", line.number());
        line.origin().ifPresent(origin -> node.set("imported", OriginJson.of(origin)));
        line.withheld().ifPresent(why -> node.set("withheld", WithheldJson.of(why)));
        node.put("text_sha256", line.digest().hex());
        node.put("title", line.headline()).put("words", line.words()).put("paragraphs", line.paragraphs());
        line.returnsTo().ifPresent(n -> node.put("returns_to", n));
        line.revision().ifPresent(r -> {
            node.put("change", r.line()).put("significance", Token.of(r.significance()));
            node.put("words_added", r.wordsAdded()).put("words_removed", r.wordsRemoved());
            var kinds = node.putArray("kinds");
            r.kinds().stream().sorted().forEach(kind -> kinds.add(Token.of(kind)));
        });
    }

    private static void event(ObjectNode node, Event event) {
        node.put("kind", Token.of(event.kind()))
                .put("at", event.at().toString())
                .put("detail", event.detail());
    }

    /// A line of the stream of changes.
    public static ObjectNode change(StreamItem item) {
        var node = JSON.createObjectNode()
                .put("cursor", item.cursor())
                .put("at", item.at().toString());
        time(node, "not_before", item.notBefore());
        node.put("article", item.article().text())
                .put("outlet", item.outlet().text())
                .put("outlet_name", item.outletName())
                .put("section", item.section())
                .put("language", item.language())
                .put("title", item.headline())
                .put("first_seen", item.firstSeen().toString());
        if (item.isImported()) {
            node.put("imported", true);
        }
        switch (item.what()) {
            case StreamItem.What.Revised revised -> {
                var revision = revised.revision();
                node.put("what", "revision")
                        .put("from", revision.from())
                        .put("to", revision.to())
                        .put("significance", Token.of(revision.significance()))
                        .put("change", revision.line());
                var kinds = node.putArray("kinds");
                revised.kinds().stream().sorted().forEach(kind -> kinds.add(Token.of(kind)));
            }
            case StreamItem.What.Happened(var event) ->
                node.put("what", Token.of(event.kind()))
                        .put("significance", Token.of(event.kind().significance()))
                        .put("change", event.detail());
            case StreamItem.What.Withheld withheld -> {
                node.put("what", "withheld").put("change", withheld.why().reason());
                node.set("withheld", WithheldJson.of(withheld.why()));
            }
        }
        return node;
    }

    public static ObjectNode outlet(OutletRecord outlet) {
        var keeping = outlet.keeping();
        var node = JSON.createObjectNode()
                .put("id", outlet.outlet().id().text())
                .put("name", outlet.outlet().name())
                .put("home", outlet.outlet().home().text())
                .put("language", outlet.outlet().language())
                .put("added", keeping.added().toString())
                .put("standing", Token.of(keeping.standing()));
        time(node, "standing_since", keeping.since());
        keeping.patterns().include().forEach(node.withArray("include")::add);
        keeping.patterns().exclude().forEach(node.withArray("exclude")::add);
        keeping.back().map(Duration::toDays).ifPresent(days -> node.put("back_days", days));
        node.put("articles", outlet.articles())
                .put("open", outlet.open())
                .put("changed", outlet.changed())
                .put("revisions", outlet.revisions());
        var kinds = node.putObject("kinds");
        outlet.kinds().forEach((kind, many) -> kinds.put(Token.of(kind), many));
        time(node, "last_success", outlet.lastSuccess());
        time(node, "next_check", outlet.nextDue());
        var answers = node.putObject("answers_24h");
        outlet.answers().forEach((answer, many) -> answers.put(Token.of(answer), many));
        var seeds = node.putArray("seeds");
        outlet.seeds().forEach(line -> seed(seeds.addObject(), line));
        var stopped = node.putArray("stopped_sites");
        outlet.stopped()
                .forEach(site -> stopped.addObject()
                        .put("site", site.site().name())
                        .put("why", site.stop().map(stop -> stop.why()).orElse("")));
        return node;
    }

    private static void seed(ObjectNode node, OutletRecord.SeedLine line) {
        node.put("kind", Token.of(line.seed().kind()))
                .put("url", line.seed().address().text());
        time(node, "last_check", line.lastLook());
        line.answer().ifPresent(answer -> node.put("last_answer", Token.of(answer)));
        text(node, "detail", line.detail());
        time(node, "next_check", line.nextDue());
    }

    public static ObjectNode alert(Alert alert) {
        var node = JSON.createObjectNode()
                .put("outlet", alert.outlet().text())
                .put("kind", Token.of(alert.kind()))
                .put("since", alert.since().toString())
                .put("why", alert.why());
        time(node, "cleared", alert.cleared());
        return node;
    }

    public static ObjectNode check(CheckLine line) {
        var node = JSON.createObjectNode()
                .put("at", line.at().toString())
                .put("answer", Token.of(line.answer()))
                .put("took_ms", line.took().toMillis());
        line.status().ifPresent(status -> node.put("status", status));
        text(node, "detail", line.detail());
        return node;
    }

    /// An article that a search found.
    public static ObjectNode found(Found.Article article) {
        var node = JSON.createObjectNode()
                .put("article", article.id().text())
                .put("outlet", article.outlet().text())
                .put("outlet_name", article.outletName())
                .put("section", article.section())
                .put("language", article.language())
                .put("title", article.headline());
        if (article.clipping()) {
            node.put("clipping", true);
        } else {
            node.put("first_seen", article.firstSeen().toString())
                    .put("since", article.since().toString());
        }
        node.put("versions", article.versions());
        article.in().forEach(node.withArray("in")::add);
        passage(node.putArray("passage"), article.passage());
        return node;
    }

    /// A change that a search found.
    public static ObjectNode found(Found.Changed changed) {
        var node = change(changed.item());
        passage(node.putArray("removed"), changed.removed());
        passage(node.putArray("added"), changed.added());
        return node;
    }

    private static void passage(ArrayNode node, Iterable<Piece> pieces) {
        pieces.forEach(piece -> node.addObject().put("text", piece.text()).put("hit", piece.hit()));
    }

    public static ObjectNode account(Accounts.Line line) {
        var node = JSON.createObjectNode()
                .put("nr", line.account().nr())
                .put("name", line.account().name())
                .put("role", Token.of(line.account().role()))
                .put("added", line.added().toString())
                .put("sessions", line.sessions());
        time(node, "last_seen", line.seen());
        return node;
    }

    public static ObjectNode job(Job job) {
        var node = JSON.createObjectNode()
                .put("nr", job.nr())
                .put("kind", Token.of(job.kind()))
                .put("subject", job.subject())
                .put("who", job.by().who())
                .put("asked", job.by().at().toString())
                .put("state", Token.of(job.state()));
        time(node, "begun", job.begun());
        time(node, "ended", job.ended());
        text(node, "doing", job.doing());
        var name = switch (job.kind()) {
            case FIND -> "result";
            case RECOMPARE, REEXTRACT -> "counted";
            case RETAIN -> "relief";
        };
        job.result().ifPresent(result -> node.set(name, JSON.readTree(result)));
        return node;
    }

    public static ObjectNode deed(Deed deed) {
        return JSON.createObjectNode()
                .put("nr", deed.nr())
                .put("at", deed.by().at().toString())
                .put("who", deed.by().who())
                .put("kind", Token.of(deed.kind()))
                .put("subject", deed.subject())
                .put("detail", deed.detail());
    }

    private static void time(ObjectNode node, String name, Optional<Instant> at) {
        at.ifPresent(time -> node.put(name, time.toString()));
    }

    private static void text(ObjectNode node, String name, String text) {
        if (!text.isEmpty()) {
            node.put(name, text);
        }
    }
}
