// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import stet.gazette.Gazette;
import stet.model.ArticleId;

/// A [Doomed] watch, and what it says that it kept: the witness outside.
final class Victim implements AutoCloseable {
    private static final String END = "";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread listener;

    /// What the process said that it had kept.
    record Kept(ArticleId article, int number, String digest, String path) {
        static Optional<Kept> parse(String line) {
            var parts = line.split(" ");
            boolean whole = parts.length == 6 && parts[0].equals("kept") && parts[5].equals(".");
            return whole
                    ? Optional.of(new Kept(new ArticleId(parts[1]), Integer.parseInt(parts[2]), parts[3], parts[4]))
                    : Optional.empty();
        }
    }

    private Victim(Process process, Callable<BufferedReader> said) {
        this.process = process;
        this.listener = Thread.ofPlatform().daemon().start(() -> listen(said));
    }

    /// @param before what the command line begins with, such as a tracer
    /// @param data the data folder
    /// @param store the server's address; none for a file
    static Victim start(
            List<String> before, Path data, Path log, Gazette gazette, Instant begin, int sites, Optional<String> store)
            throws IOException {
        var process = builder(before, data, log, gazette, begin, sites, store).start();
        return new Victim(process, () -> process.inputReader(StandardCharsets.UTF_8));
    }

    /// Speaks through a named pipe, by which a tracer knows what it says from what else it writes.
    ///
    /// @param said not there yet
    static Victim traced(
            List<String> tracer, Path data, Path said, Path log, Gazette gazette, Instant begin, Optional<String> store)
            throws IOException, InterruptedException {
        new ProcessBuilder("mkfifo", said.toString()).start().waitFor();
        var heard = new FutureTask<>(() -> Files.newBufferedReader(said)); // opens once somebody speaks
        Thread.ofPlatform().daemon().start(heard);
        var process = builder(tracer, data, log, gazette, begin, 16, store)
                .redirectOutput(said.toFile())
                .start();
        return new Victim(process, heard::get);
    }

    private static ProcessBuilder builder(
            List<String> before,
            Path data,
            Path log,
            Gazette gazette,
            Instant begin,
            int sites,
            Optional<String> store) {
        var line = new ArrayList<>(before);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                Doomed.class.getName(),
                data.toString(),
                gazette.home(),
                begin.toString(),
                Integer.toString(sites)));
        store.ifPresent(line::add);
        var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        return builder;
    }

    private void listen(Callable<BufferedReader> said) {
        try (var out = said.call()) {
            out.lines().forEach(lines::add);
        } catch (Exception e) {
            lines.add("! " + e.getMessage());
        } finally {
            lines.add(END);
        }
    }

    /// The next version that it says it kept; empty when none came in time.
    ///
    /// @throws IOException when it ended by itself
    Optional<Kept> next(Duration patience) throws IOException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            var line = lines.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (line == null) {
                return Optional.empty();
            }
            if (line.equals(END)) {
                lines.add(END);
                throw new IOException("the watch ended by itself");
            }
            var kept = Kept.parse(line);
            if (kept.isPresent()) {
                return kept;
            }
        }
    }

    long pid() {
        return process.pid();
    }

    /// Whether it runs.
    boolean isAlive() {
        return process.isAlive();
    }

    /// Kills it, with whatever it was started under.
    ///
    /// @return what it had said and nobody had heard yet
    List<Kept> kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly(); // unlike the process's own method it leaves the pipe to be read
        process.waitFor();
        listener.join();
        var left = new ArrayList<String>();
        lines.drainTo(left);
        return left.stream().flatMap(line -> Kept.parse(line).stream()).toList();
    }

    /// What it said before it ended by itself.
    List<Kept> ended() throws InterruptedException {
        process.waitFor();
        return kill();
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
