// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// A watch to which something is done, and a witness of what it said: run by `scripts/crash`, as root on Linux with
/// strace, and no part of the tests of every day.
abstract class Campaign {
    static final Instant MORNING = Instant.parse("2026-11-19T06:00:00Z");
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final int EACH = 3; // times that a kill is aimed at a point
    static final int SOME = 10;
    static final int MOST_HEARD = 400;

    /// After a fault is over.
    private static final Duration BACK = Duration.ofSeconds(30);

    @TempDir
    Path folder = Path.of("");

    final Witness witness = new Witness();
    final Random random = new Random(7);
    private int round;

    @BeforeEach
    void begin(TestInfo test) {
        System.out.println("-- " + test.getDisplayName());
    }

    @AfterEach
    void end() {
        witness.close();
    }

    final Victim start(List<String> before, Path data, int sites, Optional<String> store) throws IOException {
        var begin = MORNING.plus(Duration.ofDays(20L * round++));
        return Victim.start(before, data, folder.resolve("child.log"), witness.gazette, begin, sites, store);
    }

    final void hear(Victim victim, int lines) throws Exception {
        for (int i = 0; i < lines; i++) {
            witness.hear(victim.next(PATIENCE).orElseThrow());
        }
    }

    /// Hears what still comes for a while.
    final void drain(Victim victim, Duration length) throws Exception {
        long until = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < until) {
            victim.next(Duration.ofNanos(Math.max(0, until - System.nanoTime())))
                    .ifPresent(witness::hear);
        }
    }

    /// What nobody can say to have edited meanwhile must be there as well: each article is edited once more.
    final void comesBack(Victim victim) throws Exception {
        long over = System.nanoTime();
        var next = victim.next(BACK);
        assertTrue(next.isPresent(), "nothing was kept within 30 s after the fault was over");
        witness.hear(next.get());
        System.out.printf("back after %.1f s%n", (System.nanoTime() - over) / 1e9);
        hear(victim, SOME);
    }

    static void run(String... line) throws IOException, InterruptedException {
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", line) + ": " + said);
    }

    /// The first WARC file of each day, below the data folder and parted by spaces: the clock runs through a day in two
    /// seconds.
    static String warcs() {
        return IntStream.range(0, 60)
                .mapToObj(day -> "warc/%s/00001.warc.gz"
                        .formatted(LocalDate.of(2026, 11, 19).plusDays(day)))
                .collect(Collectors.joining(" "));
    }
}
