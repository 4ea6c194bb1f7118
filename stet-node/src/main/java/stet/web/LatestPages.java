// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.List;
import stet.store.Library;

/// Answers for the home page: the latest changes, filtered as the address says.
final class LatestPages {
    static final int MOST = 30;

    private final Library library;
    private final Press press;
    private final InstantSource clock;

    LatestPages(Library library, Press press, InstantSource clock) {
        this.library = library;
        this.press = press;
        this.clock = clock;
    }

    Reply page(Asked asked) {
        return switch (StreamQuery.read(asked)) {
            case StreamQuery.Reading.Wrong(String parameter, String value) ->
                new Reply.Refused(Problem.wrongFilter(parameter, value, press.words()));
            case StreamQuery.Reading.Good(StreamQuery query) -> page(query);
        };
    }

    private Reply page(StreamQuery query) {
        var outlets = library.outletLines();
        var unknown = query.outlet().filter(id -> outlets.stream().noneMatch(o -> o.id().equals(id)));
        if (unknown.isPresent()) {
            return new Reply.Refused(Problem.noOutlet(unknown.get().text(), press.words()));
        }
        var now = clock.instant();
        var filter = query.filter(now);
        var front = library.views().front(filter, query.before(), MOST + 1);
        var page = ChangesPage.of(
                query,
                front,
                MOST,
                library.count(filter),
                library.totals(clock.instant()),
                outlets,
                now,
                press.words());
        var feeds = FeedLinks.of(
                "/changes", query.withBefore("").text(), press.words().say("changes.title"));
        return press.print(
                "changes",
                press.frame(
                        press.words().say("changes.title"),
                        press.words().say("changes.description"),
                        Frame.Here.CHANGES,
                        "/" + query.text(),
                        List.copyOf(feeds)),
                page);
    }
}
