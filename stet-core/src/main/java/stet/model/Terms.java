// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Duration;
import java.util.Optional;

/// What a seed says of itself beside the articles that it names.
///
/// @param pace how long it asks to be left alone between two looks
/// @param hub where its changes are pushed from
/// @param past what it named without any date when it was first read, and what is therefore no news; empty when that is
/// known already, or nothing is
public record Terms(Optional<Duration> pace, Optional<Hub> hub, Optional<Past> past) {
    public static final Terms NONE = new Terms(Optional.empty(), Optional.empty(), Optional.empty());
}
