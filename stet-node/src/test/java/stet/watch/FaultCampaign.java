// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stet.store.TestedStore;

/// What disks, clocks and servers do to a watch that goes on.
class FaultCampaign extends Campaign {
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
            for (var warc : warcs().split(" ")) {
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
        var library = libfaketime();
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

    /// Debian and Ubuntu have a folder for each kind of processor.
    private static Path libfaketime() throws IOException {
        try (var kinds = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu*")) {
            for (var kind : kinds) {
                var library = kind.resolve("faketime/libfaketime.so.1");
                if (Files.exists(library)) {
                    return library;
                }
            }
        }
        return fail("apt-get install libfaketime");
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
            try {
                signal("-STOP", all);
                drain(victim, Duration.ofSeconds(15));
            } finally {
                signal("-CONT", all);
            }
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

    /// A server's process may end by itself meanwhile, but not all of them.
    private static void signal(String signal, Collection<String> processes) throws Exception {
        int reached = 0;
        for (var process : processes) {
            reached += new ProcessBuilder("kill", signal, process)
                                    .inheritIO()
                                    .start()
                                    .waitFor()
                            == 0
                    ? 1
                    : 0;
        }
        assertTrue(reached > 0, "no process of the server was reached by " + signal);
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
