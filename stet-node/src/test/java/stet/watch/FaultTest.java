// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.check.Turns;
import stet.fetch.Timekeeper;
import stet.store.Frontier;
import stet.store.Ledger;

/// A fault of ours at one target is no end of the watch.
class FaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aLookThatOverflowsTheStackPutsItsTargetOff() throws Exception {
        var time = Timekeeper.wall();
        try (var desk = new Desk(folder, time);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            desk.watch("islander", "http://127.0.0.1:1/", "en", "feed.xml");
            var frontier = new Frontier(desk.database);
            var slice = new Slice(frontier, overflowing(desk, time), desk.fetcher(), time, 1, _ -> {}, () -> true);
            var began = time.instant();

            var watch = threads.submit(() -> {
                slice.run();
                return true;
            });
            while (!isPutOff(frontier, began) && time.instant().isBefore(began.plus(PATIENCE))) {
                Thread.onSpinWait();
            }
            slice.stop();

            assertTrue(watch.get());
            assertTrue(isPutOff(frontier, began));
        }
    }

    private static Walk overflowing(Desk desk, Timekeeper time) {
        return new Walk(
                new Ledger(desk.database),
                desk.fetcher(),
                () -> {
                    throw new StackOverflowError("on purpose");
                },
                new Turns(Desk.BUDGETS),
                desk.archive,
                time);
    }

    private static boolean isPutOff(Frontier frontier, Instant began) {
        return frontier.upcoming().stream().allMatch(site -> site.due().isAfter(began.plus(Duration.ofMinutes(59))));
    }
}
