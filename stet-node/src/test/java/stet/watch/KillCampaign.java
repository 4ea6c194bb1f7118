// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.store.TestedStore;

/// Killed at named points, beside both kinds of store, and the order in which it writes, syncs and says.
class KillCampaign extends Campaign {
    /// Where a process is killed: when it enters a call on a file, which the tracer is told.
    enum Point {
        AFTER_WARC_APPEND("fsync,fdatasync", Campaign.warcs(), 2),
        BEFORE_COMMIT("pwrite64", "stet.db-wal", 4000),
        IN_COMMIT("fsync,fdatasync", "stet.db-wal", 80),
        AFTER_COMMIT("write", "said", 2);

        private final String call;
        private final String files; // parted by spaces
        private final int first; // call of one thread; while the tables are made there are many

        Point(String call, String files, int first) {
            this.call = call;
            this.files = files;
            this.first = first;
        }

        List<String> tracer(Path data, Path log, int later) {
            var line = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", log.toString()));
            List.of(files.split(" "))
                    .forEach(
                            file -> line.addAll(List.of("-P", data.resolve(file).toString())));
            line.addAll(List.of(
                    "-e",
                    "trace=" + call,
                    "-e",
                    "signal=none",
                    "-e",
                    "inject=%s:signal=KILL:when=%d".formatted(call, first + later)));
            return line;
        }
    }

    /// Each time with an archive of its own.
    @ParameterizedTest
    @EnumSource
    void killedAtEachNamedPoint(Point point) throws Exception {
        for (int i = 0; i < EACH; i++) {
            var data = Files.createDirectory(folder.resolve("data-" + i));
            killed(point, data, TestedStore.SQLITE, Optional.empty());
        }
    }

    /// What a server does by itself is in [#killedBeforeItHearsOf].
    @ParameterizedTest
    @EnumSource(names = {"AFTER_WARC_APPEND", "AFTER_COMMIT"})
    void killedAtEachNamedPointBesideAServer(Point point) throws Exception {
        for (int i = 0; i < EACH; i++) {
            var data = Files.createDirectory(folder.resolve("data-" + i));
            var server = TestedStore.Server.of(data).toString();
            killed(point, data, TestedStore.POSTGRES, Optional.of(server));
        }
    }

    private void killed(Point point, Path data, TestedStore store, Optional<String> server) throws Exception {
        var log = data.resolve("trace");
        try (var fresh = new Witness()) {
            try (var victim = Victim.traced(
                    point.tracer(data, log, random.nextInt(2 + point.first / 2)),
                    data,
                    data.resolve("said"),
                    folder.resolve("child.log"),
                    fresh.gazette,
                    MORNING,
                    server)) {
                fresh.hear(untilKilled(victim, fresh));
            }
            assertTrue(Files.readString(log).contains("= ?"), "killed at its " + point.call);
            int said = fresh.heard();
            fresh.inspect(data, store.open(data));
            System.out.printf("%s, %s: killed after %d were said; whole%n", store, point, said);
        }
    }

    private static List<Victim.Kept> untilKilled(Victim victim, Witness witness) throws InterruptedException {
        try {
            while (witness.heard() < MOST_HEARD) {
                witness.hear(victim.next(PATIENCE).orElseThrow());
            }
        } catch (IOException e) {
            return victim.ended();
        }
        return victim.kill();
    }

    /// In the middle of a transaction, and when it is committed but the news of it is still under way.
    @ParameterizedTest
    @ValueSource(strings = {"INSERT 0 1", "COMMIT"})
    void killedBeforeItHearsOf(String command) throws Exception {
        for (int i = 0; i < EACH; i++) {
            try (var line = new Line(TestedStore.Server.of(folder));
                    var victim = start(List.of(), folder, 16, Optional.of(line.address()))) {
                hear(victim, SOME);
                line.hold(command, 1 + random.nextInt(SOME));
                while (!line.holds()) {
                    assertTrue(witness.heard() < MOST_HEARD, "never held");
                    drain(victim, Duration.ofMillis(200));
                }
                witness.hear(victim.kill());
            }
            witness.inspect(folder, TestedStore.POSTGRES.open(folder));
            System.out.printf("killed before it heard of %s; %d were said; whole%n", command, witness.heard());
        }
    }

    /// One site at a time, so that the calls of one look follow each other.
    @Test
    void whatIsSaidIsFirstWrittenAndSynced() throws Exception {
        var log = folder.resolve("trace");
        try (var victim = start(
                List.of(
                        "strace",
                        "-f",
                        "-y",
                        "-qq",
                        "--seccomp-bpf",
                        "-s",
                        "64",
                        "-o",
                        log.toString(),
                        "-e",
                        "trace=fdatasync,fsync,pwrite64,write",
                        "-e",
                        "signal=none"),
                folder,
                1,
                Optional.empty())) {
            hear(victim, 20);
            witness.hear(victim.kill());
        }
        int said = 0;
        var since = new ArrayList<String>();
        for (var line : Files.readAllLines(log)) {
            if (line.contains("write(1<") && line.contains("\"kept")) {
                assertEquals(List.of(), missing(since), "before: " + line);
                since.clear();
                said++;
            } else {
                since.add(line);
            }
        }
        System.out.println(
                said + " versions said, each after write and sync of its capture, then write and sync of its rows");
        assertTrue(said >= 20, said + " were said");
    }

    /// The steps that did not come in their order since the version before was said.
    private static List<String> missing(List<String> calls) {
        var steps = List.of(
                "write\\w*\\(\\d+<[^>]*\\.warc\\.gz>", "f(data)?sync\\(\\d+<[^>]*\\.warc\\.gz>",
                "pwrite64\\(\\d+<[^>]*stet\\.db-wal>", "f(data)?sync\\(\\d+<[^>]*stet\\.db-wal>");
        int at = 0;
        for (var call : calls) {
            if (at < steps.size()
                    && Pattern.compile(steps.get(at)).matcher(call).find()) {
                at++;
            }
        }
        return steps.subList(at, steps.size());
    }
}
