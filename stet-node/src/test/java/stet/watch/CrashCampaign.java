// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import stet.store.TestedStore;

/// What disks, servers and tracers do to a watch: run by `scripts/crash`, as root on Linux with strace, and no part of
/// the tests of every day.
class CrashCampaign {
    private static final Instant MORNING = Instant.parse("2026-11-19T06:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// After a fault is over.
    private static final Duration BACK = Duration.ofSeconds(30);

    private static final int EACH_POINT = 3;
    private static final int MOST_TRIES = 60;
    private static final int SOME = 10;

    @TempDir
    private Path folder = Path.of("");

    private final Witness witness = new Witness();
    private final Random random = new Random(7);
    private int round;

    @BeforeEach
    void begin(TestInfo test) {
        System.out.println("-- " + test.getDisplayName());
    }

    @AfterEach
    void end() {
        witness.close();
    }

    private Victim start(List<String> before, Path data, int sites, Optional<String> store) throws IOException {
        var begin = MORNING.plus(Duration.ofDays(20L * round++));
        return Victim.start(before, data, folder.resolve("child.log"), witness.gazette, begin, sites, store);
    }

    private void hear(Victim victim, int lines) throws Exception {
        for (int i = 0; i < lines; i++) {
            witness.hear(victim.next(PATIENCE).orElseThrow());
        }
    }

    /// Where a process was when it was killed, by the call that it was entering.
    private enum Point {
        AFTER_WARC_APPEND("f(data)?sync\\(\\d+<[^>]*\\.warc\\.gz>"),
        BEFORE_COMMIT("pwrite64\\(\\d+<[^>]*stet\\.db-wal>"),
        IN_COMMIT("f(data)?sync\\(\\d+<[^>]*stet\\.db-wal>"),
        AFTER_COMMIT("write\\(1<[^>]*>, \"kept");

        private final Pattern call;

        Point(String call) {
            this.call = Pattern.compile(call);
        }
    }

    /// The tracer kills at the n-th call of a kind; its log then tells at which point that was.
    @Test
    void killedAtEachNamedPoint() throws Exception {
        var kills = new EnumMap<Point, Integer>(Point.class);
        for (int i = 0; i < MOST_TRIES && !isEnough(kills); i++) {
            var log = folder.resolve("trace-" + i);
            var call = List.of("fdatasync", "pwrite64", "write").get(i % 3);
            int when = 20 + random.nextInt(60);
            try (var victim = start(
                    List.of(
                            "strace",
                            "-f",
                            "-y",
                            "-qq",
                            "-o",
                            log.toString(),
                            "-e",
                            "trace=fdatasync,fsync,pwrite64,write",
                            "-e",
                            "signal=none",
                            "-e",
                            "inject=%s:signal=KILL:when=%d".formatted(call, when)),
                    folder,
                    16,
                    Optional.empty())) {
                witness.hear(untilKilled(victim));
            }
            point(log).ifPresent(point -> kills.merge(point, 1, Integer::sum));
            witness.inspect(folder, TestedStore.SQLITE.open(folder));
        }
        System.out.println("killed " + kills + ", " + witness.heard() + " versions acknowledged, none lost or doubled");
        assertTrue(isEnough(kills), kills.toString());
    }

    private static boolean isEnough(Map<Point, Integer> kills) {
        return Arrays.stream(Point.values()).allMatch(p -> kills.getOrDefault(p, 0) >= EACH_POINT);
    }

    private List<Victim.Kept> untilKilled(Victim victim) throws InterruptedException {
        try {
            for (var kept = victim.next(PATIENCE); kept.isPresent(); kept = victim.next(PATIENCE)) {
                witness.hear(kept.get());
            }
        } catch (IOException e) {
            return victim.ended();
        }
        return victim.kill();
    }

    /// The last call that was begun and has no end in the log.
    private static Optional<Point> point(Path log) throws IOException {
        var calls = Files.readAllLines(log).stream()
                .filter(line -> line.contains("<unfinished ...>") || line.contains("= ?"))
                .toList();
        return calls.isEmpty()
                ? Optional.empty()
                : Arrays.stream(Point.values())
                        .filter(p -> calls.stream()
                                .anyMatch(line -> p.call.matcher(line).find()))
                        .findFirst();
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

    @Test
    void aFullDiskIsWaitedOut() throws Exception {
        var disk = Files.createDirectory(folder.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString());
        try (var victim = start(List.of(), disk, 16, Optional.empty())) {
            hear(victim, SOME);
            var ballast = disk.resolve("ballast");
            fill(ballast);
            drain(victim, Duration.ofSeconds(15));
            assertTrue(victim.isAlive(), "it waits");
            Files.delete(ballast);
            comesBack(victim);
            witness.hear(victim.kill());
            witness.inspect(disk, TestedStore.SQLITE.open(disk));
            System.out.println(Witness.warcs(disk) + " WARC records read whole");
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            var block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            System.out.println("the disk is full at " + Files.size(file) + " bytes: " + e.getMessage());
        }
    }

    /// Hears what still comes for a while.
    private void drain(Victim victim, Duration length) throws Exception {
        long until = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < until) {
            victim.next(Duration.ofNanos(Math.max(0, until - System.nanoTime())))
                    .ifPresent(witness::hear);
        }
    }

    /// What nobody can say to have edited meanwhile must be there as well: each article is edited once more.
    private void comesBack(Victim victim) throws Exception {
        long over = System.nanoTime();
        var next = victim.next(BACK);
        assertTrue(next.isPresent(), "nothing was kept within 30 s after the fault was over");
        witness.hear(next.get());
        System.out.printf("back after %.1f s%n", (System.nanoTime() - over) / 1e9);
        hear(victim, SOME);
    }

    private static void run(String... line) throws IOException, InterruptedException {
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", line) + ": " + said);
    }

    /// A way to the server that can be cut, or held up.
    private static final class Line implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final Set<Socket> open = ConcurrentHashMap.newKeySet();
        private final URI server;
        private volatile boolean cut;

        Line(URI server) throws IOException {
            this.server = server;
            Thread.ofVirtual().start(this::accept);
        }

        String address() {
            return "postgres://%s@127.0.0.1:%d%s"
                    .formatted(server.getUserInfo(), door.getLocalPort(), server.getPath());
        }

        private void accept() {
            while (!door.isClosed()) {
                try {
                    var in = door.accept();
                    if (cut) {
                        in.close();
                        continue;
                    }
                    var out = new Socket(server.getHost(), server.getPort());
                    open.addAll(List.of(in, out));
                    Thread.ofVirtual().start(() -> pass(in, out));
                    Thread.ofVirtual().start(() -> pass(out, in));
                } catch (IOException e) {
                    // the next one
                }
            }
        }

        private static void pass(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // it was cut
            }
        }

