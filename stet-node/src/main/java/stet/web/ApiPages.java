// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import stet.account.Doorkeeper;
import stet.json.CollectionJson;
import stet.json.RecordJson;
import stet.json.VersionJson;
import stet.model.ArticleId;
import stet.search.Query;
import stet.store.ArticleRecord;
import stet.store.CollectionRecord;
import stet.store.Found;
import stet.store.Library;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What programs ask, in JSON: all that the pages show. Lists come in parts; `next` leads to the following one.
final class ApiPages {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int CHECKS = 200;
    private static final Duration SAME_DAYS = Duration.ofDays(3);
    private static final int MOST_SUGGESTED = 12;

    private final Stores stores;
    private final Library library;
    private final UsualBudgets budgets;
    private final List<SettingLine> settings;
    private final Press press;
    private final InstantSource clock;

    ApiPages(Stores stores, UsualBudgets budgets, List<SettingLine> settings, Press press, InstantSource clock) {
        this.stores = stores;
        this.library = stores.library();
        this.budgets = budgets;
        this.settings = settings;
        this.press = press;
        this.clock = clock;
    }

    Reply changes(Asked asked) {
        var most = most(asked);
        if (most.isEmpty()) {
            return wrong("limit", asked);
        }
        return switch (StreamQuery.read(asked)) {
            case StreamQuery.Reading.Wrong(String parameter, String value) ->
                new Reply.Refused(Problem.wrongFilter(parameter, value, press.words()));
            case StreamQuery.Reading.Good(StreamQuery query) -> {
                var items = library.latest(query.filter(clock.instant()), query.before(), most.get() + 1);
                var shown = items.subList(0, Math.min(most.get(), items.size()));
                var node = JSON.createObjectNode();
                var changes = node.putArray("changes");
                shown.forEach(item -> changes.add(RecordJson.change(item)));
                if (items.size() > shown.size()) {
                    var next = query.withBefore(shown.getLast().cursor()).text();
                    node.put("next", "/api/v1/changes" + next + "&limit=" + most.get());
                }
                yield data(node);
            }
        };
    }

    /// All articles, in the order of their ids, which is that in which they became known.
    Reply articles(Asked asked) {
        var most = most(asked);
        var typed = asked.query("after");
        var after = ArticleId.parse(typed);
        if (most.isEmpty() || after.isEmpty() && !typed.isEmpty()) {
            return wrong(most.isEmpty() ? "limit" : "after", asked);
        }
        var ids = library.articles(after, most.get());
        var node = JSON.createObjectNode();
        var articles = node.putArray("articles");
        ids.forEach(id -> library.ifShown(id).map(RecordJson::article).ifPresent(articles::add));
        if (ids.size() == most.get()) {
            node.put("next", "/api/v1/articles?after=%s&limit=%d".formatted(ids.getLast(), most.get()));
        }
        return data(node);
    }

    Reply article(Asked asked) {
        return found(asked, article -> data(RecordJson.article(article)));
    }

    Reply version(Asked asked) {
        return found(asked, article -> {
            var number = Numbers.version(asked.part("n"));
            var line = article.versions().stream()
                    .filter(v -> number.filter(n -> n == v.number()).isPresent())
                    .findFirst();
            return line.<Reply>map(l -> data(VersionJson.of(library, article, l)))
                    .orElseGet(() -> new Reply.Refused(Problem.noVersion(
                            article.id().text(),
                            asked.part("n"),
                            article.versions().size(),
                            press.words())));
        });
    }

    Reply checks(Asked asked) {
        return found(asked, article -> {
            var node = JSON.createObjectNode();
            var checks = node.putArray("checks");
            library.checks(article.id(), CHECKS).forEach(line -> checks.add(RecordJson.check(line)));
            return data(node);
        });
    }

    private Reply found(Asked asked, Function<ArticleRecord, Reply> answer) {
        var typed = asked.part("id");
        return ArticleId.parse(typed)
                .flatMap(library::article)
                .map(answer)
                .orElseGet(() -> new Reply.Refused(Problem.noArticle(typed, press.words())));
    }

    Reply collections(Asked asked) {
        var node = JSON.createObjectNode();
        var lines = node.putArray("collections");
        library.collections().all().forEach(line -> lines.add(CollectionJson.line(line)));
        return data(node);
    }

    Reply collection(Asked asked) {
        return gathered(asked, collection -> {
            var figures = collection.followed().stream()
                    .map(counted -> library.collections().follow(collection, counted))
                    .toList();
            return data(CollectionJson.whole(collection, figures));
        });
    }

    /// What may tell the same story as an article does, and why that is thought.
    Reply suggestions(Asked asked) {
        return found(asked, article -> {
            var node = JSON.createObjectNode();
            var suggestions = node.putArray("suggestions");
            library.collections()
                    .suggest(article.id(), SAME_DAYS, List.of(), MOST_SUGGESTED)
                    .forEach(one -> suggestions.add(CollectionJson.suggested(one)));
            return data(node);
        });
    }

    private Reply gathered(Asked asked, Function<CollectionRecord, Reply> answer) {
        var typed = asked.part("slug");
        return CollectionPages.find(library.collections(), typed)
                .map(answer)
                .orElseGet(() -> new Reply.Refused(Problem.noCollection(typed, press.words())));
    }

