// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Instant;
import stet.model.Habits;
import stet.model.Hint;
import stet.model.Pulse;

/// What an outlet's habits make likely of an article: when it is edited next, and what a look would be worth.
///
/// Edits are a Poisson process whose rate is pace of the hour x (the outlet's curve at that age x its section's factor
/// x the article's own factor + stir). The article's own factor is unknown and has a gamma distribution; each look
/// sharpens it. Stir is what one edit makes likelier just after it (Hawkes), and halves within half an hour.
final class Outlook {
    /// The shape of the distribution of articles' own factors: many are never edited, few often (NewsEdits).
    static final double SHAPE = .6;

    /// What an article showed of itself counts half after so many hours, and at most like so many edits, so that a
    /// live page that has ended is soon seen to have.
    static final double HALF_LIFE = 20;

    static final double MOST_EDITS = 12;

    /// Stir fades by the factor e in so many hours.
    static final double STIR_FADES = .7;

    private static final double SECTION_WEIGHT = 4;
    private static final double LEAST_FACTOR = .2;
    private static final double MOST_FACTOR = 15;

    /// What an hour of not knowing about an edit costs, in edits.
    private static final double IMPATIENCE = .085;

    private final Habits habits;
    private final Curve usual;
    private final Curve live;
    private final DayClock clock;
    private final Trust trust;

    Outlook(Habits habits) {
        this.habits = habits.asOf(Places.VERSION);
        this.usual = new Curve(this.habits, false);
        this.live = new Curve(this.habits, true);
        this.clock = new DayClock(this.habits);
        this.trust = new Trust(this.habits);
    }

    /// What is expected between the last sure look at an article and a time.
    ///
    /// @param age at that time, in hours
    /// @param span in hours
    /// @param pace of the span's hours, on average
    /// @param base edits by the curve alone
    /// @param section the factor of the article's section
    /// @param shape of the gamma distribution of the article's own factor
    /// @param scale the mean of that distribution is shape / scale
    /// @param own edits by curve, hours, section and the article's own factor
    /// @param stirred edits that earlier ones have stirred up
    /// @param rate edits per hour at that time
    record Expected(
            double age,
            double span,
            double pace,
            double base,
            double section,
            double shape,
            double scale,
            double own,
            double stirred,
            double rate) {}

    Expected expected(Pulse pulse, double from, double until) {
        var curve = curve(pulse);
        double born = hours(pulse.born());
        double start = Math.max(from, born);
        double age = Math.max(0, until - born);
        double span = Math.max(1e-4, until - start);
        double pace = clock.pace(start, start + span);
        double base = Math.max(1e-9, curve.mass(age) - curve.mass(start - born));
        double section = section(pulse);
        double kept = Math.pow(.5, span / HALF_LIFE);
        double shape = SHAPE + pulse.edits() * kept;
        double scale = SHAPE + pulse.expected() * kept;
        double own = base * section * pace * shape / scale;
        double stirred = pulse.stir() * STIR_FADES * (1 - Math.exp(-span / STIR_FADES)) * pace;
        double rate = clock.pace(until)
                * (curve.rate(age) * section * shape / scale + pulse.stir() * Math.exp(-span / STIR_FADES));
        return new Expected(age, span, pace, base, section, shape, scale, own, stirred, rate);
    }

    /// The chance that another text stands there than at the last sure look.
    double chance(Pulse pulse, Expected e) {
        double unheard = trust.unheard(e.age(), e.rate());
        double same = Math.pow(e.scale() / (e.scale() + e.own() * e.scale() / e.shape() * unheard), e.shape())
                * Math.exp(-e.stirred() * unheard);
        for (var kind : pulse.hints().keySet()) {
            same *= 1 - reliability(pulse, e, kind);
        }
        return 1 - same;
    }

    /// How sure a word is that came since the last sure look.
    double reliability(Pulse pulse, Expected e, Hint.Kind kind) {
        double age = hours(pulse.hints().getOrDefault(kind, pulse.born())) - hours(pulse.born());
        return trust.reliability(kind, age, e.rate());
    }

    /// What a look is worth: the chance of another text, more where edits are so rare that without impatience
    /// nobody would ever come by.
    double worth(double chance, double rate) {
        return chance / Math.sqrt(rate / (rate + IMPATIENCE) + 1e-6);
    }

    Curve curve(Pulse pulse) {
        return pulse.live() ? live : usual;
    }

    DayClock clock() {
        return clock;
    }

    Trust trust() {
        return trust;
    }

    private double section(Pulse pulse) {
        int place = Places.section(pulse.section(), pulse.live());
        double factor = (SECTION_WEIGHT + habits.at(place)) / (SECTION_WEIGHT + habits.at(place + 1));
        return Math.clamp(factor, LEAST_FACTOR, MOST_FACTOR);
    }

    /// Hours since 1970.
    static double hours(Instant at) {
        return at.toEpochMilli() / 3_600_000.0;
    }
}
