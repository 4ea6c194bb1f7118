// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import stet.model.Habits;

/// A clock that runs fast while an outlet's newsroom works and slow while it sleeps: a day of it is a day. Neighbouring
/// hours lend each other half of what they saw.
final class DayClock {
    private static final double WEIGHT = 8;

    private final double[] pace = new double[Places.HOURS];
    private final double[] shown = new double[Places.HOURS + 1];

    DayClock(Habits habits) {
        double sum = 0;
        for (int hour = 0; hour < Places.HOURS; hour++) {
            pace[hour] = (WEIGHT + lent(habits, hour, 0)) / (WEIGHT + lent(habits, hour, 1));
            sum += pace[hour];
        }
        for (int hour = 0; hour < Places.HOURS; hour++) {
            pace[hour] *= Places.HOURS / sum;
            shown[hour + 1] = shown[hour] + pace[hour];
        }
    }

    private static double lent(Habits habits, int hour, int beside) {
        double before = habits.at(Places.hour((hour + Places.HOURS - 1) % Places.HOURS) + beside);
        double after = habits.at(Places.hour((hour + 1) % Places.HOURS) + beside);
        return habits.at(Places.hour(hour) + beside) + (before + after) / 2;
    }

    /// How fast it runs; on average 1.
    ///
    /// @param time in hours since 1970
    double pace(double time) {
        return pace[hour(time)];
    }

    /// How fast it ran on average between two times, in hours since 1970; the second is later.
    double pace(double from, double until) {
        return (shown(until) - shown(from)) / (until - from);
    }

    static int hour(double time) {
        return (int) Math.floorMod(whole(time), (long) Places.HOURS);
    }

    /// The whole number below; the library's own does the same, but slowly where only the quick compiler is used.
    private static long whole(double number) {
        long towardsZero = (long) number;
        return towardsZero > number ? towardsZero - 1 : towardsZero;
    }

    private double shown(double time) {
        long days = whole(time / Places.HOURS);
        double hours = time - (double) (days * Places.HOURS);
        int hour = Math.min(Places.HOURS - 1, (int) hours);
        return (double) (days * Places.HOURS) + shown[hour] + (hours - hour) * pace[hour];
    }
}
