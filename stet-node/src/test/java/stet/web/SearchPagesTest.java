// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import stet.model.ArticleId;

/// The search over HTTP, in front of a real record. The record is read only, so all tests share it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPagesTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private WebServer server;
    private ArticleId bridge;

    @BeforeAll
    void fill(@TempDir Path folder) {
        record = new FilledRecord(folder);
        var courier = record.outlet("lenn-courier", "Lenn Courier", "en");
        var marfa = record.outlet("marfa", "صحيفة المرفأ", "ar");
        bridge = record.article(courier, "bridge", Stories.bridge(), Stories.bridgeAgain(), Stories.bridgeCorrected());
        record.article(marfa, "budget", Stories.arabic("4"), Stories.arabic("6"));
        record.article(courier, "hostile", Stories.hostile("one"), Stories.hostile("two"));
        record.index();
        server = new WebServer(
                WebSettings.local(0), record.stores(), List.of(), () -> FilledRecord.START.plus(Duration.ofHours(5)));
        server.start();
    }

    @AfterAll
    void close() {
        server.close();
        record.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String search(String line) throws IOException, InterruptedException {
        var answer = get("/search?q=" + URLEncoder.encode(line, StandardCharsets.UTF_8));
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    @Test
    void theEmptySearchTellsWhatCanBeAsked() throws Exception {
        var page = search("");

        assertTrue(page.contains("removed:alleged"), page);
        assertTrue(page.contains("<option value=\"lenn-courier\">Lenn Courier</option>"), page);
    }

    @Test
    void articlesAreShownWithTheVersionsInWhichItStands() throws Exception {
        var page = search("12 footbridge");

        assertTrue(page.contains("1 article."), page);
        assertTrue(page.contains("Stands in 2 of 3 versions, the newest too"), page);
        assertTrue(page.contains("<i class=\"y\">1</i><i class=\"n\">2</i><i class=\"y\">3</i>"), page);
        assertTrue(page.contains("href=\"/a/%s/1..2\">Gone in version 2".formatted(bridge)), page);
        assertTrue(page.contains("href=\"/a/%s/2..3\">Came in with version 3".formatted(bridge)), page);
        assertTrue(page.contains("<mark>footbridge</mark>"), page);
    }

    @Test
    void changesAreShownWithTheWordsThatWent() throws Exception {
        var page = search("removed:12");

        assertTrue(page.contains("1 change."), page);
        assertTrue(page.contains("<del><mark>12</mark></del>"), page);
        assertTrue(page.contains("href=\"/a/%s/1..2\"".formatted(bridge)), page);
    }

    @Test
    void changesOfAKindAreShownWithTheirMostTellingPassage() throws Exception {
        var page = search("kind:figure outlet:lenn-courier");

        assertTrue(page.contains("<del>12</del><ins>14</ins> villages agree"), page);
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        assertTrue(search("zeppelin").contains("Nothing fits"));
    }

    @ParameterizedTest
    @CsvSource({
        "/search?q=https%3A%2F%2Flenn-courier.example%2Fbridge, /u?url=https%3A%2F%2Flenn-courier.example%2Fbridge",
        "/search?q=mayor&in=removed, /search?q=removed%3Amayor",
        "/search?q=the+mayor&in=headline&outlet=marfa, /search?q=headline%3A%22the+mayor%22+outlet%3Amarfa",
        "/search?q=mayor&in=&outlet=&after=2026-11-01, /search?q=mayor+after%3A2026-11-01",
        "/search.atom?q=, /search?q="
    })
    void aSearchHasOneAddress(String asked, String led) throws Exception {
        var answer = get(asked);

        assertEquals(303, answer.statusCode());
        assertEquals(led, answer.headers().firstValue("Location").orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "/search?q=after%3Ayesterday, A date is written as 2026-11-19.",
        "/search?q=kind%3Arumour, A kind of change is such as",
        "/search?q=-outlet%3Ax, Only words can be left out",
        "/search?q=mayor&from=x, taken from the link to older results"
    })
    void whatCannotBeReadIsExplained(String path, String words) throws Exception {
        var answer = get(path);

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains(words), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"footbridge", "removed:12"})
    void aSearchIsFollowedAsAFeed(String line) throws Exception {
        var atom = get("/search.atom?q=" + URLEncoder.encode(line, StandardCharsets.UTF_8));
        var json = get("/search.json?q=" + URLEncoder.encode(line, StandardCharsets.UTF_8));

        var feed = DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(atom.body())));
        assertEquals(1, feed.getElementsByTagName("entry").getLength(), atom.body());
        assertTrue(json.body().contains("\"items\""), json.body());
        assertTrue(search(line).contains("/search.atom?q="), line);
    }

    @Test
    void hostileWordsStayWords() throws Exception {
        var page = search("\"><script>alert(1)</script>");

        assertFalse(page.contains("<script>alert"), page);
    }
}
