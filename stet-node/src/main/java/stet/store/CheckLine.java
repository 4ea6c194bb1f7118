// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import stet.model.Answer;

/// One look at a target, as kept.
///
/// @param status the HTTP status; empty when no answer came
public record CheckLine(Instant at, Duration took, Answer answer, OptionalInt status, String detail) {}
