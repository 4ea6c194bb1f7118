// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.fetch.Timekeeper;
import stet.gazette.Gazette;
import stet.gazette.Habits;
import stet.store.Frontier;
import stet.store.Pauses;

/// A disk that fills up while it is watched, and is made room on.
class HeadroomTest {
    private static final long LEAST = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void itPausesBelowTheLeastAndGoesOnOnceThereIsSomewhatMore() {
        var left = new AtomicLong(1000);
        try (var desk = new Desk(folder, Timekeeper.wall())) {
            var room = new Headroom(left::get, LEAST, new Pauses(desk.database), Timekeeper.wall());

            assertTrue(room.isEnough());
            assertTrue(desk.library.pause().isEmpty());
            left.set(999);
            assertFalse(room.isEnough());
            assertEquals(999, desk.library.pause().orElseThrow().free());
            left.set(1010);
            assertFalse(room.isEnough());
            left.set(1050);
            assertTrue(room.isEnough());
            assertTrue(desk.library.pause().isEmpty());
        }
    }

    @Test
    void aPauseThatWasBrokenOffByAnEndIsOverWhenThereIsRoomAtTheNextStart() {
        try (var desk = new Desk(folder, Timekeeper.wall())) {
            assertFalse(new Headroom(() -> 0, LEAST, new Pauses(desk.database), Timekeeper.wall()).isEnough());
            assertTrue(new Headroom(() -> LEAST, LEAST, new Pauses(desk.database), Timekeeper.wall()).isEnough());
            assertTrue(desk.library.pause().isEmpty());
        }
    }

    @Test
    void nothingIsAskedWhileItPausesAndWatchingGoesOnByItself() throws Exception {
        var left = new AtomicLong();
        var time = Timekeeper.quickened(Instant.now(), 1000);
        var looked = new CountDownLatch(1);
        try (var gazette = new Gazette(Habits.plain());
                var desk = new Desk(folder, time);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            desk.watch("islander", gazette.home(), "en", "feed.xml");
            var asked = new CountDownLatch(2);
            var room = new Headroom(
                    () -> {
                        asked.countDown();
                        return left.get();
                    },
                    LEAST,
                    new Pauses(desk.database),
                    time);
            var slice = new Slice(
                    new Frontier(desk.database),
                    desk.walk,
                    desk.fetcher(),
                    time,
                    1,
                    _ -> looked.countDown(),
                    room::isEnough);
            var watch = threads.submit(() -> {
                slice.run();
                return true;
            });
            try {
                assertTrue(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                assertEquals(0, gazette.requests().size());
                assertTrue(desk.library.pause().isPresent());

                left.set(2 * LEAST);

                assertTrue(looked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            } finally {
                slice.stop();
            }
            assertTrue(watch.get());
            assertTrue(desk.library.pause().isEmpty());
        }
    }
}
