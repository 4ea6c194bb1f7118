// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stet.model.Address;
import stet.model.Fetched.Failure;

/// The checked address is the one that is spoken to over TLS too, and the name in the address is the one that is asked
/// for (SNI, RFC 6066, section 3) and that the certificate must have: a server on loopback whose certificate, by an
/// authority of its own, is for `localhost` and `gazette.example`.
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final AtomicInteger greeted = new AtomicInteger();
    private final AtomicInteger resolved = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final KeyStore keys;
    private final SSLServerSocket server;

    TlsTest() throws Exception {
        keys = keys();
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
        threads.execute(this::serve);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        threads.close();
    }

    /// A certificate for two names, signed by itself, that is good for a hundred years. Made with `keytool -genkeypair
    /// -keyalg EC -dname CN=localhost -ext san=dns:localhost,dns:gazette.example -validity 36500`.
    private static KeyStore keys() throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = Objects.requireNonNull(TlsTest.class.getResourceAsStream("localhost.p12"))) {
            keys.load(file, PASSWORD);
        }
        return keys;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var connection = (SSLSocket) server.accept()) {
                connection.setSSLParameters(noting(connection.getSSLParameters()));
                connection.startHandshake();
                greeted.incrementAndGet();
                read(connection.getInputStream());
                connection
                        .getOutputStream()
                        .write(RawServer.message(200, "", "hello".getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                // a client that does not trust this server hangs up, as it should
            }
        }
    }

    /// Notes the name that a client says it wants to speak to, before any certificate is shown.
    private SSLParameters noting(SSLParameters parameters) {
        parameters.setSNIMatchers(List.of(new SNIMatcher(StandardConstants.SNI_HOST_NAME) {
            @Override
            public boolean matches(SNIServerName name) {
                asked.add(new String(name.getEncoded(), StandardCharsets.US_ASCII));
                return true;
            }
        }));
        return parameters;
    }

    private static void read(InputStream in) throws IOException {
        var end = new StringBuilder();
        while (!end.toString().endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                return;
            }
            end.append((char) one);
        }
    }

    private Heard ask(String host, boolean trusted, String allow) throws Exception {
        return ask(host, trusted, allow, Dns.SYSTEM);
    }

    /// Where every name is at one of these addresses: at the first when it is resolved first, and so on.
    private Dns at(String... addresses) {
        return _ -> List.of(InetAddress.ofLiteral(addresses[resolved.getAndIncrement()]));
    }

    private Heard ask(String host, boolean trusted, String allow, Dns names) throws Exception {
        var settings = new FetchSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                10_000,
                50_000,
                3,
                Duration.ZERO,
                Duration.ZERO,
                "Stet/0.1",
                Allowed.parseAll(allow),
                Ceilings.DEFAULTS,
                Duration.ofDays(14));
        try (var wire = trusted
                ? new Wire(settings, Timekeeper.wall(), trust(), names)
                : new Wire(settings, Timekeeper.wall())) {
            var there = new Address("https://%s:%d/".formatted(host, server.getLocalPort()));
            return wire.ask(
                    new Question(there, Purpose.ARTICLE, 0, Question.PLAINLY, 10_000, Duration.ofSeconds(5)), 100_000);
        }
    }

    private X509TrustManager trust() throws GeneralSecurityException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(keys);
        return (X509TrustManager) managers.getTrustManagers()[0];
    }

    private static Failure failure(Heard heard) {
        return assertInstanceOf(Heard.Nothing.class, heard).failure();
    }

    @Test
    void aServerWithTheNameInTheAddressIsBelieved() throws Exception {
        var answer = assertInstanceOf(Heard.Answer.class, ask("localhost", true, "127.0.0.1:*, [::1]:*"));

        assertEquals(200, answer.status());
        assertEquals(1, greeted.get());
    }

    @Test
    void theNameInTheAddressIsAskedForAtTheAddressThatWasChecked() throws Exception {
        // 192.0.2.1 stands for wherever the name leads when it is resolved again
        var answer = assertInstanceOf(
                Heard.Answer.class, ask("gazette.example", true, "127.0.0.1:*", at("127.0.0.1", "192.0.2.1")));

        assertEquals(200, answer.status());
        assertEquals(List.of("gazette.example"), asked);
        assertEquals(1, resolved.get());
    }

    @Test
    void aNameThatTheCertificateLacksIsRefusedWhereverItLeads() throws Exception {
        assertEquals(Failure.TLS, failure(ask("other.example", true, "127.0.0.1:*", at("127.0.0.1"))));
        assertEquals(List.of("other.example"), asked);
    }

    @Test
    void aNameThatLeadsToAForbiddenAddressIsGreetedByNobody() throws Exception {
        assertEquals(Failure.FORBIDDEN_ADDRESS, failure(ask("gazette.example", true, "127.0.0.2:*", at("127.0.0.1"))));
        assertEquals(List.of(), asked);
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        assertEquals(Failure.TLS, failure(ask("127.0.0.1", true, "127.0.0.1:*")));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        assertEquals(Failure.TLS, failure(ask("localhost", false, "127.0.0.1:*, [::1]:*")));
    }

    @Test
    void theGuardHoldsUnderTlsToo() throws Exception {
        assertEquals(Failure.FORBIDDEN_ADDRESS, failure(ask("localhost", true, "10.0.0.5:*")));
        assertEquals(0, greeted.get());
    }
}
