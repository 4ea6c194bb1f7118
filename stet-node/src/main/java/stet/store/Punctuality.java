// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// When a look was due and when it was taken.
///
/// @param at when its first request was sent
/// @param before when the look before at the same target was; empty for the first
public record Punctuality(Instant due, Instant at, Optional<Instant> before) {
    /// Zero for a look that was taken before it was due.
    public Duration late() {
        return at.isAfter(due) ? Duration.between(due, at) : Duration.ZERO;
    }

    /// How late it was as a share of the time that was planned between the two looks; empty where none was.
    public OptionalDouble share() {
        return before.filter(due::isAfter)
                .map(then ->
                        (double) late().toMillis() / Duration.between(then, due).toMillis())
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
