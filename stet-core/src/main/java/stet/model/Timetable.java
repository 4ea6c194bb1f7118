// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When a site's targets are due: times that keep the site's pause, so that no look has to wait for another one's gate
/// and comes late. A look that was planned keeps its time; whoever plans the next one takes a time that is free.
///
/// @param taken in ascending order
/// @param apart how far apart two times are at least; zero where nothing has to wait
public record Timetable(List<Instant> taken, Duration apart) {
    public Timetable {
        taken = List.copyOf(taken);
        if (apart.isNegative()) {
            throw new IllegalArgumentException("two looks cannot be %s apart".formatted(apart));
        }
    }

    /// The first time from `wanted` on that is free.
    public Instant free(Instant wanted) {
        var free = wanted;
        for (var other : taken) {
            if (!other.isBefore(free.plus(apart))) {
                return free;
            }
            if (other.plus(apart).isAfter(free)) {
                free = other.plus(apart);
            }
        }
        return free;
    }
}
