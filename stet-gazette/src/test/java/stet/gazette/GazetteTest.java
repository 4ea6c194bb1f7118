// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteTest {
    private static final Piece FLOOD = new Piece(
            "River rises \"fast\" & far",
            "The lower town is dry so far.",
            "By A. Writer",
            List.of(
                    "Two are missing — a man and his “café” dog.",
                    "## What is known",
                    "> \"It came at night,\" said a neighbour.",
                    "- Bring water",
                    "- Bring blankets",
                    "See [[the list|/list]] for more.",
                    "! Correction: it is <one> river."));

    @Test
    void anArticleIsShownListedEditedAndWithdrawn() {
        try (Gazette gazette = new Gazette()) {
            gazette.publish("/flood", FLOOD);
            assertTrue(Web.get(gazette.address("/flood")).words().contains("Two are missing"));
            assertTrue(Web.get(gazette.home()).text().contains("href=\"/flood\""));

            gazette.edit("/flood", FLOOD.withParagraphs(List.of("Three are missing.")));
            assertTrue(Web.get(gazette.address("/flood")).words().contains("Three are missing."));

            gazette.withdraw("/flood", 410);
            assertEquals(410, Web.get(gazette.address("/flood")).status());
            assertFalse(Web.get(gazette.home()).text().contains("href=\"/flood\""));

            gazette.restore("/flood");
            assertEquals(200, Web.get(gazette.address("/flood")).status());
        }
    }

    @ParameterizedTest
    @EnumSource(Habits.Template.class)
    void everyTemplateShowsEveryWordInItsEncoding(Habits.Template template) {
        try (Gazette gazette = new Gazette(Habits.plain().withTemplate(template))) {
            gazette.publish("/flood", FLOOD.withCaption("The river at Ørsted's — Łódź bridge"));

            String page = Web.get(gazette.address("/flood")).words();

            FLOOD.withCaption("The river at Ørsted's — Łódź bridge")
                    .words()
                    .forEach(words -> assertTrue(page.contains(words), words));
        }
    }

    @ParameterizedTest
    @EnumSource(Habits.Template.class)
    void aPageDiffersFromFetchToFetchUnlessNoiseIsOff(Habits.Template template) {
        Habits noisy = Habits.plain().withTemplate(template);
        try (Gazette gazette = new Gazette(noisy);
                Gazette quiet = new Gazette(noisy.withoutNoise())) {
            gazette.publish("/flood", FLOOD);
            quiet.publish("/flood", FLOOD);

            assertNotEquals(
                    Web.get(gazette.address("/flood")).text(),
                    Web.get(gazette.address("/flood")).text());
            assertEquals(
                    Web.get(quiet.address("/flood")).text(),
                    Web.get(quiet.address("/flood")).text());
        }
    }

    @ParameterizedTest
    @CsvSource({"RSS,/feed.xml", "ATOM,/feed.xml", "RSS,/sitemap.xml", "RSS,/news-sitemap.xml"})
    void feedsAndSitemapsAreWellFormedAndNameTheArticle(Habits.FeedKind kind, String path) throws Exception {
        try (Gazette gazette = new Gazette(Habits.plain().withFeed(kind))) {
            gazette.publish("/flood?a=1&b=2", FLOOD);

            byte[] xml = Web.get(gazette.address(path)).response().body();

            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
            String text = new String(xml, StandardCharsets.UTF_8);
            assertEquals(path.equals("/sitemap.xml"), text.contains("sitemap-1.xml.gz"));
            assertEquals(!path.equals("/sitemap.xml"), text.contains("flood?a=1&amp;b=2"));
            assertTrue(document.getDocumentElement().hasChildNodes());
        }
    }

    @Test
    void theCompressedSitemapListsTheArticles() throws Exception {
        try (Gazette gazette = new Gazette()) {
            gazette.publish("/flood", FLOOD);

            byte[] packed =
                    Web.get(gazette.address("/sitemap-1.xml.gz")).response().body();
            String xml = new String(
                    new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(xml.contains("<loc>" + gazette.address("/flood") + "</loc>"));
        }
    }

    @Test
    void theJsonFeedEscapesWhatJsonMustEscape() {
        try (Gazette gazette = new Gazette()) {
            gazette.publish("/flood", FLOOD);

            String json = Web.get(gazette.address("/feed.json")).text();

            assertTrue(json.contains("\"title\":\"River rises \\\"fast\\\" & far\""), json);
        }
    }

    @Test
    void aConditionalRequestIsAnswered304UntilTheArticleChanges() {
        Instant start = Instant.parse("2026-01-02T03:04:05Z");
        AtomicReference<Instant> now = new AtomicReference<>(start);
        try (Gazette gazette = new Gazette(Habits.plain(), 0, now::get)) {
            gazette.publish("/flood", FLOOD);
            String page = gazette.address("/flood");
            Web.Page first = Web.get(page);
            String etag = first.header("etag");
            String date = first.header("last-modified");

            assertEquals("Fri, 02 Jan 2026 03:04:05 GMT", date);
            assertEquals(304, Web.get(page, "If-None-Match", etag).status());
            assertEquals(304, Web.get(page, "If-Modified-Since", date).status());
            assertEquals(200, Web.get(page, "If-Modified-Since", "yesterday").status());

            now.set(start.plusSeconds(5));
            gazette.edit("/flood", FLOOD.withHeadline("River falls"));
            assertEquals(200, Web.get(page, "If-None-Match", etag).status());
            assertEquals(200, Web.get(page, "If-Modified-Since", date).status());
        }
    }

    @Test
    void anOutletWithRandomTagsNeverSaysUnchanged() {
        try (Gazette gazette = new Gazette(Habits.plain().withValidation(Habits.Validation.RANDOM))) {
            gazette.publish("/flood", FLOOD);

            String etag = Web.get(gazette.address("/flood")).header("etag");
            Web.Page again = Web.get(gazette.address("/flood"), "If-None-Match", etag);

            assertEquals(200, again.status());
            assertNotEquals(etag, again.header("etag"));
        }
    }

    @Test
    void aPageIsCompressedForWhoeverAsks() throws Exception {
        try (Gazette gazette = new Gazette(Habits.plain().withoutNoise())) {
            gazette.publish("/flood", FLOOD);

            Web.Page plain = Web.get(gazette.address("/flood"));
            Web.Page packed = Web.get(gazette.address("/flood"), "Accept-Encoding", "gzip");

            assertEquals("", plain.header("content-encoding"));
            assertEquals("gzip", packed.header("content-encoding"));
            assertArrayEquals(
                    plain.response().body(),
                    new GZIPInputStream(
                                    new ByteArrayInputStream(packed.response().body()))
                            .readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aMovedArticleRedirects(int status) {
        try (Gazette gazette = new Gazette()) {
            gazette.publish("/flood", FLOOD).move("/flood", "/water", status);

            Web.Page page = Web.get(gazette.address("/flood"));

            assertEquals(status, page.status());
            assertEquals(gazette.address("/water"), page.header("location"));
            assertEquals(200, Web.get(gazette.address("/water")).status());
        }
    }

    @Test
    void aPaywalledArticleShowsItsFirstBlockOnly() {
        try (Gazette gazette = new Gazette()) {
            gazette.publish("/flood", FLOOD).paywall("/flood");

            String page = Web.get(gazette.address("/flood")).words();

            assertTrue(page.contains("Two are missing"));
            assertTrue(page.contains("Subscribe to read on"));
            assertFalse(page.contains("It came at night"));
        }
    }

    @Test
    void aSoftNotFoundAnswers200WithoutTheArticle() {
        try (Gazette gazette = new Gazette()) {
            gazette.publish("/flood", FLOOD).softNotFound("/flood");

            Web.Page page = Web.get(gazette.address("/flood"));

            assertEquals(200, page.status());
            assertTrue(page.text().contains("Page not found"));
            assertFalse(page.text().contains("missing"));
        }
    }

    @Test
    void aQueryNamesAnArticleOnlyWhereOneIsPublishedUnderIt() {
        try (Gazette gazette = new Gazette()) {
            gazette.publish("/story?id=1", FLOOD).publish("/flood", FLOOD);

            assertEquals(200, Web.get(gazette.address("/story?id=1")).status());
            assertEquals(404, Web.get(gazette.address("/story?id=2")).status());
            assertEquals(200, Web.get(gazette.address("/flood?from=feed")).status());
        }
    }

    @Test
    void aBusyOutletSaysWhenToComeBack() {
        try (Gazette gazette = new Gazette()) {
            gazette.publish("/flood", FLOOD).busy(503, Duration.ofMinutes(2));
            Web.Page busy = Web.get(gazette.address("/flood"));
            gazette.fair();

            assertEquals(503, busy.status());
            assertEquals("120", busy.header("retry-after"));
            assertEquals(200, Web.get(gazette.address("/flood")).status());
        }
    }

    @Test
    void aChallengeHidesEveryArticle() {
        try (Gazette gazette = new Gazette()) {
            gazette.publish("/flood", FLOOD).challenge(true);
            Web.Page challenge = Web.get(gazette.address("/flood"));
            gazette.challenge(false);

            assertTrue(challenge.text().contains("Checking your browser"));
            assertFalse(challenge.text().contains("missing"));
            assertTrue(Web.get(gazette.address("/flood")).text().contains("missing"));
        }
    }

    @Test
    void anAnswerThatIsCutShortIsAnErrorForTheReader() {
        try (Gazette gazette = new Gazette()) {
            gazette.publish("/flood", FLOOD).cutShort("/flood");

            assertThrows(UncheckedIOException.class, () -> Web.get(gazette.address("/flood")));

            gazette.mend("/flood");
            assertEquals(200, Web.get(gazette.address("/flood")).status());
        }
    }

    @Test
    void aHalfWrittenFeedIsWholeForHttpAndNotForXml() {
        try (Gazette gazette = new Gazette()) {
            gazette.publish("/flood", FLOOD).halfWritten("/feed.xml");

            Web.Page feed = Web.get(gazette.address("/feed.xml"));

            assertEquals(200, feed.status());
            assertTrue(feed.text().contains("<rss"));
            assertFalse(feed.text().contains("</rss>"));
        }
    }

    @Test
    void aStalledPathIsLoggedAndNeverAnswered() throws Exception {
        try (Gazette gazette = new Gazette();
                HttpClient client = HttpClient.newHttpClient()) {
            gazette.publish("/flood", FLOOD).stall("/flood");

            CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                    HttpRequest.newBuilder(URI.create(gazette.address("/flood")))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            List<Asked> asked = gazette.awaitRequests(1, Duration.ofSeconds(5));

            assertEquals(0, asked.getFirst().status());
            assertFalse(answer.isDone());
            client.shutdownNow();
        }
    }

    @Test
    void anAnswerMadeByHandGoesOutAsItIs() {
        try (Gazette gazette = new Gazette()) {
            gazette.answer(
                    "/odd", 418, Map.of("X-Pot", "tea", "Content-Type", "text/odd"), new byte[] {0, 1, (byte) 255});

            Web.Page odd = Web.get(gazette.address("/odd"));

            assertEquals(418, odd.status());
            assertEquals("tea", odd.header("x-pot"));
            assertArrayEquals(new byte[] {0, 1, (byte) 255}, odd.response().body());
        }
    }

    @Test
    void robotsAreAnsweredAsTold() {
        try (Gazette gazette = new Gazette()) {
            assertTrue(Web.get(gazette.address("/robots.txt"))
                    .text()
                    .contains("Sitemap: " + gazette.address("/sitemap.xml")));

            gazette.robots("User-agent: *\nDisallow: /", 200);
            assertEquals(
                    "User-agent: *\nDisallow: /",
                    Web.get(gazette.address("/robots.txt")).text());

            gazette.robots("", 500);
            assertEquals(500, Web.get(gazette.address("/robots.txt")).status());
        }
    }

    @Test
    void theLogTellsWhatWasAskedAndAnswered() throws InterruptedException {
        try (Gazette gazette = new Gazette()) {
            Web.get(gazette.address("/none?x=1"), "User-Agent", "tester");

            Asked asked = gazette.awaitRequests(1, Duration.ofSeconds(5)).getFirst();

            assertEquals("GET", asked.method());
            assertEquals("/none?x=1", asked.path());
            assertEquals("tester", asked.request().header("User-Agent"));
            assertEquals(404, asked.status());
        }
    }

    @Test
    void waitingForRequestsThatDoNotComeEnds() {
        try (Gazette gazette = new Gazette()) {
            assertThrows(IllegalStateException.class, () -> gazette.awaitRequests(1, Duration.ofMillis(5)));
        }
    }

    @Test
    void closingFreesThePort() {
        Gazette first = new Gazette();
        int port = first.port();
        first.close();

        try (Gazette second = new Gazette(Habits.plain(), port, Instant::now)) {
            assertEquals(port, second.port());
        }
    }

    @Test
    void anUnknownPathCannotBeEdited() {
        try (Gazette gazette = new Gazette()) {
            assertThrows(IllegalArgumentException.class, () -> gazette.edit("/none", FLOOD));
            assertThrows(IllegalArgumentException.class, () -> gazette.withdraw("/none", 410));
            assertThrows(IllegalArgumentException.class, () -> gazette.publish("none", FLOOD));
        }
    }
}
