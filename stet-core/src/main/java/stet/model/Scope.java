// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which of the articles that a seed names are to be watched, and what is known of the seed beside its looks.
///
/// @param patterns of the outlet
/// @param added when the outlet was added
/// @param back how much older than that an article may be; empty for any age
/// @param shapes what the addresses of the outlet's articles look like; nothing for seeds other than pages
/// @param pace how long the seed asked to be left alone when it was last read
/// @param past what it named without a date when it was first read
/// @param seeds how many seeds of the outlet are looked at several times a day; at least 1
public record Scope(
        Patterns patterns,
        Instant added,
        Optional<Duration> back,
        Shapes shapes,
        Optional<Duration> pace,
        Optional<Past> past,
        int seeds) {
    public static final Scope ALL = new Scope(
            Patterns.ALL, Instant.EPOCH, Optional.empty(), Shapes.NONE, Optional.empty(), Optional.empty(), 1);

    public Scope {
        if (seeds < 1) {
            throw new IllegalArgumentException("a seed is one of at least one, not of " + seeds);
        }
    }
}
