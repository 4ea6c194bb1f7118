// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.fetch.Fetcher;
import stet.fetch.Timekeeper;
import stet.gazette.Gazette;
import stet.gazette.Piece;
import stet.model.Address;
import stet.model.Fetched;
import stet.model.Validators;
import stet.store.Database;
import stet.store.Requests;

/// What a person is told who waits for a site's turn, where there is no terminal.
class DoingTest {
    private static final Piece FERRY = new Piece(
            "Ferry to run all winter",
            "The council has found the money.",
            "By Ines Okafor",
            List.of("The island ferry will run through the winter, the council decided on Tuesday evening."));

    @TempDir
    private Path data = Path.of("");

    private final Gazette gazette = new Gazette();
    private final StringWriter err = new StringWriter();
    private final Doing doing = new Doing(new PrintWriter(err, true));
    private final StillClock clock = new StillClock();

    @AfterEach
    void close() {
        gazette.close();
    }

    /// Moved by sleepers alone.
    private static final class StillClock implements Timekeeper {
        private Instant now = Instant.parse("2026-11-19T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Duration real(Duration length) {
            return length;
        }

        @Override
        public void sleep(Duration length) {
            now = now.plus(length);
        }
    }

    /// Asks these paths one after the other, as a command does that tells of it.
    private Fetched ask(String... paths) throws InterruptedException {
        var settings = Settings.read(data, Map.of(), Map.of("fetch.allow", "127.0.0.1:*"));
        Fetched last = new Fetched.Paused(clock.instant());
        try (var database = Database.open(data.resolve("stet.db"));
                var fetcher = new Fetcher(
                        settings.fetch("0.1"), doing.over(clock), new Requests(database), Duration.ofMinutes(5))) {
            for (var path : paths) {
                doing.tell("asking " + path);
                last = fetcher.fetch(new Address(gazette.address(path)), Validators.NONE);
            }
        }
        return last;
    }

    @Test
    void theFirstOfTheUsualPausesIsTold() throws Exception {
        ask("/", "/", "/");

        assertEquals("asking /: waits 10 s for its turn\n", err.toString());
    }

    @Test
    void aLongPauseIsToldAndWaitedFor() throws Exception {
        gazette.publish("/ferry", FERRY);
        ask("/");
        gazette.busy(503, Duration.ofMinutes(4));
        ask("/busy");
        gazette.fair();

        var then = ask("/ferry");

        assertInstanceOf(Fetched.Page.class, then);
        assertEquals("asking /: waits 10 s for its turn\nasking /ferry: waits 240 s for its turn\n", err.toString());
    }

    @Test
    void forAPauseThatIsTooLongNobodyWaits() throws Exception {
        ask("/");
        gazette.busy(429, Duration.ofHours(2));
        ask("/busy");
        var came = clock.instant();

        var then = ask("/");

        assertEquals(new Fetched.Paused(came.plus(Duration.ofHours(2))), then);
        assertEquals(came, clock.instant());
    }
}
