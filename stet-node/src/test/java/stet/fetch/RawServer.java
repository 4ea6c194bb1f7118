// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import stet.model.Address;

/// A server on loopback that sends exactly the bytes it was given for a path, right or wrong, and closes. Without
/// bytes for a path it answers 404.
final class RawServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    RawServer() throws IOException {
        threads.execute(this::accept);
    }

    RawServer with(String path, byte[] answer) {
        answers.put(path, answer);
        return this;
    }

    RawServer with(String path, String answer) {
        return with(path, answer.getBytes(StandardCharsets.UTF_8));
    }

    /// A well-formed answer with these further header lines, each ending with a line break.
    RawServer with(String path, int status, String headers, String body) {
        return with(path, message(status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    /// What happens elsewhere while a request for that path waits for its answer.
    RawServer meanwhile(String path, Runnable happens) {
        meanwhile.put(path, happens);
        return this;
    }

    static byte[] message(int status, String headers, byte[] body) {
        var out = new ByteArrayOutputStream();
        var head = "HTTP/1.1 %d Words\r\n%sContent-Length: %d\r\n\r\n".formatted(status, headers, body.length);
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }

    Address at(String path) {
        return Address.parse("http://127.0.0.1:%d%s".formatted(socket.getLocalPort(), path))
                .orElseThrow();
    }

    /// The heads of all requests so far, in order.
    List<String> requests() {
        return List.copyOf(requests);
    }

    /// The bodies of all requests that had one, in order.
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    /// How many requests were being answered at the same time, at most.
    int mostAtOnce() {
        return mostOpen.get();
    }

    long requestsFor(String path) {
        return requests.stream().filter(r -> r.startsWith("GET " + path + " ")).count();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                threads.execute(() -> answer(connection));
            } catch (IOException e) {
                assert socket.isClosed() : e;
            }
        }
    }

    /// A client that hangs up early, as it should on some answers, ends the answer.
    private void answer(Socket connection) {
        try (connection) {
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            speak(connection);
        } catch (SocketException e) {
            assert connection.isClosed() : e;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the test's server broke", e);
        } finally {
            open.decrementAndGet();
        }
    }

    private void speak(Socket connection) throws IOException, InterruptedException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int one = connection.getInputStream().read();
            if (one < 0) {
                return;
            }
            head.write(one);
        }
        var request = head.toString(StandardCharsets.UTF_8);
        bodies(connection, request);
        requests.add(request);
        var path = request.split(" ", 3)[1];
        if (path.equals("/silent")) {
            closing.await();
        }
        meanwhile.getOrDefault(path, () -> {}).run();
        open.decrementAndGet(); // the client may go on as soon as it has the answer
        try {
            send(connection, path);
        } finally {
            open.incrementAndGet();
        }
    }

    private void bodies(Socket connection, String request) throws IOException {
        var length = Pattern.compile("(?i)content-length: *([0-9]+)").matcher(request);
        if (length.find()) {
            var body = connection.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
            bodies.add(new String(body, StandardCharsets.UTF_8));
        }
    }

    private void send(Socket connection, String path) throws IOException {
        connection.getOutputStream().write(answers.getOrDefault(path, message(404, "", new byte[0])));
        connection.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
        threads.close();
    }
}