        void cut(boolean now) throws IOException {
            cut = now;
            if (now) {
                for (var socket : open) {
                    socket.close();
                }
                open.clear();
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            cut(true);
        }
    }

    private interface Fault {
        void befall(URI server, Line line, Victim victim) throws Exception;
    }

    private void survives(Fault fault) throws Exception {
        var server = TestedStore.Server.of(folder);
        try (var line = new Line(server);
                var victim = start(List.of(), folder, 16, Optional.of(line.address()))) {
            hear(victim, SOME);
            fault.befall(server, line, victim);
            drain(victim, Duration.ofMillis(200));
            assertTrue(victim.isAlive(), "it waits");
            comesBack(victim);
            witness.hear(victim.kill());
        }
        witness.inspect(folder, TestedStore.POSTGRES.open(folder));
    }

    @Test
    void aServerThatEndsItsConnectionsIsAskedAgain() throws Exception {
        survives((server, _, victim) -> {
            for (int i = 0; i < 20; i++) {
                sql(
                        server,
                        "select pg_terminate_backend(pid) from pg_stat_activity "
                                + "where datname = current_database() and pid <> pg_backend_pid()");
                drain(victim, Duration.ofMillis(200));
            }
        });
    }

    @Test
    void aServerThatIsOutOfReachIsWaitedFor() throws Exception {
        survives((_, line, victim) -> {
            line.cut(true);
            drain(victim, Duration.ofSeconds(20));
            line.cut(false);
        });
    }

    @Test
    void aServerThatStandsStillIsWaitedFor() throws Exception {
        survives((server, _, victim) -> {
            var all = backends(server);
            signal("-STOP", all);
            drain(victim, Duration.ofSeconds(15));
            signal("-CONT", all);
        });
    }

    /// The server then ends all connections and recovers.
    @Test
    void aServerThatCrashesIsWaitedFor() throws Exception {
        survives((server, _, _) -> {
            var process = sql(
                    server,
                    "select pid::text from pg_stat_activity where backend_type = 'client backend' "
                            + "and datname = current_database() and pid <> pg_backend_pid() limit 1");
            signal("-KILL", process);
        });
    }

    private static Collection<String> backends(URI server) throws Exception {
        var parent = sql(server, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")
                .getFirst();
        var all = new ArrayList<>(ProcessHandle.of(Long.parseLong(parent))
                .orElseThrow()
                .descendants()
                .map(p -> Long.toString(p.pid()))
                .toList());
        all.add(parent);
        return all;
    }

    private static void signal(String signal, Collection<String> processes) throws Exception {
        var line = new ArrayList<>(List.of("kill", signal));
        line.addAll(processes);
        run(line.toArray(String[]::new));
    }

    private static List<String> sql(URI server, String statement) throws Exception {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://%s:%d%s".formatted(server.getHost(), server.getPort(), server.getPath()),
                        server.getUserInfo(),
                        "");
                var answer = connection.createStatement().executeQuery(statement)) {
            var found = new ArrayList<String>();
            while (answer.next()) {
                found.add(answer.getString(1));
            }
            return found;
        }
    }
}
