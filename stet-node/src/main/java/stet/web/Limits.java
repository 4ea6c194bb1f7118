// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often programs may ask: so many times a minute on the average, and half of that at once. Counted by account, or
/// by
/// address for those without one. For many threads.
final class Limits {
    private static final int MOST_KNOWN = 10_000;

    private record Bucket(double tokens, Instant at) {}

    private final double perSecond;
    private final double held;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /// @param perMinute at least 1
    Limits(int perMinute) {
        this.perSecond = perMinute / 60.0;
        this.held = Math.max(1, perMinute / 2.0);
    }

    /// Counts a question.
    ///
    /// @return how long to wait before it may be asked; zero when it may be now
    synchronized Duration take(String who, Instant now) {
        var known = buckets.getOrDefault(who, new Bucket(held, now));
        double gained = Math.max(0, Duration.between(known.at(), now).toNanos() / 1e9) * perSecond;
        double tokens = Math.min(held, known.tokens() + gained);
        if (tokens < 1) {
            buckets.put(who, new Bucket(tokens, now));
            return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * 1e9));
        }
        buckets.put(who, new Bucket(tokens - 1, now));
        return Duration.ZERO;
    }
}
