// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.Optional;
import stet.model.Habits.Gains;

/// What a look leaves to the schedule.
///
/// @param pulse of the article from now on
/// @param gains what the look taught of the outlet's habits
/// @param requests that the look took, at least 0; they are paid from the outlet's purse
/// @param perHour requests that the outlet's budget allows in an hour
public record Timed(Pulse pulse, Optional<Gains> gains, int requests, double perHour) {
    /// The same, for which so many requests were made.
    public Timed paid(int more, double earned) {
        return new Timed(pulse, gains, more, earned);
    }

    public Timed {
        if (requests < 0 || !(perHour > 0)) {
            throw new IllegalArgumentException("%d requests, %s an hour".formatted(requests, perHour));
        }
    }
}
