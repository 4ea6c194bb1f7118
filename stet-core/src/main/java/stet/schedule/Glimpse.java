// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a look that told how an article's text stands means to the schedule.
///
/// @param changed whether another text stood there than at the look before
/// @param modified when the last edit was made, by the outlet's word (Last-Modified); counts only between the two looks
/// @param fresh how long a cache on the way may go on giving this copy; zero when nothing was said
public record Glimpse(Instant at, boolean changed, Optional<Instant> modified, Duration fresh) {
    static Glimpse of(Instant at, boolean changed, Duration fresh) {
        return new Glimpse(at, changed, Optional.empty(), fresh);
    }
}
