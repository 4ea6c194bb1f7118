// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import stet.model.Habits;

/// How likely an edit is at each age of an outlet's articles: a rate in edits per hour, constant within each step of
/// age. What was seen is blended with what is usual elsewhere, as if four edits had been seen of that (one, for the few
/// live pages).
///
/// Usual is a rate that falls with the power 2.2 of the age, .45 an hour at first: 82 % of a week's edits come within a
/// day (GDELT), half of them within some seven hours (NewsEdits). A live page is written at three edits an hour for
/// three hours, and at half of that every three and a half hours later.
final class Curve {
    private static final double WEIGHT = 4;
    private static final double LIVE_WEIGHT = 1;
    private static final double LAST_MIDDLE = 3_800;

    private static final double[] USUAL = new double[Places.STEPS];
    private static final double[] USUAL_LIVE = new double[Places.STEPS];

    static {
        for (int step = 0; step < Places.STEPS; step++) {
            USUAL[step] = usual(middle(step));
            USUAL_LIVE[step] = usualLive(middle(step));
        }
    }

    private final double[] rate = new double[Places.STEPS];
    private final double[] mass = new double[Places.STEPS]; // of all steps before

    Curve(Habits habits, boolean live) {
        for (int step = 0; step < Places.STEPS; step++) {
            int place = Places.curve(live, step);
            double usual = live ? USUAL_LIVE[step] : USUAL[step];
            double weight = live ? LIVE_WEIGHT : WEIGHT;
            rate[step] = (weight + habits.at(place)) / (weight / usual + habits.at(place + 1));
            if (step > 0) {
                mass[step] = mass[step - 1] + rate[step - 1] * (Places.age(step) - Places.age(step - 1));
            }
        }
    }

    private static double middle(int step) {
        return step == Places.STEPS - 1
                ? LAST_MIDDLE
                : Math.sqrt(Math.max(Places.age(step), .03) * Places.age(step + 1));
    }

    private static double usual(double age) {
        return .45 * Math.pow(1 + age / 2.5, -2.2) + .0003;
    }

    private static double usualLive(double age) {
        return age < 12 ? 3.2 * Math.min(1, Math.pow(2, -(age - 3) / 3.5)) + usual(age) : 2 * usual(age);
    }

    /// Edits per hour at an age in hours.
    double rate(double age) {
        return rate[Places.step(age)];
    }

    double rateOf(int step) {
        return rate[step];
    }

    /// Edits expected from birth to an age in hours.
    double mass(double age) {
        int step = Places.step(age);
        return mass[step] + (age - Places.age(step)) * rate[step];
    }
}
