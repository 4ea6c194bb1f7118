// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import stet.model.Habits;
import stet.model.Hint;

/// What an outlet's seeds are worth: which share of edits each kind of word tells of, and how often it comes without an
/// edit. A word's reliability follows by Bayes' rule, and so depends on how likely an edit was anyhow: the same feed
/// that is right about a young article cries wolf about an old one (after Busa-Fekete and others, WWW 2025).
final class Trust {
    private static final double WEIGHT = 3;
    private static final double TOLD = .15;
    private static final double TITLES_TOLD = .05;
    private static final double HOURS = 20;
    private static final double FALSE = .1;
    private static final double FALSE_TITLES = .01;
    private static final Hint.Kind[] KINDS = Hint.Kind.values();

    /// Seeds are read so often, in hours; until then no word of an edit can be there.
    private static final double READ_EVERY = 1 / 6.0;

    /// How much of a silence is believed when edits come as fast as seeds are read.
    private static final double OVERTAKEN = 4;

    private final double[] told = new double[KINDS.length * Places.TRUST_STEPS];
    private final double[] falseRate = new double[KINDS.length * Places.TRUST_STEPS];
    private final double[] untold = new double[Places.TRUST_STEPS];

    Trust(Habits habits) {
        for (int step = 0; step < Places.TRUST_STEPS; step++) {
            untold[step] = 1;
            for (var kind : KINDS) {
                boolean title = kind == Hint.Kind.TITLE;
                int place = Places.trust(kind, step);
                int at = index(kind, step);
                told[at] = (WEIGHT * (title ? TITLES_TOLD : TOLD) + habits.at(place + 1)) / (WEIGHT + habits.at(place));
                falseRate[at] =
                        ((title ? FALSE_TITLES : FALSE) + habits.at(place + 2)) / (HOURS + habits.at(place + 3));
                untold[step] *= 1 - Math.min(1, told[at]);
            }
        }
    }

    private static int index(Hint.Kind kind, int step) {
        return kind.ordinal() * Places.TRUST_STEPS + step;
    }

    /// How sure it is that there was an edit, given that word of it.
    ///
    /// @param age of the article when it was edited, by that word, in hours
    /// @param rate edits per hour that were likely without the word
    double reliability(Hint.Kind kind, double age, double rate) {
        int at = index(kind, Places.trustStep(Math.max(0, age)));
        double right = told[at] * Math.max(rate, 1e-5);
        return right / (right + falseRate[at]);
    }

    /// The share of edits that no word is to be waited for: those that seeds do not tell of, and nearly all where
    /// edits overtake each other faster than seeds are read.
    double unheard(double age, double rate) {
        double heard = 1 - untold[Places.trustStep(age)];
        return 1 - heard * Math.exp(-OVERTAKEN * READ_EVERY * rate);
    }
}
