// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import java.time.Duration;
import java.util.Optional;
import stet.model.Looks;

/// When to look at an article again: half an hour after a change, then a fifth longer each time that nothing changed,
/// and never again once the wait would pass forty days (News Sniffer's schedule).
public record Cadence(Duration afterChange, double growth, Duration longest) {
    public static final Cadence DECAYING = new Cadence(Duration.ofMinutes(30), 1.2, Duration.ofDays(40));

    /// How long to wait from the last look; empty when the article is no longer checked.
    public Optional<Duration> next(Looks looks) {
        throw new IllegalStateException("not built");
    }
}
