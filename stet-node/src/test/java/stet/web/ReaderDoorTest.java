// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.ArticleId;

/// A reader's language and time zone over HTTP: how they are chosen, and what follows from them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReaderDoorTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private WebServer server;
    private ArticleId bridge;

    @BeforeAll
    void fill(@TempDir Path folder) {
        record = new FilledRecord(folder);
        var courier = record.outlet("lenn-courier", "Lenn Courier", "en");
        bridge = record.article(courier, "bridge", Stories.bridge(), Stories.bridgeAgain(), Stories.bridgeCorrected());
        record.article(courier, "gone", Stories.english("Ferry line to close", "", "The ferry closes in spring."));
        record.gone(courier, "gone", FilledRecord.START.plus(Duration.ofHours(3)));
        server = new WebServer(
                WebSettings.local(0), record.stores(), List.of(), () -> FilledRecord.START.plus(Duration.ofHours(5)));
        server.start();
    }

    @AfterAll
    void close() {
        server.close();
        record.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de                           | ''                    | de | Neueste Änderungen",
                "de-AT,de;q=0.9,en;q=0.5      | ''                    | de | Neueste Änderungen",
                "pl,fr-CA;q=0.8,en;q=0.5      | ''                    | fr | Dernières modifications",
                "es-MX                        | ''                    | es | Últimos cambios",
                "pl                           | ''                    | en | Latest changes",
                "*                            | ''                    | en | Latest changes",
                ";;;q=0.5;;                    | ''                    | en | Latest changes",
                "de                           | language=fr           | fr | Dernières modifications",
                "de                           | language=xx           | de | Neueste Änderungen",
            })
    void theBrowserChoosesTheLanguageUnlessTheReaderDid(String asked, String cookie, String language, String title)
            throws Exception {
        var page = get("/", "Accept-Language", asked, "Cookie", cookie);

        assertEquals(language, page.headers().firstValue("Content-Language").orElse(""));
        assertTrue(page.body().contains("<html lang=\"%s\">".formatted(language)), page.body());
        assertTrue(page.body().contains("<h1 class=\"mt2\">%s</h1>".formatted(title)), page.body());
        assertTrue(page.headers().firstValue("Vary").orElse("").contains("Accept-Language, Cookie"));
    }

    @Test
    void linesTimesAndEventsAreInTheReadersLanguageAndTheArticleInItsOwn() throws Exception {
        var stream = german("/").body();
        var article = german("/a/" + bridge).body();
        var comparison = german("/a/%s/1..2".formatted(bridge)).body();

        assertTrue(stream.contains("Überschrift umformuliert; 4 Zahlen geändert: 12 → 14 villages"), stream);
        assertTrue(stream.contains("Die Adresse des Artikels antwortet jetzt „410 Gone“."), stream);
        assertTrue(article.contains("Überschrift umformuliert"), article);
        assertTrue(article.contains("19. Nov. 2026, 08:42 MEZ"), article);
        assertTrue(article.contains("gesehen zwischen 08:12 und 08:42"), article);
        assertTrue(comparison.contains("wurde <strong>30 Minuten</strong> nach Version 1 gesehen:"), comparison);
        assertTrue(comparison.contains("<div class=\"new\" lang=\"en\">"), comparison);
        assertTrue(comparison.contains("lang=\"de\" dir=\"ltr\">Version 2</span>"), comparison);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/changes.atom", "/changes.rss", "/changes.json", "/a/ID.atom", "/o/lenn-courier.json"})
    void feedsSpeakTheReadersLanguageAndNameEachChangeAlike(String path) throws Exception {
        var asked = path.replace("ID", bridge.text());

        var english = get(asked);
        var german = german(asked);

        assertTrue(german.body().contains("Überschrift umformuliert; 4 Zahlen geändert: 12 → 14"), german.body());
        assertFalse(german.body().matches("(?s).*(changed|[Rr]eworded|Added|Removed|Moved).*"), german.body());
        assertEquals(ids(english.body()), ids(german.body()));
        assertFalse(ids(english.body()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/changes.atom", "/a/ID/1..2.json", "/a/ID/1..2.txt"})
    void aCopyInAnotherLanguageIsNotTakenForThisOne(String path) throws Exception {
        var asked = path.replace("ID", bridge.text());
        var tag = get(asked).headers().firstValue("ETag").orElseThrow();

        var german = german(asked, "If-None-Match", tag);

        assertEquals(200, german.statusCode());
        assertNotEquals(tag, german.headers().firstValue("ETag").orElseThrow());
    }

    @Test
    void theFooterLeadsToTheChoiceAndBack() throws Exception {
        var article = german("/a/" + bridge).body();
        var choice = german("/reader?back=/a/" + bridge).body();

        assertTrue(
                article.contains("<a href=\"/reader?back=%%2Fa%%2F%s\">Sprache und Zeitzone</a>".formatted(bridge)),
                article);
        assertTrue(choice.contains("name=\"back\" value=\"/a/%s\"".formatted(bridge)), choice);
        assertTrue(choice.contains("<option value=\"fr\" lang=\"fr\">Français</option>"), choice);
        assertTrue(choice.contains("<option value=\"de\" lang=\"de\" selected>Deutsch</option>"), choice);
        assertTrue(choice.contains("<option value=\"Europe/Berlin\" selected>Berlin</option>"), choice);
        assertTrue(choice.contains("<option value=\"Europe/Paris\">Paris</option>"), choice);
        assertTrue(choice.contains("<optgroup label=\"Europa\">"), choice);
        assertTrue(choice.contains("19. Nov. 2026, 13:12 MEZ"), choice);
    }

    @Test
    void theChoiceIsKeptForAYearInTwoCookies() throws Exception {
        var answer = post("language=fr&zone=Europe%2FParis&back=%2Fa%2F" + bridge, "Sec-Fetch-Site", "same-origin");

        assertEquals(303, answer.statusCode());
        assertEquals("/a/" + bridge, answer.headers().firstValue("Location").orElse(""));
        assertEquals(
                List.of(
                        "language=fr; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
                        "zone=Europe/Paris; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"),
                answer.headers().allValues("Set-Cookie"));
    }

    @Test
    void anEmptyFieldTakesTheChoiceBack() throws Exception {
        var answer = post("language=&zone=&back=/", "Sec-Fetch-Site", "same-origin");

        assertEquals(
                List.of(
                        "language=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
                        "zone=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
                answer.headers().allValues("Set-Cookie"));
    }

    @Test
    void readingTheChoiceSetsNothing() throws Exception {
        var answer = get("/reader?language=fr&zone=Europe/Paris");

        assertEquals(200, answer.statusCode());
        assertEquals(List.of(), answer.headers().allValues("Set-Cookie"));
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin, 303",
        "Sec-Fetch-Site, none, 303",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Origin, SELF, 303",
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Origin, http://[, 403",
        "X-No-Browser, 1, 303",
    })
    void whatAnotherSiteSendsIsRefused(String header, String value, int status) throws Exception {
        var answer = post("language=de", header, value.replace("SELF", server.site()));

        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(status == 303, !answer.headers().allValues("Set-Cookie").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"language=xx", "zone=Europe/Atlantis", "language=de%0d%0aX: y", "zone=UTC;x"})
    void whatIsNotOnTheListsIsRefusedInWords(String form) throws Exception {
        var answer = post(form, "Sec-Fetch-Site", "same-origin");

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("There is no such choice"), answer.body());
        assertEquals(List.of(), answer.headers().allValues("Set-Cookie"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a/7k2m9q/1..2?view=inline | /a/7k2m9q/1..2?view=inline",
                "/                          | /",
                "/?outlet=x&since=24h       | /?outlet=x&since=24h",
                "//evil.example             | /",
                "/\\evil.example            | /",
                "https://evil.example/      | /",
                "javascript:alert(1)        | /",
                "evil.example               | /",
                "'/a b'                     | /",
                "'/a\r\nSet-Cookie: x=y'    | /",
                "''                         | /",
            })
    void theWayBackStaysOnThisSite(String typed, String led) {
        assertEquals(led, ReaderDoor.path(typed));
    }

    private static List<String> ids(String feed) {
        return Pattern.compile("urn:uuid:[0-9a-f-]{36}")
                .matcher(feed)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private HttpResponse<String> german(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path)).header("Cookie", "language=de; zone=Europe/Berlin");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String form, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri("/reader"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
