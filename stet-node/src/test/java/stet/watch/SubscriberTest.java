// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.fetch.Timekeeper;
import stet.gazette.Gazette;
import stet.model.By;
import stet.model.OutletId;
import stet.model.Standing;
import stet.model.Subscription;
import stet.model.Subscription.State;
import stet.store.Subscriptions;

/// A hub on this machine is asked, asked again, and told good-bye.
class SubscriberTest {
    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private volatile Instant now = NOON;
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private int status = 202;
    private HttpServer hub;
    private Gazette gazette;
    private Desk desk;
    private Subscriptions subscriptions;
    private Subscriber subscriber;

    /// A clock that moves when somebody waits.
    private final Timekeeper time = new Timekeeper() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Duration real(Duration length) {
            return Duration.ZERO;
        }

        @Override
        public void sleep(Duration length) {
            pass(length);
        }
    };

    @BeforeEach
    void open() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            asked.add(form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII)));
            exchange.getResponseHeaders().add("Retry-After", "86400");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        hub.start();
        gazette = new Gazette();
        gazette.answer("/feed.xml", 200, Map.of(), feed("hub").getBytes(StandardCharsets.UTF_8));
        desk = new Desk(folder, time);
        desk.watch("islander", gazette.home(), "en", "feed.xml");
        subscriptions = new Subscriptions(desk.database);
        subscriber = new Subscriber(subscriptions, desk.fetcher(), time, "https://stet.example");
    }

    @AfterEach
    void close() {
        desk.close();
        gazette.close();
        hub.stop(0);
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String said(Map<String, String> form, String name) {
        return form.getOrDefault(name, "");
    }

    private synchronized void pass(Duration length) {
        now = now.plus(length);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private String feed(String relation) {
        return """
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Islander</title><link>%s</link>
            <atom:link rel="%s" href="http://127.0.0.1:%d/"/>
            <item><title>Ferry</title><link>%snews/ferry</link></item></channel></rss>""".formatted(gazette.home(), relation, hub.getAddress().getPort(), gazette.home());
    }

    private void look() throws InterruptedException {
        desk.walk.take(desk.roster.watched().getFirst().seeds().getFirst());
    }

    private Subscription subscription() {
        var token = said(asked.getLast(), "hub.callback").replaceFirst(".*/", "");
        return subscriptions.find(token).orElseThrow();
    }

    @Test
    void aFeedThatNamesAHubIsSubscribedToWithASecretOfItsOwn() throws Exception {
        look();
        subscriber.once();

        var form = asked.getFirst();
        assertEquals("subscribe", said(form, "hub.mode"));
        assertEquals(gazette.address("/feed.xml"), said(form, "hub.topic"));
        assertTrue(said(form, "hub.callback").matches("https://stet\\.example/websub/[0-9a-f]{48}"), form.toString());
        assertEquals(64, said(form, "hub.secret").length());
        assertEquals("864000", said(form, "hub.lease_seconds"));
        assertEquals(State.ASKED, subscription().state());
        assertTrue(!subscription().toString().contains(said(form, "hub.secret")));
    }

    @Test
    void aHubThatDoesNotConfirmIsAskedLessAndLessOften() throws Exception {
        look();
        var waits = new ArrayList<Long>();
        for (int n = 0; n < 5; n++) {
            var due = now;
            int before = asked.size();
            while (asked.size() == before) {
                subscriber.once();
                pass(Duration.ofMinutes(1));
            }
            waits.add(Duration.between(due, now).toHours());
        }

        assertEquals(List.of(0L, 1L, 2L, 4L, 8L), waits);
        assertEquals(
                1,
                asked.stream()
                        .map(form -> said(form, "hub.callback"))
                        .distinct()
                        .count());
    }

    @Test
    void aHubThatIsPausedIsNotAskedInVain() throws Exception {
        status = 503;
        look();
        subscriber.once();
        for (int hour = 1; hour <= 24; hour++) {
            pass(Duration.ofHours(1));
            subscriber.once();
        }
        status = 202;
        pass(Duration.ofMinutes(1));
        subscriber.once();

        assertEquals(2, asked.size());
        assertEquals(1, subscription().failures());
    }

    @Test
    void aLeaseIsRenewedBeforeItEndsAndHoldsMeanwhile() throws Exception {
        look();
        subscriber.once();
        subscriptions.confirm(subscription(), NOON.plus(Duration.ofHours(10)), NOON.plus(Duration.ofHours(8)));
        now = NOON.plus(Duration.ofHours(7));
        subscriber.once();
        int early = asked.size();
        now = NOON.plus(Duration.ofHours(8));
        subscriber.once();

        assertEquals(1, early);
        assertEquals(2, asked.size());
        assertEquals(asked.getFirst(), asked.getLast());
        assertEquals(State.ACTIVE, subscription().state());
    }

    @Test
    void aRemovedOutletsHubIsAskedToStopAndAnotherHubGetsAnotherCallback() throws Exception {
        look();
        subscriber.once();
        desk.roster.stand(new OutletId("islander"), Standing.REMOVED, By.commandLine(now));
        subscriber.once();
        var farewell = asked.getLast();
        subscriptions.end(subscription());
        desk.roster.stand(new OutletId("islander"), Standing.WATCHED, By.commandLine(now));
        pass(Duration.ofDays(1));
        look();
        subscriber.once();

        assertEquals("unsubscribe", said(farewell, "hub.mode"));
        assertEquals(said(asked.getFirst(), "hub.callback"), said(farewell, "hub.callback"));
        assertEquals("", said(farewell, "hub.secret"));
        assertEquals("subscribe", said(asked.getLast(), "hub.mode"));
        assertNotEquals(said(asked.getFirst(), "hub.callback"), said(asked.getLast(), "hub.callback"));
    }

    @Test
    void aFeedWhoseHubIsGoneIsLeftAndAHubThatRefusesIsNoted() throws Exception {
        status = 400;
        look();
        subscriber.once();
        gazette.answer("/feed.xml", 200, Map.of(), feed("related").getBytes(StandardCharsets.UTF_8));
        pass(Duration.ofMinutes(30));
        look();
        subscriber.once();

        assertEquals(
                List.of("subscribe", "unsubscribe"),
                asked.stream().map(form -> said(form, "hub.mode")).toList());
        assertEquals(State.LEAVING, subscription().state());
    }
}
