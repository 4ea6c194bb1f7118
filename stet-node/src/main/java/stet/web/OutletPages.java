// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import stet.model.OutletId;
import stet.store.Filter;
import stet.store.Library;
import stet.store.OutletRecord;

/// Answers for the list of outlets and for one outlet.
final class OutletPages {
    private static final int LATEST = 10;
    private static final int ALERTS = 5;

    private final Library library;
    private final Press press;
    private final InstantSource clock;

    OutletPages(Library library, Press press, InstantSource clock) {
        this.library = library;
        this.press = press;
        this.clock = clock;
    }

    Reply outlets(Asked asked) {
        var words = press.words();
        return press.print(
                "outlets",
                press.frame(
                        words.say("outlets.title"),
                        words.say("outlets.description"),
                        Frame.Here.OUTLETS,
                        "/o",
                        List.of()),
                OutletsPage.of(library.outlets(clock.instant())));
    }

    Reply outlet(Asked asked) {
        var typed = asked.part("outlet");
        return find(library, typed, clock.instant())
                .map(this::page)
                .orElseGet(() -> new Reply.Refused(Problem.noOutlet(typed, press.words())));
    }

    static Optional<OutletRecord> find(Library library, String typed, Instant now) {
        try {
            return library.outlet(new OutletId(typed), now);
        } catch (IllegalArgumentException e) { // not a short name, so no outlet has it
            return Optional.empty();
        }
    }

    private Reply page(OutletRecord outlet) {
        var words = press.words();
        var latest = library.latest(Filter.of(outlet.outlet().id()), "", LATEST);
        var page = OutletPage.of(outlet, library.alerts(outlet.outlet().id(), ALERTS), latest, clock.instant(), words);
        var name = outlet.outlet().name();
        return press.print(
                "outlet",
                press.frame(
                        name,
                        words.say("outlet.description", name),
                        Frame.Here.OUTLETS,
                        page.path(),
                        FeedLinks.of(page.path(), "", words.say("outlet.feed", name))),
                page);
    }
}
