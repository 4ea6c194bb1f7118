// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What the looks at an outlet came to in one span of time.
///
/// @param from when the span begins
/// @param seeds how the looks at its feeds, sitemaps and pages ended
/// @param articles how the looks at its articles ended
/// @param firsts articles whose first version was seen
/// @param revisions new versions of known articles
/// @param returns those among them whose text stood before
/// @param lengths the sum of [#length] over the texts of all these versions
public record Tally(
        Instant from,
        Map<Answer, Integer> seeds,
        Map<Answer, Integer> articles,
        int firsts,
        int revisions,
        int returns,
        long lengths) {
    /// How long a span is: short enough to notice a fault within a day, long enough that a month has few.
    public static final Duration SPAN = Duration.ofHours(6);

    private static final double SCALE = 1000;

    public Tally {
        seeds = Map.copyOf(seeds);
        articles = Map.copyOf(articles);
    }

    /// The beginning of the span that an instant lies in.
    public static Instant spanOf(Instant at) {
        long span = SPAN.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), span) * span);
    }

    /// How long a text is, on a scale on which the mean is not drawn up by a few very long ones: 1000 times the
    /// natural logarithm of its words and one.
    public static long length(int words) {
        return Math.round(SCALE * Math.log1p(words));
    }

    /// The number of words that a mean of [#length] stands for.
    public static double words(double length) {
        return Math.expm1(length / SCALE);
    }
}
