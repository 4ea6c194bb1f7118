// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to the server that can be cut, or held up.
final class Line implements AutoCloseable {
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
        return "postgres://%s@127.0.0.1:%d%s".formatted(server.getUserInfo(), door.getLocalPort(), server.getPath());
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
