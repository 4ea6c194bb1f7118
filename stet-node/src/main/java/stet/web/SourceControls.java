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

/// What those who run the archive can do with an outlet. Pages and programs call the same; only what is answered
/// differs.
///
/// @param answers what is said when it is done, and when it cannot be
record SourceControls(Stores stores, Words words, InstantSource clock, Answers answers) {
    static final int LONGEST_NAME = 200;
    private static final long MOST_DAYS = 36_500;

    interface Answers {
        Reply done(OutletRecord outlet);

        Reply refused(OutletRecord outlet, String trouble);
    }

    /// Pauses, resumes or removes.
    Reply stand(Asked asked) {
        return with(asked, (outlet, by) -> {
            var standing = Arrays.stream(Standing.values())
                    .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(asked.field("standing")))
                    .findFirst();
            if (standing.isEmpty()) {
                return Optional.of(words.say("source.badstanding"));
            }
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
                return Optional.of(words.say("source.badname", LONGEST_NAME));
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
            return wanted.isPresent() ? Optional.empty() : Optional.of(words.say("source.badpatterns"));
        });
    }

    /// Empty when it cannot be understood.
    static Optional<Roster.Wanted> wanted(Asked asked) {
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

    /// Decides what it may be asked at most.
    Reply budget(Asked asked) {
        return with(asked, (outlet, by) -> {
            var budget = OutletBudget.typed(asked);
            budget.ifPresent(b -> stores.allowances().decide(outlet.outlet().id(), b, by));
            return budget.isPresent() ? Optional.empty() : Optional.of(words.say("source.badbudget"));
        });
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
        return OutletPages.find(stores.library(), asked.part("outlet"), now)
                .map(outlet -> control.turn(outlet, asked.by(now))
                        .map(trouble -> answers.refused(outlet, trouble))
                        .orElseGet(() -> answers.done(outlet)))
                .orElseGet(() -> new Reply.Refused(Problem.noOutlet(asked.part("outlet"), words)));
    }
}
