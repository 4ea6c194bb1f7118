// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.coverage.Counted;
import stet.model.ArticleId;
import stet.model.By;
import stet.store.Collections;

/// Collections and clippings as readers see them.
class CollectionPagesTest {
    private static final By LENA = new By("Lena", FilledRecord.START);

    @TempDir
    private Path folder = Path.of("");

    private FilledRecord record;
    private Collections collections;
    private WebServer server;
    private ArticleId maps;
    private ArticleId arabic;
    private ArticleId clipping;

    @BeforeEach
    void open() {
        record = new FilledRecord(folder);
        collections = record.library().collections();
        var wire = record.outlet("wire", "Meridian <Wire>", "en");
        var marfa = record.outlet("marfa", "صحيفة المرفأ", "ar");
        maps = record.article(
                wire,
                "maps",
                Stories.english("33 countries share maps", "", "They met in Lenn."),
                Stories.english("35 countries share maps", "", "They met in Lenn."));
        arabic = record.article(marfa, "maps", Stories.arabic("33"));
        clipping = record.clip(
                wire,
                "2026-11-18",
                "from the <print> edition",
                Optional.of(maps),
                Stories.english("31 countries to meet", "", "They will meet in Lenn."));
        record.index();
        server = new WebServer(
                WebSettings.local(0), record.stores(), List.of(), () -> FilledRecord.START.plus(Duration.ofHours(5)));
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
        record.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.site() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private void gather() {
        var slug = collections.begin("The map agreement", "First.\n\nSecond <b>.", "Lena", LENA);
        Stream.of(maps, arabic, clipping).forEach(id -> collections.add(slug, id, LENA));
        collections.follow(slug, Counted.by("countries").orElseThrow(), LENA);
    }

    @Test
    void withoutACollectionThePageSaysHowOneIsBegun() throws Exception {
        var page = get("/c");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("No collection has been begun yet"), page.body());
        assertTrue(page.body().contains("./stet collection new TITLE"), page.body());
    }

    @Test
    void aCollectionWithoutAnArticleSaysSo() throws Exception {
        collections.begin("Empty", "", "Lena", LENA);

        assertTrue(get("/c/empty").body().contains("This collection has no article yet"));
    }

    @Test
    void headlinesStandInLanesInTheirOwnLanguageWithWhatIsNewMarked() throws Exception {
        gather();

        var body = get("/c/the-map-agreement").body();

        assertTrue(body.contains("<ins>35</ins> countries share maps"), body);
        assertTrue(body.contains("<section lang=\"ar\" dir=\"rtl\"><h3>"), body);
        assertTrue(body.contains("/a/" + maps + "/1..2"), body);
        assertTrue(body.contains("Meridian &lt;Wire&gt;"), body);
        assertTrue(body.contains("Second &lt;b&gt;."), body);
    }

    @Test
    void aFigureIsFollowedInAPictureAndInATableWithTheSameValues() throws Exception {
        gather();

        var body = get("/c/the-map-agreement").body();

        assertTrue(body.contains("role=\"img\""), body);
        assertTrue(body.contains(">33, 19 Nov 2026, 07:12 UTC<"), body);
        assertTrue(body.contains(">35, 19 Nov 2026, 07:42 UTC<"), body);
        assertTrue(body.contains(">31, 18 Nov 2026<"), body);
        assertTrue(body.contains("none given"), body);
    }

    @Test
    void aClippingIsMarkedAndNoLookIsClaimed() throws Exception {
        gather();

        for (var path : new String[] {"/a/" + clipping, "/a/" + clipping + "/v/1"}) {
            var body = get(path).body();
            assertAll(
                    path,
                    () -> assertTrue(
                            body.contains("Handed in on 19 Nov 2026, 08:12 UTC by Lena, who dates it 18 Nov 2026"),
                            body),
                    () -> assertTrue(body.contains("from the &lt;print&gt; edition"), body),
                    () -> assertFalse(body.contains("as we saw it"), body),
                    () -> assertFalse(body.toLowerCase(Locale.ROOT).contains("first seen"), body),
                    () -> assertFalse(body.contains("Next check"), body),
                    () -> assertFalse(body.contains("href=\"https://clipping.invalid"), body),
                    () -> assertFalse(body.contains("HTTP 0"), body));
        }
    }

    @Test
    void anArticleShowsItsClippingsBesideItsVersionsAndTheCollectionsThatItIsIn() throws Exception {
        gather();

        var body = get("/a/" + maps).body();

        assertTrue(body.contains("Clippings of this article"), body);
        assertTrue(body.contains("/a/" + clipping + "/v/1/with/" + maps + "/1"), body);
        assertTrue(body.contains("href=\"/c/the-map-agreement\""), body);
        assertTrue(body.contains("2 versions"), body);
    }

    @Test
    void aClippingIsComparedWithAVersion() throws Exception {
        var path = "/a/%s/v/1/with/%s/2".formatted(clipping, maps);

        var page = get(path);
        var json = get(path + ".json").body();

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<ins>35"), page.body());
        assertTrue(page.body().contains("clipping dated 18 Nov 2026"), page.body());
        assertTrue(json.contains("\"clipping\":{\"date\":\"2026-11-18\",\"kept_at\":"), json);
        assertEquals(1, json.split("seen_from", -1).length - 1, json);
    }

    @Test
    void aSearchMarksWhatWasHandedIn() throws Exception {
        var body = get("/search?q=%2231+countries%22").body();

        assertTrue(body.contains("<strong>Clipping</strong>"), body);
    }

    @Test
    void theChangesOfACollectionCanBeFollowed() throws Exception {
        gather();

        for (var ending : new String[] {".atom", ".rss", ".json"}) {
            var feed = get("/c/the-map-agreement" + ending);
            assertEquals(200, feed.statusCode(), ending);
            assertTrue(feed.body().contains("35 countries share maps"), feed.body());
        }
    }

    @Test
    void whatIsNotThereIsSaidInWords() throws Exception {
        assertAll(Stream.of(
                        "/c/none 404 There is no such collection",
                        "/c/NONE 404 There is no such collection",
                        "/c/a%20b 404 There is no such collection",
                        "/c/none.atom 404 There is no such collection",
                        "/a/ID/v/1/with/zzzzzz/1 404 There is no article zzzzzz",
                        "/a/zzzzzz/v/1/with/ID/1 404 There is no article zzzzzz",
                        "/a/ID/v/9/with/OTHER/1 404 This article has versions 1 to 2",
                        "/a/ID/v/1/with/OTHER/0 404 There is no such version")
                .map(line -> line.replace("ID", maps.text())
                        .replace("OTHER", arabic.text())
                        .split(" ", 3))
                .map(row -> () -> {
                    var page = get(row[0]);
                    assertEquals(Integer.parseInt(row[1]), page.statusCode(), row[0]);
                    assertTrue(page.body().contains(row[2]), row[0] + page.body());
                }));
    }

    @Test
    void twoVersionsOfOneArticleHaveTheirOwnAddress() throws Exception {
        var page = get("/a/%s/v/2/with/%s/1".formatted(maps, maps));

        assertEquals(308, page.statusCode());
        assertEquals(
                "/a/%s/1..2".formatted(maps),
                page.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void anOutletThatIsNotWatchedHasNoPageToLeadTo() throws Exception {
        record.clipped("evening-star", "Evening Star");

        var body = get("/o/evening-star").body();

        assertTrue(body.contains("not watched; only what was handed in or imported is kept"), body);
        assertFalse(body.contains("evening-star.invalid"), body);
    }
}
