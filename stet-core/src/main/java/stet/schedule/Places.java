// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import stet.model.Habits;
import stet.model.Hint;

/// What each tally of an outlet's [Habits] counts.
final class Places {
    /// To be raised when a tally gets another meaning; habits of another version are learned anew.
    static final int VERSION = 1;

    /// Ages in hours that bound the steps of a curve; the last step has no end.
    private static final double[] AGES = {0, .1, .25, .5, 1, 2, 3, 5, 8, 12, 18, 24, 36, 48, 72, 120, 168, 336, 720};

    static final int STEPS = AGES.length;
    static final int HOURS = 24;

    /// Ages in hours that bound the steps in which a seed's words are trusted alike.
    private static final double[] TRUST_AGES = {0, 6, 14, 26, 48};

    static final int TRUST_STEPS = TRUST_AGES.length;

    private static final int SECTIONS = 32;
    private static final int KINDS = Hint.Kind.values().length;
    private static final int PER_TRUST = 4;

    private static final int CURVES_AT = 0;
    private static final int HOURS_AT = CURVES_AT + 2 * 2 * STEPS;
    private static final int TRUST_AT = HOURS_AT + 2 * HOURS;
    private static final int SECTIONS_AT = TRUST_AT + KINDS * TRUST_STEPS * PER_TRUST;

    static {
        if (SECTIONS_AT + 2 * SECTIONS > Habits.PLACES) {
            throw new IllegalStateException("more tallies than places");
        }
    }

    private Places() {}

    /// Where a step begins, in hours.
    static double age(int step) {
        return AGES[step];
    }

    /// The step that an age in hours falls into.
    static int step(double age) {
        return step(AGES, age);
    }

    /// The step of trust that an age in hours falls into.
    static int trustStep(double age) {
        return step(TRUST_AGES, age);
    }

    private static int step(double[] bounds, double age) {
        int step = 0;
        while (step < bounds.length - 1 && bounds[step + 1] <= age) {
            step++;
        }
        return step;
    }

    /// Edits seen at that age; the hours looked over come one place later.
    static int curve(boolean live, int step) {
        return CURVES_AT + 2 * ((live ? STEPS : 0) + step);
    }

    /// Edits seen in that hour of the day (UTC); those expected without regard to the hour come one place later.
    static int hour(int hour) {
        return HOURS_AT + 2 * hour;
    }

    /// Edits seen at that age; then those that the seed told of, its words without an edit, and the hours looked
    /// over.
    static int trust(Hint.Kind kind, int trustStep) {
        return TRUST_AT + PER_TRUST * (kind.ordinal() * TRUST_STEPS + trustStep);
    }

    /// Edits seen in a section; those expected without regard to it come one place later. Live pages are a section
    /// of their own; two sections may share one.
    static int section(String section, boolean live) {
        return SECTIONS_AT + 2 * (live ? 0 : 1 + Math.floorMod(section.hashCode(), SECTIONS - 1));
    }
}
