// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import stet.store.SearchIndex;

/// Keeps the search index up with what is recorded, a few articles at a time, beside the watch.
public final class Indexing {
    private static final int AT_ONCE = 16;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SearchIndex index;

    public Indexing(SearchIndex index) {
        this.index = index;
    }

    /// Until interrupted.
    public void run() throws InterruptedException {
        while (true) {
            if (!some()) {
                Thread.sleep(PAUSE);
            }
        }
    }

    /// In how many steps all is indexed that waits for it.
    public long rounds() {
        return Math.ceilDiv(index.waiting(), (long) AT_ONCE);
    }

    /// Indexes what waits for it, until nothing does or it is to stop.
    ///
    /// @param step told after each of [#rounds]
    public void all(BooleanSupplier stopped, Runnable step) {
        while (!stopped.getAsBoolean() && some()) {
            step.run();
        }
    }

    /// A few articles that wait for it.
    ///
    /// @return whether more may wait
    private boolean some() {
        return index.catchUp(AT_ONCE) == AT_ONCE;
    }
}
