// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

import java.time.Instant;

/// One outlet's telling of something.
///
/// @param at when it was published, or first seen
public record Report(Instant at, Traits traits) {}
