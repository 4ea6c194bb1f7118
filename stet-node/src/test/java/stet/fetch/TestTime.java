// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A clock that stands still but for those who sleep: they move it on and go on at once.
final class TestTime implements Timekeeper {
    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-19T12:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public Duration real(Duration length) {
        return length;
    }

    @Override
    public synchronized void sleep(Duration length) {
        sleeps.add(length);
        now = now.plus(length);
    }

    synchronized void advance(Duration length) {
        now = now.plus(length);
    }

    synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}
