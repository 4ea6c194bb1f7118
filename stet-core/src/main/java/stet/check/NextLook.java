// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Duration;
import stet.model.Capture;
import stet.model.Finding;
import stet.model.Pulse;
import stet.model.Story;
import stet.schedule.Budgets;
import stet.schedule.Cadence;
import stet.schedule.Glimpse;

/// When an article is looked at next, once a look was answered, and what that look taught the schedule.
final class NextLook {
    /// What a seed names as new is no older.
    private static final Duration OLDEST_NEWS = Duration.ofDays(30);

    private final Budgets budgets;

    NextLook(Budgets budgets) {
        this.budgets = budgets;
    }

    /// After a look that told how the text stands.
    Decision again(Draft draft) {
        var timing = draft.watched().timing();
        var cadence = new Cadence(timing.habits());
        var glimpse = glimpse(draft);
        var pulse = known(draft, timing.pulse());
        return next(draft.pulse(cadence.after(pulse, glimpse)).gains(cadence.lesson(pulse, glimpse)), cadence);
    }

    /// After a look that was answered, but did not show the text.
    Decision passed(Draft draft) {
        var timing = draft.watched().timing();
        return next(draft.pulse(timing.pulse().passed(draft.at())), new Cadence(timing.habits()));
    }

    /// Due when a look will be worth its price; ended when nothing has changed for too long.
    private Decision next(Draft draft, Cadence cadence) {
        var changed = draft.looks().lastChange().orElse(draft.looks().firstSeen());
        if (!draft.at().isBefore(changed.plus(Cadence.ENDS_AFTER))) {
            return draft.ended("nothing changed for %d days".formatted(Cadence.ENDS_AFTER.toDays()));
        }
        var timing = draft.watched().timing();
        double perHour = budgets.perHour(draft.watched().target().outlet(), timing);
        var purse = timing.purse().at(draft.at(), perHour);
        return draft.due(cadence.due(draft.pulse(), purse.price(perHour), draft.at()));
    }

    private static Glimpse glimpse(Draft draft) {
        boolean changed = switch (draft.finding()) {
            case Finding.FirstSeen _, Finding.FirstRead _, Finding.Revised _ -> true;
            case Finding.Unchanged _, Finding.NoAnswer _, Finding.Alias _, Finding.Listed _ -> false;
        };
        var page = draft.evidence().stream().findFirst();
        return new Glimpse(
                draft.at(),
                changed,
                page.flatMap(Signs::modified),
                page.flatMap(Capture::freshFor).orElse(Duration.ZERO));
    }

    /// What a first text tells of its article stays: its age, its section, whether it is written as things
    /// happen. Where it is stated to be much older than when it was first heard of, the outlet's clock is not
    /// ours, or an old text was put up anew: its age counts from then.
    private static Pulse known(Draft draft, Pulse pulse) {
        return switch (draft.finding()) {
            case Finding.FirstSeen(var version) -> known(draft, pulse, version.story());
            case Finding.FirstRead(var version, var _) -> known(draft, pulse, version.story());
            case Finding.Revised _, Finding.Unchanged _, Finding.NoAnswer _, Finding.Alias _, Finding.Listed _ -> pulse;
        };
    }

    private static Pulse known(Draft draft, Pulse pulse, Story story) {
        var heardOf = pulse.born();
        var born = story.published()
                .filter(at -> at.isBefore(draft.at()) && at.isAfter(heardOf.minus(OLDEST_NEWS)))
                .orElse(heardOf);
        return pulse.of(
                born, story.section(), LivePages.isLive(draft.watched().target().address(), story));
    }
}
