// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Optional;

/// What was spent of a site's budget.
///
/// @param nth when the n-th last request was sent, where n is the most that one hour may see; empty with fewer
/// @param bytes received within the last 24 hours
/// @param oldest the first request within them; empty when there was none
public record Spent(Optional<Instant> nth, long bytes, Optional<Instant> oldest) {}
