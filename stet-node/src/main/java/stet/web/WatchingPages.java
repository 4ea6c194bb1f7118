// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import stet.schedule.Budgets;
import stet.store.WatchList;
import tools.jackson.databind.json.JsonMapper;

/// Answers for those who want to know what is looked at next, when, and why then.
final class WatchingPages {
    private static final int MOST = 50;

    private final Stores stores;
    private final Budgets budgets;
    private final Press press;
    private final InstantSource clock;

    WatchingPages(Stores stores, UsualBudgets usual, Press press, InstantSource clock) {
        this.stores = stores;
        this.budgets = usual.requests();
        this.press = press;
        this.clock = clock;
    }

    /// A part of the list.
    ///
    /// @param next the query that leads to the following part; empty when there is none
    private record Part(List<Upcoming> lines, Optional<WatchingQuery> next) {}

    Reply page(Asked asked) {
        return read(asked, query -> {
            var part = part(query, MOST);
            return print(new WatchingPage(
                    query,
                    list().counts(query.filter(), clock.instant()),
                    stores.library().outletLines(),
                    part.lines(),
                    part.next().map(next -> WatchingPage.PATH + next.text()),
                    !asked.query("asked").isEmpty(),
                    clock.instant()));
        });
    }

    /// For programs.
    Reply data(Asked asked) {
        var most = ApiPages.most(asked);
        if (most.isEmpty()) {
            return new Reply.Refused(Problem.wrongFilter("limit", asked.query("limit"), press.words()));
        }
        return read(asked, query -> {
            var part = part(query, most.get());
            var counts = list().counts(query.filter(), clock.instant());
            var node = JsonMapper.shared().createObjectNode();
            node.put("watched", counts.watched()).put("late", counts.late());
            var lines = node.putArray("watching");
            part.lines().forEach(line -> lines.add(WatchingJson.of(line, press.words())));
            part.next()
                    .ifPresent(next -> node.put(
                            "next", "%s/watching%s&limit=%d".formatted(Operation.BASE, next.text(), most.get())));
            return Reply.Data.of(200, node);
        });
    }

    /// Asks for a look, and comes back to the same view.
    Reply check(Asked asked) {
        var back = WatchingQuery.read(asked::field) instanceof WatchingQuery.Reading.Good(WatchingQuery query)
                ? query.text()
                : "";
        return ask(
                asked,
                new Reply.Elsewhere(303, WatchingPage.PATH + back + (back.isEmpty() ? "?" : "&") + "asked=true"));
    }

    Reply checkData(Asked asked) {
        return ask(asked, new Reply.Done());
    }

    private Reply ask(Asked asked, Reply done) {
        boolean isAsked = Numbers.nr(asked.part("nr"))
                .filter(nr -> stores.roster().ask(nr, asked.by(clock.instant())))
                .isPresent();
        return isAsked ? done : new Reply.Refused(Problem.noSuch(press.words(), WatchingPage.PATH));
    }

    private Reply read(Asked asked, Function<WatchingQuery, Reply> answer) {
        return switch (WatchingQuery.read(asked::query)) {
            case WatchingQuery.Reading.Wrong(String parameter, String value) ->
                new Reply.Refused(Problem.wrongWatching(parameter, value, press.words()));
            case WatchingQuery.Reading.Good(WatchingQuery query) ->
                query.filter()
                        .outlet()
                        .filter(id -> !stores.library().names().containsKey(id))
                        .<Reply>map(id -> new Reply.Refused(Problem.noOutlet(id.text(), press.words())))
                        .orElseGet(() -> answer.apply(query));
        };
    }

    private Part part(WatchingQuery query, int most) {
        var now = clock.instant();
        var lines = list().next(query.filter(), query.after(), now, most + 1);
        var shown = lines.subList(0, Math.min(most, lines.size()));
        return new Part(
                Upcoming.of(shown, budgets, now),
                lines.size() > most ? Optional.of(query.after(shown.getLast())) : Optional.empty());
    }

    private WatchList list() {
        return stores.library().watchList();
    }

    private Reply print(WatchingPage page) {
        var words = press.words();
        var frame = press.unlisted(
                words.say("watching.title"),
                words.say("watching.description"),
                Frame.Here.ADMIN,
                WatchingPage.PATH + page.query().text(),
                List.of());
        return press.print("watching", frame, page);
    }
}
