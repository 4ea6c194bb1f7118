// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.account.Secret;
import stet.archive.ArchiveSettings;
import stet.archive.WarcFiles;
import stet.model.ArticleId;
import stet.model.Role;
import stet.watch.Accession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Clippings as programs hand them in and read them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClippingsApiTest {
    private static final String PATH = "/api/v1/clippings";
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data; boundary=cut";
    private static final String PAGE = """
            <!doctype html><html lang="en"><title>31 countries meet</title><article><h1>31 countries meet</h1>
            <p>They met in Lenn, where the maps of the ocean floor were first drawn by hand a hundred years ago.</p>
            <p>All of them said that they would share what their ships have measured, and most of them at once.</p>
            <p>The next meeting is to be held in spring, when the first of the shared maps are to be shown.</p></article>
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private WarcFiles archive;
    private WebServer server;
    private Secret token;
    private ArticleId maps;

    @BeforeAll
    void open(@TempDir Path folder) {
        record = new FilledRecord(folder);
        var wire = record.outlet("wire", "Meridian Wire", "en");
        maps = record.article(wire, "maps", Stories.english("33 countries share maps", "", "They met in Lenn."));
        archive = new WarcFiles(folder.resolve("warc"), new ArchiveSettings(1 << 20, "Stet test"));
        var stores = record.stores();
        var now = FilledRecord.START.plus(Duration.ofHours(5));
        server = new WebServer(
                WebSettings.local(0), stores.with(new Accession(stores.clippings(), archive)), List.of(), () -> now);
        server.start();
        var people = new People(stores, now);
        token = people.token(people.made("Lena", Role.EDITOR).account(), Role.EDITOR);
    }

    @AfterAll
    void close() {
        server.close();
        archive.close();
        record.close();
    }

    private HttpResponse<String> send(String type, String body) throws Exception {
        return send(server, type, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private HttpResponse<String> send(WebServer to, String type, byte[] body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(to.site() + PATH))
                        .header("Authorization", "Bearer " + token.text())
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(server.site() + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer);
    }

    private List<String> all() throws Exception {
        return get(PATH + "?limit=200")
                .get("clippings")
                .valueStream()
                .map(one -> one.get("id").asString())
                .toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String object(String... members) {
        var node = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < members.length; i += 2) {
            node.put(members[i], members[i + 1]);
        }
        return JsonMapper.shared().writeValueAsString(node);
    }

    /// As curl sends a form with files (RFC 7578).
    private static String form(Map<String, String> files, String... fields) {
        var body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append("--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(fields[i], fields[i + 1]));
        }
        files.forEach((name, bytes) ->
                body.append("--cut\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a\"\r\n\r\n%s\r\n"
                        .formatted(name, bytes)));
        return body.append("--cut--\r\n").toString();
    }

    @Test
    void aPastedTextIsHandedInAsJsonAndReadAgain() throws Exception {
        var sent = object(
                "outlet", "wire",
                "date", "2026-11-12T08:40:00+02:00",
                "text", "31 countries meet\n\nThey met in Lenn.",
                "note", "from a reader",
                "article", maps.text());

        var kept = send(JSON, sent);
        var again = send(JSON, sent);

        assertEquals(201, kept.statusCode(), kept.body());
        assertTrue(json(kept).get("new").asBoolean());
        assertEquals("2026-11-12T06:40:00Z", json(kept).at("/clipping/date").asString());
        assertEquals("Lena", json(kept).at("/clipping/kept_by").asString());
        assertEquals(maps.text(), json(kept).at("/clipping/of").asString());
        var id = json(kept).get("article").asString();
        assertEquals(
                "/api/v1/articles/" + id, kept.headers().firstValue("Location").orElseThrow());
        assertEquals(200, again.statusCode(), again.body());
        assertFalse(json(again).get("new").asBoolean());
        assertEquals(id, json(again).get("article").asString());
        assertEquals(
                "31 countries meet",
                get("/api/v1/articles/" + id).at("/versions/0/title").asString());
        var listed = get(PATH + "?of=" + maps).get("clippings");
        assertEquals(1, listed.size());
        assertEquals(id, listed.get(0).get("id").asString());
    }

    @Test
    void aSavedPageComesAsAFormWithThePdfBesideIt() throws Exception {
        var kept = send(
                FORM,
                form(
                        Map.of("file", PAGE, "original", "%PDF-1.7 bytes \u00e9"),
                        "new_outlet",
                        "Daily Post",
                        "date",
                        "2026-11-12",
                        "time",
                        "06:40",
                        "language",
                        "en"));

        assertEquals(201, kept.statusCode(), kept.body());
        assertEquals("daily-post", json(kept).get("outlet").asString());
        assertEquals("text/html", json(kept).at("/clipping/media_type").asString());
        var id = ArticleId.parse(json(kept).get("article").asString()).orElseThrow();
        var originals = new ArrayList<String>();
        for (var evidence : record.library().evidence(id, 1)) {
            var body = archive.read(evidence.file(), evidence.offset()).body();
            originals.add(new String(body.bytes(), StandardCharsets.ISO_8859_1));
        }
        assertEquals(List.of(PAGE, "%PDF-1.7 bytes \u00e9"), originals);
    }

    @Test
    void theHtmlOfASavedPageIsReadWhereverItIsSent() throws Exception {
        var kept = send(JSON, object("outlet", "wire", "date", "2026-11-12", "text", PAGE));

        assertEquals(201, kept.statusCode(), kept.body());
        assertEquals("text/html", json(kept).at("/clipping/media_type").asString());
    }

    @Test
    void allAreListedFromPartToPartTheNewestFirst() throws Exception {
        var ids = new ArrayList<String>();
        for (var day : List.of("2026-11-12", "2026-11-11", "2026-11-13")) {
            var kept = send(JSON, object("outlet", "wire", "date", day, "text", "A text."));
            ids.addFirst(json(kept).get("article").asString());
        }
        var seen = new ArrayList<String>();
        for (var next = PATH + "?limit=2"; !next.isEmpty(); ) {
            var part = get(next);
            part.get("clippings").forEach(one -> seen.add(one.get("id").asString()));
            next = part.path("next").asString("");
        }

        assertEquals(ids, seen.subList(0, 3));
        assertEquals(all(), seen);
        assertEquals(0, get(PATH + "?of=" + ids.getFirst()).get("clippings").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wire | 2026-11-12 |        |        | There is no text",
                "wire | 2026-11-12 | A text. | zzzzzz | No article",
                "wire | 12.11.2026 | A text. |        | Give a day from 1600",
                "wire | 1599-12-31 | A text. |        | Give a day from 1600",
                "wire | 2999-01-01T00:00Z | A text. | | Give a day from 1600",
                "none | 2026-11-12 | A text. |        | Choose an outlet",
                "''   | 2026-11-12 | A text. |        | Choose an outlet",
                "wire | 2026-11-12 | <html><p>no |    | No article was found",
            })
    void whatCannotBeKeptIsSaid(String outlet, String date, String text, String article, String words)
            throws Exception {
        var before = all();
        var refused = send(
                JSON,
                object(
                        "outlet",
                        outlet,
                        "date",
                        date,
                        "text",
                        text == null ? "" : text,
                        "article",
                        article == null ? "" : article));

        assertEquals(422, refused.statusCode(), refused.body());
        assertTrue(json(refused).get("detail").asString().contains(words), refused.body());
        assertEquals(before, all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7 x", "PK\u0003\u0004\u0000\u0000"})
    void aFileThatIsNoTextIsRefused(String file) throws Exception {
        var refused = send(FORM, form(Map.of("file", file), "outlet", "wire", "date", "2026-11-12"));

        assertEquals(422, refused.statusCode(), refused.body());
        assertTrue(json(refused).get("detail").asString().matches("(Stet reads no PDF|The file is no text).*"));
    }

    @Test
    void whatIsTooLargeOrOfAnotherKindIsRefused() throws Exception {
        var large = "a".repeat((2 << 20) + 1);
        assertEquals(
                422,
                send(FORM, form(Map.of("file", large), "outlet", "wire", "date", "2026-11-12"))
                        .statusCode());
        assertEquals(413, send(JSON, object("text", "a".repeat(4 << 20))).statusCode());
        assertEquals(
                413, send(FORM, form(Map.of("original", "a".repeat(17 << 20)))).statusCode());
        assertEquals(415, send("text/plain", "A text.").statusCode());
        assertEquals(400, send(JSON, "[1]").statusCode());
        assertEquals(400, send(JSON, "{").statusCode());
        assertEquals(400, send("multipart/form-data", "A text.").statusCode());
        assertEquals(
                "application/problem+json; charset=utf-8",
                send("text/plain", "A text.")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""));
    }

    @Test
    void noUploadIsReadOfSomebodyWhoDidNotSignIn() throws Exception {
        for (var path : List.of(PATH, "/login")) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(server.site() + path))
                            .header("Content-Type", FORM)
                            .POST(HttpRequest.BodyPublishers.ofString(form(Map.of("file", "a".repeat(100_000)))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertEquals(413, answer.statusCode(), answer.body());
        }
    }

    @Test
    void anArchiveThatTakesNothingInSaysSo() throws Exception {
        try (var closed = new WebServer(
                WebSettings.local(0), record.stores(), List.of(), () -> FilledRecord.START.plus(Duration.ofHours(5)))) {
            closed.start();
            var sent = object("outlet", "wire", "date", "2026-11-12", "text", "A text.");

            var refused = send(closed, JSON, sent.getBytes(StandardCharsets.UTF_8));

            assertEquals(503, refused.statusCode(), refused.body());
        }
    }
}
