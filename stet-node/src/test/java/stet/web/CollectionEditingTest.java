// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.account.Doorkeeper;
import stet.account.Secret;
import stet.archive.ArchiveSettings;
import stet.archive.WarcFiles;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Role;
import stet.store.CollectionRecord;
import stet.store.Collections;
import stet.watch.Accession;

/// Collections and clippings as editors keep them in the browser.
class CollectionEditingTest {
    @TempDir
    private Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private WarcFiles archive;
    private WebServer server;
    private Secret session;
    private Collections collections;
    private ArticleId maps;
    private ArticleId charts;

    @BeforeEach
    void open() {
        record = new FilledRecord(folder);
        collections = record.library().collections();
        var wire = record.outlet("wire", "Meridian Wire", "en");
        var star = record.outlet("star", "Evening Star", "en");
        maps = record.article(
                wire,
                "maps",
                Stories.english("33 countries share maps", "", "In Lenn it was Folake Adeyemi who spoke."));
        charts = record.article(
                star, "charts", Stories.english("Deal of 35 nations", "", "In Lenn we met Folake Adeyemi again."));
        record.index();
        archive = new WarcFiles(folder.resolve("warc"), new ArchiveSettings(1 << 20, "Stet test"));
        var stores = record.stores();
        var now = FilledRecord.START.plus(Duration.ofHours(5));
        server = new WebServer(
                WebSettings.local(0), stores.with(new Accession(stores.clippings(), archive)), List.of(), () -> now);
        server.start();
        var keeper = new Doorkeeper(stores.accounts(), stores.sessions(), stores.tokens(), () -> now);
        var link = keeper.invite(Role.EDITOR, Optional.empty(), By.commandLine(now));
        session = ((Doorkeeper.Entry.Welcome) keeper.accept(link, "Lena", "four grey herons wait")).session();
    }

