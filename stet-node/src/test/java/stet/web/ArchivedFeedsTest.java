// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.OutletId;
import stet.model.Story;
import stet.model.Target;
import stet.store.Filter;

/// Feeds as documents that are closed for ever (RFC 5005, section 4), walked as a reader's program would.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchivedFeedsTest {
    private static final Instant LATER = FilledRecord.START.plus(Duration.ofDays(30));

    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private WebServer server;
    private OutletId courier;
    private OutletId mail;
    private ArticleId live;
    private ArticleId early;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        record = new FilledRecord(folder);
        courier = record.outlet("courier", "Lenn Courier", "en");
        mail = record.outlet("mail", "Marfa Mail", "en");
        // at once, so that they share the waits for the disk
        var articles = new ArrayList<Callable<ArticleId>>();
        articles.add(() -> record.article(courier, "live", told("live", 2_000, 76)));
        articles.add(() -> record.article(mail, "early", told("early", 3_000, 16)));
        IntStream.range(0, 4)
                .forEach(n -> articles.add(() -> record.article(courier, "c" + n, told("Lock " + n, 100 * n, 12))));
        IntStream.range(0, 3)
                .forEach(n -> articles.add(() -> record.article(mail, "a" + n, told("Pier " + n, 600 * n, 16))));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var written = threads.invokeAll(articles);
            live = written.get(0).get();
            early = written.get(1).get();
        }
        record.index();
        server = new WebServer(WebSettings.local(0), record.stores(), List.of(), () -> LATER);
        server.start();
    }

    @AfterAll
    void close() {
        server.close();
        client.close();
        record.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/changes.atom",
                "/changes.json?kind=figure&level=notable",
                "/o/mail.rss",
                "/a/LIVE.atom",
                "/search.atom?q=kind%3Afigure+outlet%3Acourier"
            })
    void aWalkFromTheSubscriptionDocumentMeetsEveryChangeOnce(String feed) throws Exception {
        var path = feed.replace("LIVE", live.text());
        var before = ids(walk(path));
        var expected = feed.contains("LIVE") ? 75 : feed.contains("courier") ? 119 : feed.contains("mail") ? 60 : 179;

        var during = new ArrayList<String>();
        var at = Optional.of(path);
        while (at.isPresent()) {
            var document = get(at.get());
            during.addAll(ids(List.of(document)));
            change();
            record.index();
            at = older(document);
        }

        assertEquals(before.size(), new HashSet<>(before).size(), path);
        assertEquals(during.size(), new HashSet<>(during).size(), path);
        assertTrue(before.size() >= expected, "%s: %d".formatted(path, before.size()));
        assertTrue(new HashSet<>(during).containsAll(before), path);
    }

    @Test
    void aClosedDocumentStaysAsItIs() throws Exception {
        var archived = older(get("/changes.atom")).orElseThrow();
        var document = get(archived);
        var body = document.body();
        var other = record.library().latest(Filter.ALL, "", 500).stream()
                .filter(item -> !item.article().equals(live) && body.contains("/a/%s/1..2".formatted(item.article())))
                .findFirst();

        IntStream.range(0, 5).forEach(_ -> change());
        record.reread(live, 30, Stories.english("Read otherwise", "", "The budget is 70 crowns."), 9, LATER);
        other.ifPresent(item -> record.reread(
                item.article(), 1, Stories.english("Read otherwise", "", "The budget is 1 crowns."), 9, LATER));

        assertEquals(body, get(archived).body());
        assertEquals(
                "public, max-age=86400",
                document.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(body.contains("<fh:archive/>"), body);
        assertTrue(body.contains("rel=\"current\""), body);
    }

    @Test
    void theLinksBetweenDocumentsLeadThereAndBack() throws Exception {
        var walk = walk("/changes.atom");

        for (int i = walk.size() - 1; i > 0; i--) {
            var next = one(walk.get(i), "rel=\"next-archive\"[^>]*href=\"([^\"]+)\"")
                    .orElseThrow();
            var there = get(next);
            assertEquals(303, there.statusCode());
            assertEquals(
                    walk.get(i - 1).uri().toString(),
                    server.site() + there.headers().firstValue("Location").orElseThrow());
        }
        assertTrue(walk.size() > 3, "%d documents".formatted(walk.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"archive=1", "archive=x", "archive=999999999", "archive=-1", "archive=99999999999999999999"})
    void aDocumentThatWasNeverClosedIsNotThere(String asks) throws Exception {
        var answer = get("/changes.atom?" + asks);

        assertEquals(404, answer.statusCode());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void aViewThatMovesWithTimeIsPaged() throws Exception {
        var walk = walk("/changes.atom?since=9999h");

        assertTrue(walk.size() > 2);
        assertFalse(walk.getFirst().body().contains("prev-archive"));
        assertTrue(walk.getFirst().body().contains("rel=\"next\""));
        assertEquals(ids(walk).size(), new HashSet<>(ids(walk)).size());
    }

    @Test
    void aSearchForArticlesIsPaged() throws Exception {
        var feed = get("/search.atom?q=crowns");

        assertEquals(200, feed.statusCode());
        assertEquals(9, ids(List.of(feed)).size());
        assertFalse(feed.body().contains("prev-archive"));
    }

    /// Changes that are recorded now; the second was seen before many that stand in closed documents.
    private void change() {
        change(live, courier, "live");
        change(early, mail, "early");
    }

    private void change(ArticleId article, OutletId outlet, String slug) {
        var versions = record.library().article(article).orElseThrow().versions();
        record.see(
                new Target.Article(
                        article, outlet, new Address("https://%s.example/%s".formatted(outlet.text(), slug))),
                story(slug, 5_000 + versions.size()),
                versions.getLast().seenFrom().plusMillis(1));
    }

    private static Story[] told(String name, int from, int versions) {
        return IntStream.range(from, from + versions)
                .mapToObj(n -> story(name, n))
                .toArray(Story[]::new);
    }

    private static Story story(String name, int crowns) {
        return Stories.english(
                name + " to cost %d crowns".formatted(crowns), "", "The budget is %d crowns.".formatted(crowns));
    }

    private List<HttpResponse<String>> walk(String path) throws Exception {
        var documents = new ArrayList<HttpResponse<String>>();
        for (var at = Optional.of(path); at.isPresent(); at = older(documents.getLast())) {
            documents.add(get(at.get()));
            assertEquals(200, documents.getLast().statusCode(), at.get());
        }
        return documents;
    }

    private static Optional<String> older(HttpResponse<String> document) {
        return one(document, "rel=\"(?:prev-archive|next)\"[^>]*href=\"([^\"]+)\"|\"next_url\" : \"([^\"]+)\"");
    }

    private static Optional<String> one(HttpResponse<String> document, String pattern) {
        return Pattern.compile(pattern)
                .matcher(document.body())
                .results()
                .findFirst()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(address -> address.replace("&amp;", "&"));
    }

    private static List<String> ids(List<HttpResponse<String>> documents) {
        return documents.stream()
                .flatMap(document -> Pattern.compile("urn:uuid:[0-9a-f-]{36}")
                        .matcher(document.body())
                        .results())
                .map(MatchResult::group)
                .toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var address = path.startsWith("http") ? path : server.site() + path;
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