    Reply outlets(Asked asked) {
        var node = JSON.createObjectNode();
        var outlets = node.putArray("outlets");
        library.outlets(clock.instant()).forEach(outlet -> outlets.add(RecordJson.outlet(outlet)));
        return data(node);
    }

    Reply outlet(Asked asked) {
        var typed = asked.part("outlet");
        return OutletPages.find(library, typed, clock.instant())
                .<Reply>map(outlet -> data(RecordJson.outlet(outlet)))
                .orElseGet(() -> new Reply.Refused(Problem.noOutlet(typed, press.words())));
    }

    Reply budget(Asked asked) {
        var typed = asked.part("outlet");
        var now = clock.instant();
        return OutletPages.find(library, typed, now)
                .<Reply>map(outlet -> data(OutletBudget.of(stores.allowances(), outlet.outlet(), budgets, now)
                        .json()))
                .orElseGet(() -> new Reply.Refused(Problem.noOutlet(typed, press.words())));
    }

    /// What is wrong with which outlet.
    Reply alerts(Asked asked) {
        var node = JSON.createObjectNode();
        var alerts = node.putArray("alerts");
        library.alerts().forEach(alert -> alerts.add(RecordJson.alert(alert)));
        return data(node);
    }

    Reply search(Asked asked) {
        var most = most(asked);
        if (most.isEmpty()) {
            return wrong("limit", asked);
        }
        return switch (Query.read(asked.query("q"))) {
            case Query.Read.Wrong(String field, String value) ->
                new Reply.Refused(Problem.wrongSearch(field, value, press.words()));
            case Query.Read.TooLong(int longest) -> new Reply.Refused(Problem.longSearch(longest, press.words()));
            case Query.Read.Good(Query query) -> search(query, asked, most.get());
        };
    }

    private Reply search(Query query, Asked asked, int most) {
        Found found;
        try {
            found = library.search(query, asked.query("from"), most);
        } catch (IllegalArgumentException e) { // not a place in a search
            return wrong("from", asked);
        }
        var node = JSON.createObjectNode().put("query", query.typed()).put("whole", found.whole());
        var articles = node.putArray("articles");
        found.articles().forEach(article -> articles.add(RecordJson.found(article)));
        var changes = node.putArray("changes");
        found.changes().forEach(changed -> changes.add(RecordJson.found(changed)));
        found.next()
                .ifPresent(next -> node.put(
                        "next",
                        "/api/v1/search?q=%s&from=%s&limit=%d"
                                .formatted(SearchPages.encoded(query.typed()), SearchPages.encoded(next), most)));
        return data(node);
    }

    Reply settings(Asked asked) {
        var node = JSON.createObjectNode();
        var lines = node.putArray("settings");
        settings.forEach(line -> lines.addObject()
                .put("key", line.key())
                .put("value", line.value())
                .put("origin", line.isDefault() ? "default" : line.origin()));
        return data(node);
    }

    Reply journal(Asked asked) {
        var most = most(asked);
        var typed = asked.query("before");
        var before = typed.isEmpty() ? Optional.of(Long.MAX_VALUE) : Numbers.nr(typed);
        if (most.isEmpty() || before.isEmpty()) {
            return wrong(most.isEmpty() ? "limit" : "before", asked);
        }
        var deeds = stores.journal().latest(before.get(), most.get());
        var node = JSON.createObjectNode();
        var lines = node.putArray("deeds");
        deeds.forEach(deed -> lines.add(RecordJson.deed(deed)));
        if (deeds.size() == most.get()) {
            node.put(
                    "next",
                    "/api/v1/journal?before=%d&limit=%d"
                            .formatted(deeds.getLast().nr(), most.get()));
        }
        return data(node);
    }

    Reply jobs(Asked asked) {
        var most = most(asked);
        if (most.isEmpty()) {
            return wrong("limit", asked);
        }
        var node = JSON.createObjectNode();
        var lines = node.putArray("jobs");
        stores.jobs().latest(most.get()).forEach(job -> lines.add(RecordJson.job(job)));
        return data(node);
    }

    Reply job(Asked asked) {
        return Numbers.nr(asked.part("nr"))
                .flatMap(stores.jobs()::one)
                .<Reply>map(job -> data(RecordJson.job(job)))
                .orElseGet(() -> new Reply.Refused(Problem.noSuch(press.words(), "/admin/jobs")));
    }

    Reply people(Asked asked) {
        var node = JSON.createObjectNode();
        var lines = node.putArray("people");
        stores.accounts()
                .all(clock.instant().minus(Doorkeeper.IDLE))
                .forEach(line -> lines.add(RecordJson.account(line)));
        return data(node);
    }

    static Optional<Integer> most(Asked asked) {
        var typed = asked.query("limit");
        return typed.isEmpty() ? Optional.of(USUAL) : Numbers.version(typed).filter(n -> n <= MOST);
    }

    private Reply wrong(String parameter, Asked asked) {
        return new Reply.Refused(Problem.wrongFilter(parameter, asked.query(parameter), press.words()));
    }

    private static Reply data(JsonNode node) {
        return Reply.Data.of(200, node);
    }
}
