// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.time.Duration;
import java.time.Instant;

/// What goes on at pretend outlets while they are watched. For one thread.
final class Newsdesk {
    private final Outlets outlets;
    private final Duration between;
    private Instant next = Instant.MAX;
    private int done;

    /// @param between articles that are published, by the wall's clock
    Newsdesk(Outlets outlets, Duration between) {
        this.outlets = outlets;
        this.between = between;
    }

    void open() {
        next = Instant.now();
    }

    /// Publishes what is ready, each time at another outlet, and edits one of the youngest but one.
    void work() {
        for (; next.isBefore(Instant.now()); next = next.plus(between)) {
            outlets.publish();
            done++;
            outlets.edit(outlets.articles() - 1 - outlets.count() - done % outlets.count(), 1 + done);
        }
    }

    /// So many were published, and as many edited.
    int done() {
        return done;
    }
}
