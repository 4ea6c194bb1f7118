// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import stet.model.ArticleId;
import stet.store.Damaged;
import stet.store.Library;

/// Work over articles in the order in which they were found, one on each processor at a time, until all are done or it
/// is to stop.
final class Sweep implements AutoCloseable {
    private static final int LISTED_AT_ONCE = 500;

    private final String work;
    private final BooleanSupplier stopped;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    /// @param work what is done, as a failure names it
    /// @param stopped whether no further article is to be begun
    Sweep(String work, BooleanSupplier stopped) {
        this.work = work;
        this.stopped = stopped;
    }

    void all(Library library, Consumer<ArticleId> each) throws InterruptedException {
        var some = library.articles(Optional.empty(), LISTED_AT_ONCE);
        while (!some.isEmpty() && !stopped.getAsBoolean()) {
            over(some, each);
            some = library.articles(Optional.of(some.getLast()), LISTED_AT_ONCE);
        }
    }

    /// @throws IllegalStateException when the store can no longer be read or written
    void over(List<ArticleId> ids, Consumer<ArticleId> each) throws InterruptedException {
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
