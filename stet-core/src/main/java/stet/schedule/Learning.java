// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.model.Habits.Gain;
import stet.model.Habits.Gains;
import stet.model.Hint;
import stet.model.Pulse;

/// What one look teaches: of its article a new pulse, of its outlet a lesson.
///
/// A changed look says that there was at least one edit, not when, nor how many: their expected number is spread over
/// the span in proportion to what was likely (the expectation step of EM for interval-censored counts; the next look's
/// habits are the maximisation step).
final class Learning {
    /// More edits between two looks are not believed, whatever was likely.
    private static final double MOST_AT_ONCE = 4;

    /// Edits per hour that one edit stirs up, of a new article; less of one that has settled.
    private static final double STIRS = .6;

    private static final double SETTLES = 30;
    private static final double MOST_STIR = 3;

    /// A longer span says nothing about hours of the day.
    private static final double HOURS_TOLD = 8;

    private final Outlook outlook;
    private final Pulse pulse;
    private final Glimpse glimpse;
    private final double from;
    private final double until;
    private final Outlook.Expected e;
    private final double edits;
    private final List<Gain> gains = new ArrayList<>();

    /// @param from the look before
    Learning(Outlook outlook, Pulse pulse, Instant from, Glimpse glimpse) {
        this.outlook = outlook;
        this.pulse = pulse;
        this.glimpse = glimpse;
        this.until = Outlook.hours(glimpse.at());
        this.from = Math.min(until, Math.max(Outlook.hours(from), Outlook.hours(pulse.born())));
        this.e = outlook.expected(pulse, this.from, until);
        this.edits = glimpse.changed() ? atLeastOne(e.own() + e.stirred()) : 0;
    }

    /// The mean of a Poisson number of that mean, given that it is not zero.
    private static double atLeastOne(double mean) {
        return mean > 1e-6 ? Math.min(MOST_AT_ONCE, mean / (1 - Math.exp(-mean))) : 1;
    }

    Pulse pulse() {
        double own = edits * e.own() / Math.max(1e-12, e.own() + e.stirred());
        double seen = e.shape() - Outlook.SHAPE + own;
        double wanted = e.scale() - Outlook.SHAPE + e.base() * e.section() * e.pace();
        double scaled = Math.min(1, Outlook.MOST_EDITS / (Outlook.SHAPE + seen));
        double stir = pulse.stir() * Math.exp(-e.span() / Outlook.STIR_FADES) + stirred();
        return new Pulse(
                pulse.born(),
                pulse.section(),
                pulse.live(),
                Optional.of(glimpse.at()),
                Math.max(0, seen * scaled),
                Math.max(0, wanted * scaled),
                Math.min(MOST_STIR, stir),
                Optional.of(glimpse.at().plus(glimpse.fresh())).filter(at -> at.isAfter(glimpse.at())),
                Map.of());
    }

    /// What the edits of this span still stir up at its end. When the last was made, the outlet may have said; else
    /// any moment of the span is as likely.
    private double stirred() {
        if (!glimpse.changed()) {
            return 0;
        }
        double fades = Outlook.STIR_FADES;
        double left = lastEdit()
                .map(at -> Math.exp(-(until - at) / fades))
                .orElse(fades / e.span() * (1 - Math.exp(-e.span() / fades)));
        return STIRS * Math.exp(-e.age() / SETTLES) * left * edits;
    }

    private Optional<Double> lastEdit() {
        var times = new ArrayList<Double>();
        glimpse.modified().map(Outlook::hours).ifPresent(times::add);
        pulse.hints().values().stream().map(Outlook::hours).forEach(times::add);
        return times.stream().filter(at -> at > from && at < until).max(Double::compare);
    }

    Gains lesson() {
        curve();
        section();
        day();
        trust();
        return new Gains(
                Places.VERSION, gains.stream().filter(g -> g.amount() > 0).toList());
    }

    private void gain(int place, double amount) {
        gains.add(new Gain(place, amount));
    }

    private void curve() {
        double start = from - Outlook.hours(pulse.born());
        var curve = outlook.curve(pulse);
        for (int step = Places.step(start); step < Places.STEPS && Places.age(step) < e.age(); step++) {
            double end = step == Places.STEPS - 1 ? e.age() : Math.min(Places.age(step + 1), e.age());
            double hours = end - Math.max(Places.age(step), start);
            int place = Places.curve(pulse.live(), step);
            gain(place, edits * hours * curve.rateOf(step) / e.base());
            gain(place + 1, hours * e.pace() * e.section());
        }
    }

    private void section() {
        int place = Places.section(pulse.section(), pulse.live());
        gain(place, edits);
        gain(place + 1, e.base() * e.pace());
    }

    private void day() {
        if (e.span() >= HOURS_TOLD) {
            return;
        }
        double likely = (e.own() + e.stirred()) / (e.pace() * e.span());
        for (double at = from; at < until; ) {
            double next = Math.min(until, Math.floor(at + 1e-9) + 1);
            int place = Places.hour(DayClock.hour(at + 1e-9));
            gain(place, edits * outlook.clock().pace(at + 1e-9) * (next - at) / (e.pace() * e.span()));
            gain(place + 1, likely * (next - at));
            at = next;
        }
    }

    private void trust() {
        for (var kind : Hint.Kind.values()) {
            int place = Places.trust(kind, Places.trustStep(e.age()));
            gain(place + 3, e.span());
            var word = pulse.hints().get(kind);
            if (word != null) {
                double age = Math.max(0, Outlook.hours(word) - Outlook.hours(pulse.born()));
                int then = Places.trust(kind, Places.trustStep(age));
                gain(glimpse.changed() ? then : then + 2, 1);
                gain(then + 1, glimpse.changed() ? 1 : 0);
            } else if (glimpse.changed()) {
                gain(place, 1);
            }
        }
    }
}
