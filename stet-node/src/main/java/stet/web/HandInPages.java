// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import stet.json.ClippingJson;
import stet.json.RecordJson;
import stet.model.ArticleId;
import stet.store.Clippings;
import tools.jackson.databind.json.JsonMapper;

/// Where editors and their programs hand in articles that have no live address.
final class HandInPages {
    private static final String PATH = "/clippings";

    private final Stores stores;
    private final Press press;
    private final InstantSource clock;
    private final HandIn desk;

    HandInPages(Stores stores, Press press, InstantSource clock) {
        this.stores = stores;
        this.press = press;
        this.clock = clock;
        this.desk = new HandIn(stores, press.words());
    }

    Reply form(Asked asked) {
        return print(200, HandInPage.Typed.EMPTY.of(asked.query("article")), Optional.empty());
    }

    void take(Context context) throws InterruptedException, IOException {
        var asked = Asked.of(context, press.visitor());
        var typed = HandInPage.Typed.of(asked);
        Reply reply;
        try {
            var kept = desk.take(typed, HandIn.Files.of(context), asked.by(clock.instant()));
            reply = new Reply.Elsewhere(303, "/a/" + kept.article());
        } catch (HandIn.Wrong e) {
            reply = print(e.status(), typed, Optional.of(e.words()));
        }
        Answers.send(reply, context, press);
    }

    /// For programs: a form with files (RFC 7578), or a JSON object without.
    void takeData(Context context) throws InterruptedException, IOException {
        Answers.send(taken(context), context, press);
    }

    private Reply taken(Context context) throws InterruptedException, IOException {
        var type = Optional.ofNullable(context.contentType()).orElse("");
        boolean isForm = context.isMultipartFormData();
        if (!isForm && !type.startsWith("application/json")) {
            return new Reply.Refused(Problem.noClipping(press.words()));
        }
        var asked = isForm
                ? Asked.form(context, press.visitor())
                : Asked.json(context, press.visitor(), WebServer.LARGEST_CLIPPING_BYTES);
        try {
            var files = isForm ? HandIn.Files.of(context) : HandIn.Files.NONE;
            var kept = desk.take(HandInPage.Typed.of(asked), files, asked.by(clock.instant()));
            context.header("Location", Operation.BASE + "/articles/" + kept.article());
            return told(kept);
        } catch (HandIn.Wrong e) {
            return new Reply.Refused(Problem.unfit(e.status(), e.words(), press.words()));
        }
    }

    private Reply told(Clippings.Kept kept) {
        var node = JsonMapper.shared()
                .createObjectNode()
                .put("article", kept.article().text())
                .put(
                        "outlet",
                        stores.library().outletOf(kept.article()).orElseThrow().text())
                .put("new", kept.isNew());
        stores.library().ifShown(kept.article()).ifPresent(article -> ClippingJson.write(node, article));
        return Reply.Data.of(kept.isNew() ? 201 : 200, node);
    }

    /// All that were handed in, the newest first, or those that bear witness to an article.
    Reply data(Asked asked) {
        var most = ApiPages.most(asked);
        if (most.isEmpty()) {
            return wrong("limit", asked);
        }
        var of = ArticleId.parse(asked.query("of"));
        var before = ArticleId.parse(asked.query("before"));
        if (of.isEmpty() && !asked.query("of").isEmpty()) {
            return wrong("of", asked);
        }
        if (before.isEmpty() && !asked.query("before").isEmpty()) {
            return wrong("before", asked);
        }
        var ids = stores.clippings().latest(of, before, most.get() + 1);
        var shown = ids.subList(0, Math.min(most.get(), ids.size()));
        var node = JsonMapper.shared().createObjectNode();
        var clippings = node.putArray("clippings");
        shown.forEach(
                id -> stores.library().ifShown(id).map(RecordJson::article).ifPresent(clippings::add));
        if (ids.size() > shown.size()) {
            node.put(
                    "next",
                    "%s/clippings?%sbefore=%s&limit=%d"
                            .formatted(
                                    Operation.BASE,
                                    of.map(id -> "of=" + id + "&").orElse(""),
                                    shown.getLast(),
                                    most.get()));
        }
        return Reply.Data.of(200, node);
    }

    private Reply wrong(String parameter, Asked asked) {
        return new Reply.Refused(Problem.wrongFilter(parameter, asked.query(parameter), press.words()));
    }

    private Reply print(int status, HandInPage.Typed typed, Optional<String> trouble) {
        var words = press.words();
        var frame = press.unlisted(
                words.say("clip.title"), words.say("clip.title"), Frame.Here.COLLECTIONS, PATH, List.of());
        return press.print(
                status, "handin", frame, new HandInPage(stores.roster().outlets(), typed, trouble));
    }
}
