// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.store.Damaged;
import stet.store.Library;

/// Work over articles in the order in which they were found, several at a time, until all are done or it is to stop.
public final class Sweep implements AutoCloseable {
    private static final int LISTED_AT_ONCE = 500;

    private final String work;
    private final BooleanSupplier stopped;
    private final ExecutorService threads;

    /// What is gone over, and what becomes of what is found.
    ///
    /// @param outlet empty for all
    public record Wish(Optional<OutletId> outlet, Mode mode) {
        boolean leavesOut(OutletId other) {
            return outlet.isPresent() && !outlet.get().equals(other);
        }
    }

    /// What becomes of what is found.
    public enum Mode {
        /// It is counted and told.
        LOOK,
        /// Besides, it is stored.
        STORE
    }

    /// @param work what is done, as a failure names it
    /// @param stopped whether no further article is to be begun
    /// @param atOnce how many articles at a time; at least 1
    public Sweep(String work, BooleanSupplier stopped, int atOnce) {
        this.work = work;
        this.stopped = stopped;
        this.threads = Executors.newFixedThreadPool(atOnce);
    }

    public void all(Library library, Consumer<ArticleId> each) throws InterruptedException {
        var some = library.articles(Optional.empty(), LISTED_AT_ONCE);
        while (!some.isEmpty() && !stopped.getAsBoolean()) {
            over(some, each);
            some = library.articles(Optional.of(some.getLast()), LISTED_AT_ONCE);
        }
    }

    /// @throws IllegalStateException when the store can no longer be read or written
    public void over(List<ArticleId> ids, Consumer<ArticleId> each) throws InterruptedException {
        var tasks = ids.stream()
                .map(id -> Executors.callable(() -> each.accept(id)))
                .toList();
        for (var done : threads.invokeAll(tasks)) {
            try {
                done.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Damaged damage
                        ? damage
                        : new IllegalStateException("%s broke off: %s".formatted(work, e.getMessage()), e);
            }
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