    @AfterEach
    void close() {
        server.close();
        archive.close();
        record.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.site() + path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(
                request.header("Cookie", "session=" + session.text()).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String... fields) throws Exception {
        var body = named(fields).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(server.site() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Map<String, String> named(String... fields) {
        var named = new LinkedHashMap<>(Map.of("mark", session.mark("form")));
        for (int i = 0; i < fields.length; i += 2) {
            named.put(fields[i], fields[i + 1]);
        }
        return named;
    }

    /// As a browser sends a form with a file (RFC 7578).
    private HttpResponse<String> upload(String file, String... fields) throws Exception {
        var body = named(fields).entrySet().stream()
                .map(field -> "--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining());
        var part = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n%s\r\n--cut--\r\n"
                .formatted(file);
        return send(HttpRequest.newBuilder(URI.create(server.site() + "/clippings"))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofString(body + part)));
    }

    private List<ArticleId> members(String slug) {
        return collections.one(slug).orElseThrow().members().stream()
                .map(CollectionRecord.Member::article)
                .toList();
    }

    @Test
    void anEditorBeginsACollectionAndTakesASuggestion() throws Exception {
        var begun = post("/c", "title", " The map  agreement ", "note", "A note.");
        post("/c/the-map-agreement/add", "article", maps.text());
        var form = get("/c/the-map-agreement/edit").body();
        var taken = post("/c/the-map-agreement/add", "article", charts.text());

        assertEquals(
                "/c/the-map-agreement/edit",
                begun.headers().firstValue("Location").orElseThrow());
        assertTrue(form.contains("Perhaps the same story"), form);
        assertTrue(form.contains("Names: Lenn, Folake Adeyemi.") || form.contains("Folake Adeyemi"), form);
        assertEquals(303, taken.statusCode());
        assertEquals(List.of(maps, charts), members("the-map-agreement"));
        assertEquals("Lena", collections.one("the-map-agreement").orElseThrow().keeper());
        assertTrue(record.stores().journal().latest(Long.MAX_VALUE, 9).stream()
                .anyMatch(
                        deed -> deed.by().who().equals("Lena") && deed.subject().equals("the-map-agreement")));
    }

    @Test
    void articlesAreMovedAndTakenOutAndFiguresFollowed() throws Exception {
        post("/c", "title", "Maps");
        post("/c/maps/add", "article", maps.text());
        post("/c/maps/add", "article", charts.text());
        var revision = Integer.toString(collections.one("maps").orElseThrow().revision());

        post("/c/maps/order", "article", charts.text(), "revision", revision);
        assertEquals(List.of(charts, maps), members("maps"));
        post("/c/maps/remove", "article", charts.text());
        assertEquals(List.of(maps), members("maps"));
        post("/c/maps/follow", "words", "countries, nations");
        assertTrue(get("/c/maps").body().contains("countries, nations"));
        post("/c/maps/unfollow", "words", "countries, nations");
        assertFalse(get("/c/maps").body().contains("countries, nations"));
        assertEquals("/c", post("/c/maps/end").headers().firstValue("Location").orElseThrow());
        assertEquals(404, get("/c/maps").statusCode());
    }

    @Test
    void ofTwoEditorsTheSecondSeesBothTexts() throws Exception {
        post("/c", "title", "Maps");
        post("/c/maps/description", "title", "The first title", "note", "By the first.", "revision", "1");

        var second =
                post("/c/maps/description", "title", "The second title", "note", "By the second.", "revision", "1");

        assertEquals(409, second.statusCode());
        assertAll(Stream.of(
                        "Somebody else edited this collection",
                        "The first title",
                        "By the first.",
                        "The second title",
                        "By the second.",
                        "name=\"revision\" value=\"2\"")
                .map(text -> () -> assertTrue(second.body().contains(text), text + second.body())));
        assertEquals("The first title", collections.one("maps").orElseThrow().title());
    }

    @Test
    void aPastedTextIsKeptWithItsBytes() throws Exception {
        var kept = upload(
                "",
                "outlet",
                "",
                "new_outlet",
                "Daily Post",
                "date",
                "2026-11-12",
                "time",
                "06:40",
                "note",
                "from a reader",
                "article",
                maps.text(),
                "text",
                "31 countries meet\n\nThey met in Lenn.");

        assertEquals(303, kept.statusCode(), kept.body());
        var page = get(kept.headers().firstValue("Location").orElseThrow()).body();
        assertTrue(page.contains("by Lena, who dates it 12 Nov 2026, 06:40 UTC"), page);
        var id = record.library().witnesses(maps).getFirst().id();
        var evidence = record.library().evidence(id, 1).getFirst();
        assertEquals(
                "31 countries meet\n\nThey met in Lenn.",
                new String(
                        archive.read(evidence.file(), evidence.offset()).body().bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void anUploadedFileComesBeforeThePastedText() throws Exception {
        var kept = upload("A page\n\nOf text.", "outlet", "wire", "date", "2026-11-12", "text", "");

        assertTrue(
                get(kept.headers().firstValue("Location").orElseThrow()).body().contains("A page"));
    }

    @Test
    void whatCannotBeKeptIsSaidAndWhatWasTypedStays() throws Exception {
        var large = "a".repeat((2 << 20) + 1);
        var huge = "a".repeat(17 << 20);

        assertAll(
                () -> refused(
                        "There is no text", upload("", "outlet", "wire", "date", "2026-11-12", "note", "kept here")),
                () -> refused(
                        "Stet reads no PDF",
                        upload("%PDF-1.7 x", "outlet", "wire", "date", "2026-11-12", "note", "kept here")),
                () -> refused(
                        "no text and no saved page",
                        upload(
                                "PK\u0003\u0004\u0000\u0000",
                                "outlet",
                                "wire",
                                "date",
                                "2026-11-12",
                                "note",
                                "kept here")),
                () -> refused(
                        "larger than 2 MB", upload(large, "outlet", "wire", "date", "2026-11-12", "note", "kept here")),
                () -> refused(
                        "Give a day from 1600",
                        upload("A text.", "outlet", "wire", "date", "12.11.2026", "note", "kept here")),
                () -> refused(
                        "Choose an outlet",
                        upload("A text.", "outlet", "none", "date", "2026-11-12", "note", "kept here")),
                () -> refused(
                        "No article “zzzzzz”",
                        upload(
                                "A text.",
                                "outlet",
                                "wire",
                                "date",
                                "2026-11-12",
                                "article",
                                "zzzzzz",
                                "note",
                                "kept here")),
                () -> assertEquals(
                        413,
                        upload(huge, "outlet", "wire", "date", "2026-11-12").statusCode()));
    }

    private static void refused(String words, HttpResponse<String> answer) {
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(words), words + answer.body());
        assertTrue(answer.body().contains("kept here"), answer.body());
    }

    @Test
    void whatCannotBeEditedIsSaid() throws Exception {
        post("/c", "title", "Maps");

        assertAll(
                () -> assertEquals(422, post("/c", "title", "  ").statusCode()),
                () -> assertEquals(422, post("/c", "title", "a".repeat(201)).statusCode()),
                () -> assertEquals(
                        404, post("/c/none/add", "article", maps.text()).statusCode()),
                () -> assertEquals(422, post("/c/maps/add", "article", "zzzzzz").statusCode()),
                () -> assertEquals(422, post("/c/maps/follow", "words", "…").statusCode()),
                () -> assertEquals(
                        409,
                        post("/c/maps/description", "title", "x", "revision", "none")
                                .statusCode()));
    }
}
