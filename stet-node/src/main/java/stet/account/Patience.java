// SPDX-License-Identifier: Apache-2.0
package stet.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How long somebody has to wait who gave wrong passwords: after five, a second, and twice as long after each
/// further one, at most a quarter of an hour (NIST SP 800-63B-4, section 3.2.2). Counted by name and asking
/// address together, so that nobody can lock another one out. Forgotten on a restart. For many threads.
final class Patience {
    record Key(String login, String from) {}

    private record Failures(int count, Instant last) {
        Duration pause() {
            return count < FREE
                    ? Duration.ZERO
                    : Duration.ofSeconds(Math.min(LONGEST.toSeconds(), 1L << Math.min(count - FREE, 20)));
        }
    }

    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Map<Key, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > MOST;
        }
    };

    synchronized Duration left(Key key, Instant now) {
        var known = failures.get(key);
        if (known == null) {
            return Duration.ZERO;
        }
        var left = Duration.between(now, known.last().plus(known.pause()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(Key key, Instant now) {
        failures.merge(
                key,
                new Failures(1, now),
                (old, one) -> new Failures(old.last().plus(REMEMBERED).isBefore(now) ? 1 : old.count() + 1, now));
    }

    synchronized void forget(Key key) {
        failures.remove(key);
    }
}
