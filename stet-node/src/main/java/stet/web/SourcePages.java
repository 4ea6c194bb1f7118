// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import stet.store.OutletRecord;

/// Answers for those who decide which outlets are watched, and how.
final class SourcePages {
    private static final String PATH = "/admin/sources";
    private static final int LATEST_ALERTS = 20;

    private final Stores stores;
    private final UsualBudgets usual;
    private final Press press;
    private final InstantSource clock;

    SourcePages(Stores stores, UsualBudgets usual, Press press, InstantSource clock) {
        this.stores = stores;
        this.usual = usual;
        this.press = press;
        this.clock = clock;
    }

    Reply list(Asked asked) {
        var words = press.words();
        var frame = press.unlisted(
                words.say("sources.title"), words.say("sources.description"), Frame.Here.ADMIN, PATH, List.of());
        return press.print("sources", frame, OutletsPage.of(stores.library().outlets(clock.instant())));
    }

    Reply one(Asked asked) {
        return outlet(asked).map(outlet -> print(200, outlet, Optional.empty())).orElseGet(() -> none(asked));
    }

    SourceControls controls() {
        return new SourceControls(stores, press.words(), clock, new SourceControls.Answers() {
            @Override
            public Reply done(OutletRecord outlet) {
                return new Reply.Elsewhere(303, path(outlet));
            }

            @Override
            public Reply refused(OutletRecord outlet, String trouble) {
                return print(422, outlet, Optional.of(trouble));
            }
        });
    }

    private Reply none(Asked asked) {
        return new Reply.Refused(Problem.noOutlet(asked.part("outlet"), press.words()));
    }

    private Optional<OutletRecord> outlet(Asked asked) {
        return OutletPages.find(stores.library(), asked.part("outlet"), clock.instant());
    }

    private static String path(OutletRecord outlet) {
        return PATH + "/" + outlet.outlet().id().text();
    }

    private Reply print(int status, OutletRecord outlet, Optional<String> trouble) {
        var words = press.words();
        var name = outlet.outlet().name();
        var alerts = stores.library().alerts(outlet.outlet().id(), LATEST_ALERTS);
        var frame =
                press.unlisted(name, words.say("source.description", name), Frame.Here.ADMIN, path(outlet), List.of());
        var budget = OutletBudget.of(stores.allowances(), outlet.outlet(), usual, clock.instant());
        return press.print(status, "source", frame, new SourcePage(outlet, budget, alerts, trouble));
    }
}
