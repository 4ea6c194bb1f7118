// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.time.Duration;
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

    /// How many times [#some] has something to do.
    public long rounds() {
        return Math.ceilDiv(index.waiting(), (long) AT_ONCE);
    }

    /// Indexes a few articles that wait for it.
    ///
    /// @return whether more may wait
    public boolean some() {
        return index.catchUp(AT_ONCE) == AT_ONCE;
    }
}
