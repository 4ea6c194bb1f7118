// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.time.Duration;
import java.time.Instant;
import stet.fetch.Timekeeper;

/// A clock that only those who sleep move on.
final class Stepping implements Timekeeper {
    private Instant now = Instant.parse("2026-11-19T12:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public Duration real(Duration length) {
        return Duration.ZERO;
    }

    @Override
    public synchronized void sleep(Duration length) {
        now = now.plus(length.isNegative() ? Duration.ZERO : length);
    }
}
