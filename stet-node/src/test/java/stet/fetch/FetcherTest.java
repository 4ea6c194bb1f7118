// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Fetched.Failure;
import stet.model.Header;
import stet.model.Site;
import stet.model.Validators;
import stet.store.Database;
import stet.store.Requests;
import stet.store.TestedStore;

class FetcherTest {
    private static final String BODY = "<p>The ferry is back in service.</p>";

    private final TestTime time = new TestTime();
    private final RawServer server;
    private Fetcher fetcher;

    private final Database database;
    private final Requests requests;

    FetcherTest(@TempDir Path folder) throws IOException {
        server = new RawServer();
        database = TestedStore.usual().open(folder);
        requests = new Requests(database);
        fetcher = fetcher(settings(Allowed.parseAll("127.0.0.1:*")));
    }

    private Fetcher fetcher(FetchSettings settings) {
        return new Fetcher(settings, time, requests);
    }

    @BeforeEach
    void serveAnArticle() {
        server.with("/ferry", 200, "", BODY);
    }

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        server.close();
        database.close();
    }

    private static FetchSettings settings(Set<Allowed> allow) {
        return new FetchSettings(
                Duration.ofSeconds(2),
                Duration.ofMillis(1500),
                10_000,
                50_000,
                3,
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                "Stet/0.1 (+https://example.org/about)",
                allow,
                Ceilings.DEFAULTS,
                Duration.ofDays(14));
    }

    private Fetched fetch(String path) throws InterruptedException {
        return fetcher.fetch(server.at(path), Validators.NONE);
    }

    private Capture page(String path) throws InterruptedException {
        return assertInstanceOf(Fetched.Page.class, fetch(path)).capture();
    }

    private Failure failure(String path) throws InterruptedException {
        return assertInstanceOf(Fetched.Failed.class, fetch(path)).failure();
    }

    @Test
    void aPageIsCapturedAsItWasSent() throws Exception {
        server.with("/kept", 200, "X-Desk: sport\r\nSet-Cookie: a=b\r\nx-desk: news\r\n", BODY);

        var capture = page("/kept");

        assertEquals(server.at("/kept"), capture.requested());
        assertEquals(List.of(), capture.hops());
        assertFalse(capture.permanent());
        assertEquals(200, capture.status());
        assertEquals(
                List.of(
                        new Header("X-Desk", "sport"),
                        new Header("Set-Cookie", "a=b"),
                        new Header("x-desk", "news"),
                        new Header("Content-Length", String.valueOf(BODY.length()))),
                capture.headers());
        assertArrayEquals(BODY.getBytes(StandardCharsets.UTF_8), capture.body().bytes());
        assertEquals(capture.body(), capture.content());
    }

    @Test
    void aRequestSaysWhoAsksAndCarriesNoCookie() throws Exception {
        server.with("/robots.txt", 200, "Set-Cookie: a=b\r\n", "");

        page("/ferry");

        var head = server.requests().getLast();
        assertTrue(head.contains("User-Agent: Stet/0.1 (+https://example.org/about)\r\n"), head);
        assertTrue(head.contains("Accept-Encoding: br, zstd, gzip, deflate\r\n"), head);
        assertFalse(head.contains("Cookie"), head);
        assertFalse(head.contains("If-"), head);
    }

    @Test
    void validatorsAreSentBackVerbatim() throws Exception {
        server.with("/ferry", "HTTP/1.1 304 Not Modified\r\n\r\n");

        var fetched = fetcher.fetch(
                server.at("/ferry"),
                new Validators(Optional.of("W/\"a,b\""), Optional.of("Thu, 19 Nov 2026 10:00:00 GMT")));

        assertInstanceOf(Fetched.NotModified.class, fetched);
        var head = server.requests().getLast();
        assertTrue(head.contains("If-None-Match: W/\"a,b\"\r\n"), head);
        assertTrue(head.contains("If-Modified-Since: Thu, 19 Nov 2026 10:00:00 GMT\r\n"), head);
    }

    @Test
    void aNotModifiedThatNobodyAskedForIsUnusable() throws Exception {
        server.with("/ferry", "HTTP/1.1 304 Not Modified\r\n\r\n");

        assertInstanceOf(Fetched.Unusable.class, fetch("/ferry"));
    }

    @ParameterizedTest
    @CsvSource({
        "200, Page", "203, Page", "201, Unusable", "206, Unusable", "300, Unusable", "400, Unusable",
        "401, Refused", "402, Refused", "403, Refused", "404, Missing", "408, Unusable", "410, Gone",
        "418, Unusable", "429, Busy", "451, Refused", "500, Unusable", "502, Unusable", "503, Busy"
    })
    void eachStatusHasItsMeaning(int status, String kind) throws Exception {
        server.with("/ferry", status, "", BODY);

        assertEquals(kind, fetch("/ferry").getClass().getSimpleName());
    }

    @Test
    void aServerThatSaysRetryAtOnceIsStillAskedOnlyOnce() throws Exception {
        server.with("/ferry", 503, "Retry-After: 0\r\n", "");

        var busy = assertInstanceOf(Fetched.Busy.class, fetch("/ferry"));

        assertEquals(Optional.of(Duration.ZERO), busy.retryAfter());
        assertEquals(Optional.of("0"), busy.capture().header("Retry-After"));
        assertEquals(1, server.requestsFor("/ferry"));
    }

    @Test
    void redirectsAreFollowedAndArePermanentOnlyIfAllAre() throws Exception {
        server.with("/a", 301, "Location: /b\r\n", "").with("/b", 308, "Location: ferry\r\n", "");
        server.with("/c", 301, "Location: /d\r\n", "").with("/d", 302, "Location: /ferry\r\n", "");

        var always = page("/a");
        var sometimes = page("/c");

        assertEquals(List.of(server.at("/b"), server.at("/ferry")), always.hops());
        assertEquals(server.at("/ferry"), always.address());
        assertTrue(always.permanent());
        assertFalse(sometimes.permanent());
    }

    @Test
    void everyHopWaitsForItsTurn() throws Exception {
        server.with("/a", 302, "Location: /ferry\r\n", "");

        page("/a");

        assertEquals(3, server.requests().size()); // robots.txt, /a, /ferry
        assertEquals(2, time.sleeps().size());
        assertTrue(time.sleeps().stream().allMatch(pause -> pause.compareTo(Duration.ofSeconds(10)) >= 0));
    }

    @ParameterizedTest
    @CsvSource({
        "/circle, REDIRECT_LOOP",
        "http://127.0.0.2:1/x, FORBIDDEN_ADDRESS",
        "http://[::1]/x, FORBIDDEN_ADDRESS",
        "http://127.0.0.2./x, FORBIDDEN_ADDRESS",
        "http://2130706434/x, BAD_REDIRECT",
        "http://0x7f.0.0.2/x, BAD_REDIRECT",
        "http://0177.0.0.02/x, BAD_REDIRECT",
        "file:///etc/hostname, BAD_REDIRECT",
        "'', BAD_REDIRECT"
    })
    void aRedirectThatLeadsNowhereGoodIsNotFollowed(String location, Failure expected) throws Exception {
        server.with("/circle", 302, "Location: %s\r\n".formatted(location), "");

        assertEquals(expected, failure("/circle"));
    }

    @Test
    void anEndlessChainOfRedirectsIsLeftAfterSoMany() throws Exception {
        server.with("/1", 302, "Location: /2\r\n", "").with("/2", 302, "Location: /3\r\n", "");
        server.with("/3", 302, "Location: /4\r\n", "").with("/4", 302, "Location: /5\r\n", "");

        assertEquals(Failure.REDIRECT_LOOP, failure("/1"));
        assertEquals(0, server.requestsFor("/5"));
    }

    @Test
    void noPrivateAddressIsAskedUnlessAllowed() throws Exception {
        try (var strict = fetcher(settings(Set.of()))) {
            var fetched = strict.fetch(server.at("/ferry"), Validators.NONE);
            var byName = strict.fetch(
                    new Address("http://localhost:" + server.at("/").port() + "/"), Validators.NONE);

            assertEquals(
                    Failure.FORBIDDEN_ADDRESS,
                    assertInstanceOf(Fetched.Failed.class, fetched).failure());
            assertEquals(
                    Failure.FORBIDDEN_ADDRESS,
                    assertInstanceOf(Fetched.Failed.class, byName).failure());
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void compressedBodiesAreKeptAsSentAndDecoded() throws Exception {
        var gzip = gzip(BODY.getBytes(StandardCharsets.UTF_8));
        server.with("/gzip", RawServer.message(200, "Content-Encoding: gzip\r\n", gzip));
        server.with("/deflate", RawServer.message(200, "Content-Encoding: deflate\r\n", deflate(false)));
        server.with("/bare", RawServer.message(200, "Content-Encoding: deflate\r\n", deflate(true)));

        var gzipped = page("/gzip");
        var deflated = page("/deflate");
        var bare = page("/bare");

        assertArrayEquals(gzip, gzipped.body().bytes());
        assertEquals(BODY, new String(gzipped.content().bytes(), StandardCharsets.UTF_8));
        assertEquals(BODY, new String(deflated.content().bytes(), StandardCharsets.UTF_8));
        assertEquals(BODY, new String(bare.content().bytes(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Length: 99\r\n\r\nhalf', CUT_SHORT",
        "'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n', CUT_SHORT",
        "'Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\nhello', CUT_SHORT",
        "'Content-Length: 5000000000\r\n\r\nstart', TOO_LARGE",
        "'Content-Length: -1\r\n\r\nhello', PROTOCOL",
        "'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!', PROTOCOL",
        "'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', PROTOCOL"
    })
    void anAnswerWithBrokenFramingIsNoPage(String rest, Failure expected) throws Exception {
        server.with("/broken", "HTTP/1.1 200 OK\r\n" + rest);

        assertEquals(expected, failure("/broken"));
    }

    @Test
    void aBodyWithoutALengthMayNotGoOnForEver() throws Exception {
        server.with("/long", "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(10_001));
        server.with("/just", "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(10_000));

        assertEquals(Failure.TOO_LARGE, failure("/long"));
        assertEquals(10_000, page("/just").body().size());
    }

    @Test
    void framingThatGoesOnForEverIsCutOffToo() throws Exception {
        var extension = "x".repeat(2_000_000);
        server.with("/chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;" + extension);

        assertEquals(Failure.TOO_LARGE, failure("/chunk"));
    }

    @Test
    @Tag("slow")
    void aServerThatNeverAnswersIsLeftAfterTheTimeout() throws Exception {
        assertEquals(Failure.TIMED_OUT, failure("/silent"));
    }

    @Test
    void hostsThatCannotBeReachedSayWhy() throws Exception {
        var nobody = fetcher.fetch(new Address("http://nobody.invalid/"), Validators.NONE);
        int port = server.at("/").port();
        server.close();
        var closed = fetcher.fetch(new Address("http://127.0.0.1:" + port + "/"), Validators.NONE);

        assertEquals(
                Failure.NO_SUCH_HOST,
                assertInstanceOf(Fetched.Failed.class, nobody).failure());
        assertEquals(
                Failure.NO_CONNECTION,
                assertInstanceOf(Fetched.Failed.class, closed).failure());
    }

    @Test
    void aSiteThatAsksForAPauseIsLeftAloneAsAWhole() throws Exception {
        server.with("/busy", 429, "Retry-After: 3600\r\n", "");
        page("/ferry");

        var busy = assertInstanceOf(Fetched.Busy.class, fetch("/busy"));
        var until = time.instant().plus(Duration.ofHours(1));
        var other = fetch("/ferry");

        assertEquals(Optional.of(Duration.ofHours(1)), busy.retryAfter());
        assertEquals(new Fetched.Paused(until), other);
        assertEquals(until, fetcher.readyAt(Site.of(server.at("/"))));
        assertEquals(1, server.requestsFor("/ferry"));

        time.advance(Duration.ofHours(1));
        assertInstanceOf(Fetched.Page.class, fetch("/ferry"));
    }

    @Test
    void requestsToOneSiteNeverOverlapAndKeepTheirDistance() throws Exception {
        var began = time.instant();
        Callable<Fetched> look = () -> fetch("/ferry");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(4, look))) {
                assertInstanceOf(Fetched.Page.class, done.resultNow());
            }
        }

        assertEquals(5, server.requests().size()); // robots.txt once, /ferry four times
        assertEquals(1, server.mostAtOnce());
        assertFalse(Duration.between(began, time.instant()).compareTo(Duration.ofSeconds(40)) < 0);
    }

    @Test
    void aLookThatIsInterruptedStopsAtOnce() throws Exception {
        page("/ferry");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var look = threads.submit(() -> fetch("/silent"));
            while (server.requestsFor("/silent") == 0) {
                Thread.onSpinWait();
            }
            threads.shutdownNow();

            assertInstanceOf(
                    InterruptedException.class,
                    assertThrows(ExecutionException.class, look::get).getCause());
        }
    }

    /// BODY in the zlib format (RFC 1950) or as bare deflate data (RFC 1951).
    private static byte[] deflate(boolean bare) throws IOException {
        var out = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
        try (var deflating = new DeflaterOutputStream(out, deflater)) {
            deflating.write(BODY.getBytes(StandardCharsets.UTF_8));
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
