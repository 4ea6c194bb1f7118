// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.model.Address;
import stet.model.Hub;
import stet.model.Seed;
import stet.model.Subscription;
import stet.model.Subscription.State;
import stet.store.Subscriptions;

/// What hubs are told, and what strangers are not.
class HubDoorTest {
    private static final String TOKEN = "a1".repeat(24);
    private static final String SECRET = "not to be guessed";
    private static final Hub HUB =
            new Hub(new Address("https://hub.example/"), new Address("https://courier.example/feed.xml"));

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private Seed feed;
    private Subscriptions subscriptions;
    private WebServer server;

    @BeforeEach
    void open() {
        record = new FilledRecord(folder);
        feed = record.pushedFeed(HUB);
        subscriptions = record.subscriptions();
        server = new WebServer(
                new WebSettings("127.0.0.1", 0, "https://stet.example"),
                record.stores(),
                List.of(),
                () -> FilledRecord.START.plus(Duration.ofHours(1)));
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
        record.close();
    }

    private void stands(State state) {
        subscriptions.asking(
                new Subscription(feed, HUB, state, TOKEN, SECRET, Optional.empty(), 0),
                FilledRecord.START,
                FilledRecord.START.plus(Duration.ofDays(9)));
    }

    private HttpResponse<String> verify(String token, String mode, String topic, String more)
            throws IOException, InterruptedException {
        var query =
                "hub.mode=%s&hub.topic=%s%s".formatted(mode, URLEncoder.encode(topic, StandardCharsets.UTF_8), more);
        var request = HttpRequest.newBuilder(at("/websub/" + token + "?" + query));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> push(String token, byte[] body, String signature)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at("/websub/" + token)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!signature.isEmpty()) {
            request.header("X-Hub-Signature", signature);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String signed(String method, String secret, byte[] body) throws GeneralSecurityException {
        var name = "Hmac" + method.toUpperCase(Locale.ROOT);
        var mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), name));
        return method + "=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    private boolean isDueNow() {
        return record.due(feed).equals(FilledRecord.START.plus(Duration.ofHours(1)));
    }

    @Test
    void aHubThatWasAskedIsToldSoAndItsLeaseIsNoted() throws Exception {
        stands(State.ASKED);

        var answer = verify(TOKEN, "subscribe", HUB.topic().text(), "&hub.challenge=c%3C1%3E&hub.lease_seconds=3600");

        assertEquals(200, answer.statusCode());
        assertEquals("c<1>", answer.body());
        assertEquals(
                "text/plain;charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse(""));
        var now = subscriptions.find(TOKEN).orElseThrow();
        assertEquals(State.ACTIVE, now.state());
        assertEquals(Optional.of(FilledRecord.START.plus(Duration.ofHours(2))), now.until());
        assertEquals(
                0,
                subscriptions
                        .due(FilledRecord.START.plus(Duration.ofMinutes(107)), 9)
                        .size());
        assertEquals(
                1,
                subscriptions
                        .due(FilledRecord.START.plus(Duration.ofMinutes(108)), 9)
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "ASKED,   subscribe,   https://courier.example/other.xml, &hub.challenge=c",
        "ASKED,   unsubscribe, https://courier.example/feed.xml,  &hub.challenge=c",
        "ASKED,   subscribe,   https://courier.example/feed.xml,  ''",
        "ASKED,   '',          https://courier.example/feed.xml,  &hub.challenge=c",
        "OFFERED, subscribe,   https://courier.example/feed.xml,  &hub.challenge=c",
        "DENIED,  subscribe,   https://courier.example/feed.xml,  &hub.challenge=c",
        "ACTIVE,  unsubscribe, https://courier.example/feed.xml,  &hub.challenge=c",
        "LEAVING, subscribe,   https://courier.example/feed.xml,  &hub.challenge=c",
    })
    void whatWasNotMeantIsNotConfirmed(State state, String mode, String topic, String more) throws Exception {
        stands(state);

        assertEquals(404, verify(TOKEN, mode, topic, more).statusCode());
        assertEquals(state, subscriptions.find(TOKEN).orElseThrow().state());
    }

    @Test
    void whoeverDoesNotKnowTheAddressLearnsNothing() throws Exception {
        stands(State.ACTIVE);
        var body = "<rss/>".getBytes(StandardCharsets.UTF_8);

        var verified = verify("b2".repeat(24), "subscribe", HUB.topic().text(), "&hub.challenge=c");
        var pushed = push("b2".repeat(24), body, signed("sha256", SECRET, body));
        var odd = push("..%2f..", body, "");

        assertEquals(404, verified.statusCode());
        assertEquals(404, pushed.statusCode());
        assertTrue(odd.statusCode() == 404 || odd.statusCode() == 400, "" + odd.statusCode());
        assertTrue(!isDueNow());
    }

    @ParameterizedTest
    @CsvSource({"sha1", "sha256", "sha384", "sha512"})
    void aSignedPushMeansLookNow(String method) throws Exception {
        stands(State.ACTIVE);
        var body = "<rss>%s</rss>".formatted("news ".repeat(20_000)).getBytes(StandardCharsets.UTF_8);

        assertEquals(204, push(TOKEN, body, signed(method, SECRET, body)).statusCode());
        assertTrue(isDueNow());
    }

    @ParameterizedTest
    @CsvSource({"''", "sha256", "sha256=", "sha256=00ff", "sha256=zz", "md5=00", "WRONG"})
    void aPushThatIsNotSignedIsThankedForAndNotHeeded(String signature) throws Exception {
        stands(State.ACTIVE);
        var body = "<rss/>".getBytes(StandardCharsets.UTF_8);
        var sent = signature.equals("WRONG") ? signed("sha256", "a guess", body) : signature;

        assertEquals(204, push(TOKEN, body, sent).statusCode());
        assertTrue(!isDueNow());
    }

    @Test
    void aPushThatIsTooLargeIsNotRead() throws Exception {
        stands(State.ACTIVE);
        var body = new byte[(4 << 20) + 1];

        assertEquals(413, push(TOKEN, body, signed("sha256", SECRET, body)).statusCode());
        assertTrue(!isDueNow());
    }

    @Test
    void aHubThatSaysNoIsNotAskedAgainForADay() throws Exception {
        stands(State.ASKED);

        assertEquals(
                200,
                verify(TOKEN, "denied", HUB.topic().text(), "&hub.reason=busy").statusCode());

        assertEquals(State.DENIED, subscriptions.find(TOKEN).orElseThrow().state());
        assertEquals(
                0,
                subscriptions
                        .due(FilledRecord.START.plus(Duration.ofHours(24)), 9)
                        .size());
        assertEquals(
                1,
                subscriptions
                        .due(FilledRecord.START.plus(Duration.ofHours(25)), 9)
                        .size());
    }

    @Test
    void anEndThatWasMeantIsConfirmedAndNothingIsLeft() throws Exception {
        stands(State.LEAVING);
        var body = "<rss/>".getBytes(StandardCharsets.UTF_8);

        assertEquals(410, push(TOKEN, body, signed("sha256", SECRET, body)).statusCode());
        assertEquals(
                200,
                verify(TOKEN, "unsubscribe", HUB.topic().text(), "&hub.challenge=c")
                        .statusCode());
        assertEquals(Optional.empty(), subscriptions.find(TOKEN));
    }
}
