// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.Arrays;
import java.util.List;

/// What the looks at an outlet's articles have taught about when it edits: a fixed number of tallies, whose meaning the
/// schedule knows. Lessons are sums, so that two walks of one outlet teach both in whatever order; every lesson makes
/// what was learned before count a little less. Immutable.
public final class Habits {
    /// Tallies of one outlet.
    public static final int PLACES = 256;

    /// An old lesson counts half after some twenty thousand more.
    private static final double KEPT = 1 - 1 / 30_000.0;

    private final int version;
    private final double[] tallies;

    private Habits(int version, double[] tallies) {
        this.version = version;
        this.tallies = tallies;
    }

    /// Something to add to one tally.
    ///
    /// @param place from 0 up to [#PLACES]
    public record Gain(int place, double amount) {
        public Gain {
            if (place < 0 || place >= PLACES || !(amount >= 0 && amount < 1e9)) {
                throw new IllegalArgumentException("%s more at place %d".formatted(amount, place));
            }
        }
    }

    /// What one look taught.
    ///
    /// @param version of the tallies' meaning
    public record Gains(int version, List<Gain> gains) {
        public Gains {
            gains = List.copyOf(gains);
        }
    }

    /// Of an outlet that nothing is known of.
    ///
    /// @param version of the tallies' meaning
    public static Habits none(int version) {
        return new Habits(version, new double[PLACES]);
    }

    /// @param tallies as [#tallies] gave them
    /// @throws IllegalArgumentException unless there are [#PLACES] finite numbers of at least 0
    public static Habits of(int version, List<Double> tallies) {
        if (tallies.size() != PLACES || tallies.stream().anyMatch(t -> !(t >= 0 && t < 1e12))) {
            throw new IllegalArgumentException("%d tallies are no habits".formatted(tallies.size()));
        }
        return new Habits(version, tallies.stream().mapToDouble(t -> t).toArray());
    }

    public int version() {
        return version;
    }

    /// @param place from 0 up to [#PLACES]
    public double at(int place) {
        return tallies[place];
    }

    public List<Double> tallies() {
        return Arrays.stream(tallies).boxed().toList();
    }

    /// These habits, if their tallies have that meaning; else those of an outlet that nothing is known of.
    public Habits asOf(int wanted) {
        return wanted == version ? this : none(wanted);
    }

    public Habits plus(Gains lesson) {
        if (lesson.version() != version) {
            return none(lesson.version()).plus(lesson);
        }
        var sum = new double[PLACES];
        for (int i = 0; i < PLACES; i++) {
            sum[i] = tallies[i] * KEPT;
        }
        lesson.gains().forEach(gain -> sum[gain.place()] += gain.amount());
        return new Habits(version, sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Habits o && version == o.version && Arrays.equals(tallies, o.tallies);
    }

    @Override
    public int hashCode() {
        return 31 * version + Arrays.hashCode(tallies);
    }

    @Override
    public String toString() {
        return "Habits[version=%d, %s]".formatted(version, Arrays.toString(tallies));
    }
}
