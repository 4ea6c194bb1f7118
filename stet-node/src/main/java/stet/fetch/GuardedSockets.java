// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/// Sockets that ask the guard in the moment of connecting, with the very address they connect to, and that read
/// no more than a given number of bytes in their life. TLS runs on top of them, so neither rule can be walked
/// around: not by a second resolving of the name, not by a redirect, not by parts of an answer that the HTTP
/// library reads without a limit (chunk extensions, interim answers, trailers).
final class GuardedSockets extends SocketFactory {
    private final AddressGuard guard;
    private final long mostBytes;
    private final AtomicLong received = new AtomicLong();

    /// @param mostBytes read from all these sockets together; they serve one exchange only
    GuardedSockets(AddressGuard guard, long mostBytes) {
        this.guard = guard;
        this.mostBytes = mostBytes;
    }

    /// Bytes read so far.
    long received() {
        return received.get();
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress to) throws IOException {
        var socket = createSocket();
        try {
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// The guard refused the address.
    static final class Forbidden extends IOException {
        Forbidden(String reason) {
            super(reason);
        }
    }

    /// The peer sent more than one exchange may bring.
    static final class TooMuch extends IOException {
        TooMuch(long most) {
            super("the answer is larger than %d bytes, head and framing included".formatted(most));
        }
    }

    private final class GuardedSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress internet) || internet.isUnresolved()) {
                throw new Forbidden("not a resolved Internet address");
            }
            var refusal = guard.refusal(internet);
            if (refusal.isPresent()) {
                throw new Forbidden(refusal.get());
            }
            super.connect(internet, timeout);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new Limited(super.getInputStream());
        }
    }

    /// For one thread.
    private final class Limited extends FilterInputStream {
        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = in.read(into, from, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) throws TooMuch {
            if (received.addAndGet(more) > mostBytes) {
                throw new TooMuch(mostBytes);
            }
        }
    }
}
