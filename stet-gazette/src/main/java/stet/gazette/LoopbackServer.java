// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A small HTTP/1.1 server on 127.0.0.1, one virtual thread per connection. It is our own because the JDK's will not
/// misbehave on request: send less than it declared, or keep a client waiting without a status line. For many threads.
final class LoopbackServer implements AutoCloseable {
    /// What the server serves. Called from many threads.
    interface Handler {
        Exchange answer(Request request);
    }

    /// @param sentWhole what to do once the answer has been handed to the connection whole
    record Exchange(Reply reply, Runnable sentWhole) {}

    private static final int LARGEST_HEAD = 32 * 1024;
    private static final int LARGEST_REQUEST_BODY = 1024 * 1024;
    private static final int IDLE_MILLIS = 60_000;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ServerSocket door;
    private final InstantSource clock;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Opens the port; whoever calls waits until [#serve].
    /// @param port 0 for any free one
    /// @throws UncheckedIOException when the port cannot be had
    LoopbackServer(int port, InstantSource clock) {
        this.clock = clock;
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 200);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " on 127.0.0.1 cannot be opened", e);
        }
    }

    /// Begins to answer. To be called once.
    void serve(Handler handler) {
        threads.execute(() -> receive(handler));
    }

    int port() {
        return door.getLocalPort();
    }

    /// The form of a date in a header (RFC 9110, section 5.6.7).
    static DateTimeFormatter dates() {
        return HTTP_DATE;
    }

    /// Closes the port and every connection, and waits until no thread is left.
    @Override
    public void close() {
        shut(door);
        open.forEach(LoopbackServer::shut);
        threads.close();
    }

    private void receive(Handler handler) {
        while (!door.isClosed()) {
            try {
                Socket connection = door.accept();
                open.add(connection);
                threads.execute(() -> converse(connection, handler));
                if (door.isClosed()) {
                    shut(connection);
                }
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException("port " + port() + " takes no more connections", e);
                }
            }
        }
    }

    private void converse(Socket connection, Handler handler) {
        try (connection) {
            connection.setTcpNoDelay(true);
            connection.setSoTimeout(IDLE_MILLIS);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = new BufferedOutputStream(connection.getOutputStream());
            boolean more = true;
            while (more) {
                Optional<Request> request = read(in);
                more = request.isPresent() && respond(request.get(), handler.answer(request.get()), in, out);
            }
        } catch (IOException e) {
            // The client went away or the server is closing: nobody is left to tell.
            System.getLogger(LoopbackServer.class.getName()).log(System.Logger.Level.TRACE, "connection ended", e);
        } finally {
            open.remove(connection);
        }
    }

    /// Answers one request, and says whether the connection can take another.
    private boolean respond(Request request, Exchange exchange, InputStream in, OutputStream out) throws IOException {
        Reply reply = exchange.reply();
        return switch (reply.ending()) {
            case NEVER -> {
                in.transferTo(OutputStream.nullOutputStream());
                yield false;
            }
            case CUT_SHORT -> {
                head(reply, out);
                reply.body().firstHalf().writeTo(out);
                out.flush();
                yield false;
            }
            case WHOLE -> {
                head(reply, out);
                if (!request.method().equals("HEAD")) {
                    reply.body().writeTo(out);
                }
                out.flush();
                exchange.sentWhole().run();
                yield !request.header("connection").equalsIgnoreCase("close");
            }
        };
    }

    private void head(Reply reply, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 %d \r\n".formatted(reply.status()));
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Date: ").append(HTTP_DATE.format(clock.instant())).append("\r\n");
        boolean given = reply.headers().keySet().stream().anyMatch("Content-Length"::equalsIgnoreCase);
        if (!given && reply.status() != 304 && reply.status() != 204) {
            head.append("Content-Length: ").append(reply.body().length()).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The next request, or none when the client has closed or does not speak HTTP/1.1.
    private static Optional<Request> read(InputStream in) throws IOException {
        Optional<String> head = readHead(in);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        String[] lines = head.get().split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length != 3 || !first[1].startsWith("/")) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
                headers.merge(name, lines[i].substring(colon + 1).strip(), (a, b) -> a + ", " + b);
            }
        }
        String length = headers.getOrDefault("content-length", "0");
        if (!length.matches("\\d{1,7}") || Integer.parseInt(length) > LARGEST_REQUEST_BODY) {
            return Optional.empty();
        }
        in.skipNBytes(Integer.parseInt(length));
        return Optional.of(new Request(first[0], first[1], headers));
    }

    private static Optional<String> readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0 && head.length() < LARGEST_HEAD; next = in.read()) {
            head.append((char) next);
            if (next == '\n'
                    && head.length() > 4
                    && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return Optional.of(head.substring(0, head.length() - 4));
            }
        }
        return Optional.empty();
    }

    private static void shut(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + closeable, e);
        }
    }
}
