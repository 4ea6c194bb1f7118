// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A `./stet run` of its own process, as a person starts it. For one thread.
final class Program implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /// A hundred ticks a second, whatever the kernel's own clock does (USER_HZ).
    private static final long MILLIS_A_TICK = 10;

    private final Process process;
    private final int port;
    private final long started;

    private Program(Process process, int port, long started) {
        this.process = process;
        this.port = port;
        this.started = started;
    }

    /// @param home the repository
    /// @param port a free one, for the pages
    static Program run(Path home, Path data, int port, String... settings) throws IOException {
        var line = new ArrayList<>(List.of(home.resolve("stet").toString(), "--data", data.toString()));
        line.addAll(List.of("--set", "web.port=" + port, "--set", "fetch.allow=127.0.0.1:*"));
        for (var setting : settings) {
            line.addAll(List.of("--set", setting));
        }
        line.add("run");
        long started = System.nanoTime();
        var process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Program(process, port, started);
    }

    /// Runs another command on the data folder to its end.
    ///
    /// @return its exit code
    static int command(Path home, Path data, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(home.resolve("stet").toString(), "--data", data.toString()));
        line.addAll(List.of(words));
        return new ProcessBuilder(line).inheritIO().start().waitFor();
    }

    /// A port of this machine that nobody listens at.
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Asks for the front page over and over, until it is served.
    ///
    /// @return since the start
    Duration firstPage() throws IOException, InterruptedException {
        while (!isServed()) {
            var waited = Duration.ofNanos(System.nanoTime() - started);
            if (!process.isAlive() || waited.compareTo(LONGEST_START) > 0) {
                throw new IOException("no page after " + waited);
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /// Whether the whole front page came, with status 200.
    boolean isServed() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
                            .formatted(port)
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 200") && answer.contains("</html>");
        } catch (IOException e) {
            return false; // not yet
        }
    }

    /// A line of `/proc/PID/status` (proc_pid_status(5)), in bytes: `VmRSS` is what is resident now, `VmHWM` the most
    /// that ever was.
    long memory(String key) throws IOException {
        return status(key) * 1024;
    }

    private long status(String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + key + " of process " + process.pid()));
    }

    /// The line `Threads` of the same file.
    int threads() throws IOException {
        return (int) status("Threads");
    }

    /// Open files, sockets and pipes (proc_pid_fd(5)).
    int descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/%d/fd".formatted(process.pid())))) {
            return (int) open.count();
        }
    }

    String site() {
        return "http://localhost:" + port;
    }

    /// Processor time of all its threads since it was started, in user and in kernel mode (proc_pid_stat(5)).
    Duration worked() throws IOException {
        var stat = Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Duration.ofMillis((Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_A_TICK);
    }

    /// Ends it as SIGTERM does, and waits.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
