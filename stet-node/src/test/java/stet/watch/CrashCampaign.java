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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.store.TestedStore;

/// What disks, servers and tracers do to a watch: run by `scripts/crash`, as root on Linux with strace, and no part of
/// the tests of every day.
class CrashCampaign {
    private static final Instant MORNING = Instant.parse("2026-11-19T06:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// After a fault is over.
    private static final Duration BACK = Duration.ofSeconds(30);

    private static final int EACH_POINT = 3;
    private static final int SOME = 10;
    private static final int MOST_HEARD = 400;

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

    /// Where a process is killed: when it enters a call on a file, which the tracer is told.
    enum Point {
        AFTER_WARC_APPEND("fsync,fdatasync", warcs(), 2),
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

        /// The clock runs through a day in two seconds.
        private static String warcs() {
            return IntStream.range(0, 60)
                    .mapToObj(day -> "warc/%s/00001.warc.gz"
                            .formatted(LocalDate.of(2026, 11, 19).plusDays(day)))
                    .collect(Collectors.joining(" "));
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
        for (int i = 0; i < EACH_POINT; i++) {
            var data = Files.createDirectory(folder.resolve("data-" + i));
            killed(point, data, TestedStore.SQLITE, Optional.empty());
        }
    }

    /// What a server does by itself is in [#killedBeforeItHearsOf].
    @ParameterizedTest
    @EnumSource(names = {"AFTER_WARC_APPEND", "AFTER_COMMIT"})
    void killedAtEachNamedPointBesideAServer(Point point) throws Exception {
        for (int i = 0; i < EACH_POINT; i++) {
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

    /// As a kernel does it to a file system with an error: writing ends, and what runs can only be started anew.
    @Test
    void whatWasSaidOutlivesADiskThatTurnsReadOnly() throws Exception {
        var image = folder.resolve("image");
        run("truncate", "-s", "128M", image.toString());
        run("mkfs.ext4", "-q", image.toString());
        var disk = Files.createDirectory(folder.resolve("disk"));
        run("mount", "-o", "loop", image.toString(), disk.toString());
        try {
            try (var victim = start(List.of(), disk, 16, Optional.empty())) {
                hear(victim, SOME);
                run("mount", "-o", "remount,abort", disk.toString());
                drain(victim, Duration.ofSeconds(15));
                assertTrue(victim.isAlive(), "it waits");
                witness.hear(victim.kill());
            }
            run("umount", disk.toString());
            new ProcessBuilder("e2fsck", "-y", image.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            run("mount", "-o", "loop", image.toString(), disk.toString());
            try (var victim = start(List.of(), disk, 16, Optional.empty())) {
                comesBack(victim);
                witness.hear(victim.kill());
            }
            witness.inspect(disk, TestedStore.SQLITE.open(disk));
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    /// Every write and sync in its folder is refused for a while.
    @Test
    void aDiskThatIsReadOnlyForAWhileIsWaitedOut() throws Exception {
        try (var victim = start(List.of(), folder, 16, Optional.empty())) {
            hear(victim, SOME);
            var line = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null"));
            try (var files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("child.log"))
                        .forEach(file -> line.addAll(List.of("-P", file.toString())));
            }
            for (var warc : Point.warcs().split(" ")) {
                line.addAll(List.of("-P", folder.resolve(warc).toString()));
            }
            var calls = "write,writev,pwrite64,pwritev,ftruncate,fallocate,fsync,fdatasync";
            line.addAll(
                    List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":error=EROFS", "-p", "" + victim.pid()));
            var tracer = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                drain(victim, Duration.ofSeconds(15));
                int said = witness.heard();
                drain(victim, Duration.ofSeconds(5));
                assertEquals(said, witness.heard(), "nothing can be kept");
                assertTrue(victim.isAlive(), "it waits");
            } finally {
                tracer.destroy(); // it lets go
                tracer.waitFor();
            }
            comesBack(victim);
            witness.hear(victim.kill());
        }
        witness.inspect(folder, TestedStore.SQLITE.open(folder));
    }

    /// By a library that is loaded before the process's own, and reads from a file what to add to the clock.
    @Test
    void aClockThatJumpsByHoursIsHeeded() throws Exception {
        var library = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");
        assertTrue(Files.exists(library), "apt-get install libfaketime");
        var set = Files.writeString(folder.resolve("set"), "+0");
        var before = List.of(
                "env",
                "LD_PRELOAD=" + library,
                "FAKETIME_TIMESTAMP_FILE=" + set,
                "FAKETIME_CACHE_DURATION=1",
                "FAKETIME_FORCE_MONOTONIC_FIX=0",
                "FAKETIME_DONT_FAKE_MONOTONIC=1");
        try (var victim = start(before, folder, 16, Optional.empty())) {
            hear(victim, SOME);
            for (var jump : List.of("+5h", "-7h", "+30h", "+0")) {
                Files.writeString(set, jump);
                drain(victim, Duration.ofMillis(1500));
                System.out.print("clock set to " + jump + ": ");
                comesBack(victim);
            }
            witness.hear(victim.kill());
        }
        witness.inspect(folder, TestedStore.SQLITE.open(folder));
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
        private final CountDownLatch over = new CountDownLatch(1);
        private final AtomicInteger turns = new AtomicInteger(Integer.MAX_VALUE);
        private volatile String held = "nothing yet";
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
                    Thread.ofVirtual().start(() -> pass(in, out, false));
                    Thread.ofVirtual().start(() -> pass(out, in, true));
                } catch (IOException e) {
                    // the next one
                }
            }
        }

        private void pass(Socket from, Socket to, boolean answers) {
            try (from;
                    to) {
                var buffer = new byte[16_384];
                for (int n = from.getInputStream().read(buffer);
                        n >= 0;
                        n = from.getInputStream().read(buffer)) {
                    if (answers && isHeld(new String(buffer, 0, n, StandardCharsets.ISO_8859_1))) {
                        over.await();
                        return;
                    }
                    to.getOutputStream().write(buffer, 0, n);
                }
            } catch (IOException e) {
                // it was cut
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean isHeld(String answer) {
            return answer.contains(held) && turns.decrementAndGet() == 0;
        }

        /// Keeps an answer of the server for itself.
        ///
        /// @param tag of a command that is complete
        /// @param turn counted from now
        void hold(String tag, int turn) {
            turns.set(turn);
            held = "C\0\0\0" + (char) (tag.length() + 5) + tag + "\0"; // CommandComplete of the protocol, version 3
        }

        boolean holds() {
            return turns.get() <= 0;
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
            over.countDown();
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

    /// In the middle of a transaction, and when it is committed but the news of it is still under way.
    @ParameterizedTest
    @ValueSource(strings = {"INSERT 0 1", "COMMIT"})
    void killedBeforeItHearsOf(String command) throws Exception {
        for (int i = 0; i < EACH_POINT; i++) {
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
