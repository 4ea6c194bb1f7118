// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stet.model.By;
import stet.model.Patterns;
import stet.model.Standing;
import stet.store.OutletRecord;
import stet.store.Roster;

/// Answers for those who decide which outlets are watched, and how.
final class SourcePages {
    private static final String PATH = "/admin/sources";
    private static final int LONGEST_NAME = 200;
    private static final int LATEST_ALERTS = 20;
    private static final long MOST_DAYS = 36_500;

    private final Stores stores;
    private final Press press;
    private final InstantSource clock;

    SourcePages(Stores stores, Press press, InstantSource clock) {
        this.stores = stores;
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

    /// Pauses, resumes or removes.
    Reply stand(Asked asked) {
        var standing = Arrays.stream(Standing.values())
                .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(asked.field("standing")))
                .findFirst();
        if (standing.isEmpty()) {
            return new Reply.Refused(Problem.noChoice(press.words()));
        }
        return with(asked, (outlet, by) -> {
            stores.roster().stand(outlet.outlet().id(), standing.get(), by);
            if (standing.get() == Standing.WATCHED) {
                outlet.stopped().forEach(stopped -> stores.requests().resume(stopped.site(), by));
            }
            return Optional.empty();
        });
    }

    Reply rename(Asked asked) {
        var name = asked.field("name").strip();
        return with(asked, (outlet, by) -> {
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                return Optional.of(press.words().say("source.badname", LONGEST_NAME));
            }
            stores.roster().rename(outlet.outlet().id(), name, by);
            return Optional.empty();
        });
    }

    /// Which of its articles are wanted from now on.
    Reply want(Asked asked) {
        return with(asked, (outlet, by) -> {
            var wanted = wanted(asked);
            wanted.ifPresent(w -> stores.roster().want(outlet.outlet().id(), w, by));
            return wanted.isPresent()
                    ? Optional.empty()
                    : Optional.of(press.words().say("source.badpatterns"));
        });
    }

    private static Optional<Roster.Wanted> wanted(Asked asked) {
        var days = asked.field("back").strip();
        try {
            var patterns = new Patterns(lines(asked.field("include")), lines(asked.field("exclude")));
            if (days.isEmpty()) {
                return Optional.of(new Roster.Wanted(patterns, Optional.empty()));
            }
            long back = Long.parseLong(days);
            return back < 0 || back > MOST_DAYS
                    ? Optional.empty()
                    : Optional.of(new Roster.Wanted(patterns, Optional.of(Duration.ofDays(back))));
        } catch (IllegalArgumentException e) { // a pattern that is none, or no number
            return Optional.empty();
        }
    }

    private static List<String> lines(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /// Looks at all of an outlet's seeds as soon as politeness allows.
    Reply check(Asked asked) {
        return with(asked, (outlet, by) -> {
            stores.roster().ask(outlet.outlet().id(), by);
            return Optional.empty();
        });
    }

    private interface Control {
        /// @return why it could not be done
        Optional<String> turn(OutletRecord outlet, By by);
    }

    private Reply with(Asked asked, Control control) {
        var now = clock.instant();
        return outlet(asked)
                .map(outlet -> control.turn(outlet, asked.by(now))
                        .map(trouble -> print(422, outlet, Optional.of(trouble)))
                        .orElseGet(() -> new Reply.Elsewhere(303, path(outlet))))
                .orElseGet(() -> none(asked));
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
        return press.print(status, "source", frame, new SourcePage(outlet, alerts, trouble));
    }
}
