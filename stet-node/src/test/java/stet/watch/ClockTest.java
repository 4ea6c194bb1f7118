// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.fetch.Timekeeper;
import stet.gazette.Gazette;
import stet.gazette.Habits;
import stet.gazette.Piece;
import stet.model.Finding;
import stet.model.Outcome;

/// The machine's clock is set by hours or days while the watch goes on.
class ClockTest {
    private static final Instant MORNING = Instant.parse("2026-11-19T06:00:00Z");
    private static final double SPEED = 4000;
    private static final long PATIENCE = 20; // seconds; without care for the clock it would take minutes

    @TempDir
    private Path folder = Path.of("");

    /// A clock that somebody sets.
    private static final class Settable implements Timekeeper {
        private final Timekeeper clock = Timekeeper.quickened(MORNING, SPEED);
        private volatile Duration set = Duration.ZERO;

        @Override
        public Instant instant() {
            return clock.instant().plus(set);
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
            clock.sleep(length);
        }

        @Override
        public Duration real(Duration length) {
            return clock.real(length);
        }
    }

    private static Piece piece(int hours) {
        return new Piece(
                "Ferry to run all winter",
                "",
                "By Ines Okafor",
                List.of(
                        "The island ferry will run through the winter, the council decided on Tuesday evening.",
                        "The vote took %d hours, and was followed by applause from the gallery.".formatted(hours)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-240, 5})
    void theWatchGoesOn(int hours) throws Exception {
        var time = new Settable();
        var versions = new LinkedBlockingQueue<Integer>();
        try (var gazette = new Gazette(Habits.plain());
                var desk = new Desk(folder, time)) {
            gazette.publish("/ferry", piece(1));
            desk.watch("islander", gazette.home(), "en", "feed.xml");
            var slice = desk.slice(outcome -> tell(versions, outcome));
            var watch = Thread.ofVirtual().start(() -> run(slice));
            try {
                assertEquals(1, versions.poll(PATIENCE, TimeUnit.SECONDS));
                time.set = Duration.ofHours(hours);
                gazette.edit("/ferry", piece(2));
                assertEquals(2, versions.poll(PATIENCE, TimeUnit.SECONDS));
                time.set = Duration.ZERO;
                gazette.edit("/ferry", piece(3));
                assertEquals(3, versions.poll(PATIENCE, TimeUnit.SECONDS));
                assertTrue(watch.isAlive());
            } finally {
                slice.stop();
                watch.join();
            }
        }
    }

    @Test
    void aClockThatWasSetBackMeanwhileHoldsUpNothing() throws Exception {
        var time = new Settable();
        try (var gazette = new Gazette(Habits.plain());
                var desk = new Desk(folder, time)) {
            gazette.publish("/ferry", piece(1));
            desk.watch("islander", gazette.home(), "en", "feed.xml");
            time.set = Duration.ofDays(10);
            assertEquals(1, firstVersion(desk));
            time.set = Duration.ZERO;
            gazette.edit("/ferry", piece(2));
            assertEquals(2, firstVersion(desk));
        }
    }

    /// The number of the first version that a watch sees, which ends then.
    private static @Nullable Integer firstVersion(Desk desk) throws InterruptedException {
        var versions = new LinkedBlockingQueue<Integer>();
        var slice = desk.slice(outcome -> tell(versions, outcome));
        var watch = Thread.ofVirtual().start(() -> run(slice));
        try {
            return versions.poll(PATIENCE, TimeUnit.SECONDS);
        } finally {
            slice.stop();
            watch.join();
        }
    }

    private static void run(Slice slice) {
        try {
            slice.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(LinkedBlockingQueue<Integer> versions, Outcome outcome) {
        switch (outcome.finding()) {
            case Finding.FirstSeen(var version) -> versions.add(version.number());
            case Finding.FirstRead(var version, var _) -> versions.add(version.number());
            case Finding.Revised(var version, var _) -> versions.add(version.number());
            case Finding.Listed _, Finding.Unchanged _, Finding.NoAnswer _, Finding.Alias _ -> {}
        }
    }
}
