// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import stet.model.Habits;
import stet.model.Habits.Gains;
import stet.model.Pulse;
import stet.model.Purse;

/// When to look at an article again: as soon as a look is worth its price. Its worth is the chance that another text
/// stands there; its price is what keeps the outlet's looks within its budget, and is the same for all its articles.
/// That is the best there is: for edits of a known rate the looks that see most texts alive leave the same chance
/// between any two of them, whatever the article (docs/adr/0023).
///
/// The outlet's habits and the article's pulse go in, a time comes out; no clock, no chance, so that the same looks
/// lead to the same times, in a replay as in the field.
public final class Cadence {
    /// However lively an article is, it is not asked for sooner; somewhat sooner when a seed told of an edit.
    public static final Duration SOONEST = Duration.ofSeconds(100);

    private static final Duration SOONEST_TOLD = Duration.ofSeconds(30);

    /// An article is looked at again before it is twice as old as at the last look, but not each second day, and at
    /// least each fortieth.
    private static final Duration LATEST_OF_NEW = Duration.ofDays(2);

    private static final Duration LATEST = Duration.ofDays(40);

    /// An article that did not change for so long is no longer watched.
    public static final Duration ENDS_AFTER = Duration.ofDays(240);

    /// A cache may be told to keep a page for a year; a newsroom's editor will not wait so long.
    private static final Duration LONGEST_FRESH = Duration.ofMinutes(15);

    private final Outlook outlook;

    public Cadence(Habits habits) {
        this.outlook = new Outlook(habits);
    }

    /// What to do about an article that comes up.
    public sealed interface Turn {
        /// Look now.
        record Look() implements Turn {}

        /// Not worth its price yet; likely then.
        record Later(Instant at) implements Turn {}

        /// Worth it, but the outlet's budget is spent until then.
        record Spent(Instant until) implements Turn {}
    }

    /// @param now the purse's time
    public Turn turn(Pulse pulse, Purse purse, double perHour, Instant now) {
        var due = due(pulse, purse.price(perHour), now);
        if (due.isAfter(now)) {
            return new Turn.Later(due);
        }
        return purse.canPay() ? new Turn.Look() : new Turn.Spent(purse.payableAt(perHour));
    }

    /// When the next look is due at that price, from now on; never later than [#latest].
    public Instant due(Pulse pulse, double price, Instant now) {
        if (pulse.sure().isEmpty()) {
            return now;
        }
        var latest = latest(pulse);
        var soonest = later(now, soonest(pulse));
        if (!soonest.isBefore(latest)) {
            return later(now, latest);
        }
        return worthIt(pulse, price, soonest, latest);
    }

    /// The latest time for the next look, whatever the price; now, when one is owed.
    public Instant latest(Pulse pulse) {
        if (pulse.sure().isEmpty()) {
            return pulse.born();
        }
        var sure = pulse.sure().get();
        var age = Duration.between(pulse.born(), sure);
        return sure.plus(clamp(age, LATEST_OF_NEW, LATEST));
    }

    /// Edits per hour that are expected of an article at a time, after its last sure look.
    double rate(Pulse pulse, Instant at) {
        double from = Outlook.hours(pulse.sure().orElse(pulse.born()));
        return outlook.expected(pulse, from, Math.max(Outlook.hours(at), from)).rate();
    }

    private static Instant soonest(Pulse pulse) {
        var sure = pulse.sure().orElse(pulse.born());
        var manners = sure.plus(pulse.hints().isEmpty() ? SOONEST : SOONEST_TOLD);
        return pulse.freshUntil().filter(at -> at.isAfter(manners)).orElse(manners);
    }

    /// The first time from `soonest` on at which a look is worth the price, found by steps that shrink as it comes
    /// near.
    private Instant worthIt(Pulse pulse, double price, Instant soonest, Instant latest) {
        double from = Outlook.hours(pulse.sure().orElse(pulse.born()));
        double start = Math.max(from, Outlook.hours(pulse.born()));
        double end = Outlook.hours(latest);
        double shortest = Outlook.hours(soonest.plus(SOONEST.dividedBy(4))) - Outlook.hours(soonest);
        double at = Outlook.hours(soonest);
        while (at < end) {
            double worth = worth(pulse, from, at);
            if (worth >= price) {
                return later(soonest, instant(at));
            }
            double span = Math.max(0, at - start);
            double far = worth > 0 ? span * (price / worth - 1) * .7 : span;
            at += Math.clamp(far, shortest, Math.max(.4 * span, shortest));
        }
        return latest;
    }

    private double worth(Pulse pulse, double from, double at) {
        var expected = outlook.expected(pulse, from, at);
        return outlook.worth(outlook.chance(pulse, expected), expected.rate());
    }

    /// After a look that told how the text stands. The first one, or one that was owed, teaches nothing of the
    /// outlet.
    public Pulse after(Pulse pulse, Glimpse glimpse) {
        return learning(pulse, bounded(glimpse)).pulse();
    }

    /// What that look teaches of the outlet.
    public Optional<Gains> lesson(Pulse pulse, Glimpse glimpse) {
        return pulse.sure()
                .filter(sure -> sure.isBefore(glimpse.at()))
                .map(_ -> learning(pulse, glimpse).lesson());
    }

    private Learning learning(Pulse pulse, Glimpse glimpse) {
        boolean first = pulse.sure().isEmpty();
        var from = pulse.sure().orElse(glimpse.at());
        return new Learning(outlook, pulse, from, first ? Glimpse.of(glimpse.at(), false, glimpse.fresh()) : glimpse);
    }

    private static Glimpse bounded(Glimpse glimpse) {
        var fresh = clamp(glimpse.fresh(), Duration.ZERO, LONGEST_FRESH);
        return new Glimpse(glimpse.at(), glimpse.changed(), glimpse.modified(), fresh);
    }

    /// The terms behind the next look's time.
    ///
    /// @param purse as it stands now
    public Why why(Pulse pulse, Purse purse, double perHour, Instant now) {
        double from = Outlook.hours(pulse.sure().orElse(now));
        double until = Math.max(Outlook.hours(now), from);
        var e = outlook.expected(pulse, from, until);
        double chance = outlook.chance(pulse, e);
        var words = new ArrayList<Why.Word>();
        pulse.hints().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey()))
                .forEach(entry -> words.add(
                        new Why.Word(entry.getKey(), entry.getValue(), outlook.reliability(pulse, e, entry.getKey()))));
        return new Why(
                now,
                pulse,
                outlook.curve(pulse).rate(e.age()),
                outlook.clock().pace(until),
                e.section(),
                e.shape() / e.scale(),
                outlook.clock().pace(until) * pulse.stir() * Math.exp(-e.span() / Outlook.STIR_FADES),
                e.rate(),
                words,
                outlook.trust().unheard(e.age(), e.rate()),
                chance,
                outlook.worth(chance, e.rate()),
                purse.price(perHour),
                purse.tokens(),
                perHour,
                soonest(pulse),
                due(pulse, purse.price(perHour), now),
                latest(pulse));
    }

    private static Instant instant(double hours) {
        return Instant.ofEpochMilli((long) Math.ceil(hours * 3_600_000));
    }

    private static Duration clamp(Duration wanted, Duration least, Duration most) {
        if (wanted.compareTo(least) < 0) {
            return least;
        }
        return wanted.compareTo(most) < 0 ? wanted : most;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
