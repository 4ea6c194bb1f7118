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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.account.Secret;
import stet.model.Role;
import stet.store.WatchLine;
import stet.store.WatchList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The watch list in the browser and for programs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchingPagesTest {
    private static final Instant NOW = FilledRecord.START.plus(Duration.ofMinutes(32));

    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private WebServer server;
    private Secret session;
    private Secret token;

    /// Feeds that were never looked at, articles that are due soon, and some that gave no answer.
    @BeforeAll
    void fill(@TempDir Path folder) {
        record = new FilledRecord(folder);
        var courier = record.outlet("lenn-courier", "Lenn Courier", "en");
        record.outlet("marfa", "صحيفة المرفأ", "ar");
        record.article(courier, "bridge", Stories.bridge(), Stories.bridgeAgain());
        record.fail(courier, "slow", FilledRecord.START.plus(Duration.ofMinutes(20)));
        record.withheld(courier, "quarry");
        record.article(
                courier,
                "pier",
                Stories.english("Pier shut", "", "It is shut."),
                Stories.english("Pier open", "", "It is open."));
        record.fail(courier, "gate", FilledRecord.START.plus(Duration.ofMinutes(20)));
        server = new WebServer(WebSettings.local(0), record.stores(), List.of(), () -> NOW);
        server.start();
        var people = new People(record.stores(), NOW);
        var made = people.made("Lena", Role.EDITOR);
        session = made.session();
        token = people.token(made.account(), Role.EDITOR);
    }

    @AfterAll
    void close() {
        server.close();
        record.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(path, HttpRequest.newBuilder());
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) throws Exception {
        request.uri(URI.create(server.site() + path));
        if (path.startsWith("/api/")) {
            request.header("Authorization", "Bearer " + token.text());
        } else {
            request.header("Cookie", "session=" + session.text());
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String fields) throws Exception {
        var body = "mark=" + URLEncoder.encode(session.mark("form"), StandardCharsets.UTF_8) + fields;
        return send(
                path,
                HttpRequest.newBuilder()
                        .header(
                                "Content-Type",
                                path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(path.startsWith("/api/") ? "" : body)));
    }

    private JsonNode json(String path) throws Exception {
        var answer = get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return JsonMapper.shared().readTree(answer.body());
    }

    private WatchLine line(String address) {
        return record.library().watchList().next(WatchList.Filter.ALL, Optional.empty(), NOW, 99).stream()
                .filter(line -> line.target().address().text().endsWith(address))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePageSaysWhatIsLookedAtNextAndWhy() throws Exception {
        var page = get("/watching").body();

        assertAll(Stream.of(
                        "7 watched, 2 late",
                        "32 min late",
                        "It was not looked at yet.",
                        "14 villages agree to share a footbridge",
                        "in 28 min",
                        "19 Nov 2026, 08:12 UTC",
                        "An edit is likely enough by then: about",
                        "The last look got no usable answer; each wait is longer, now 30 minutes.",
                        "no answer within 30 seconds",
                        "Check now: https://marfa.example/feed.xml",
                        "withheld")
                .map(text -> () -> assertTrue(page.contains(text), text + page)));
        assertFalse(page.contains("/quarry"), page);
        assertFalse(page.contains("Quarry"), page);
    }

    @Test
    void aFilterHasItsAddressAndWhatFitsNoneIsSaid() throws Exception {
        var late = get("/watching?late=true&outlet=marfa").body();
        var none = get("/watching?kind=sitemap").body();

        assertTrue(late.contains("1 watched, 1 late"), late);
        assertFalse(late.contains("bridge"), late);
        assertTrue(none.contains("Nothing that is watched fits these filters."), none);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=nothing", "late=perhaps", "after=1-0", "after=soon", "outlet=Not+One", "limit=0"})
    void whatCannotBeUnderstoodIsSaid(String query) throws Exception {
        var answer = get("/api/v1/watching?" + query);

        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(
                query.startsWith("limit") ? 200 : 400, get("/watching?" + query).statusCode());
        assertEquals(404, get("/api/v1/watching?outlet=nobody").statusCode());
    }

    @Test
    void anEditorAsksForALookAndComesBackToTheSameView() throws Exception {
        var pier = line("/pier");

        var asked = post("/watching/%d/check".formatted(pier.nr()), "&outlet=lenn-courier&kind=article");

        assertEquals(303, asked.statusCode(), asked.body());
        assertEquals(
                "/watching?outlet=lenn-courier&kind=article&asked=true",
                asked.headers().firstValue("Location").orElseThrow());
        var page = get("/watching?outlet=lenn-courier&kind=article&asked=true").body();
        assertTrue(page.contains("role=\"status\""), page);
        assertTrue(page.contains("A look is owed"), page);
        assertEquals(NOW, line("/pier").due());
        assertEquals(404, post("/watching/999/check", "").statusCode());
        assertEquals(404, post("/watching/x/check", "").statusCode());
    }

    @Test
    void programsAreToldTheSameFromPartToPart() throws Exception {
        var all = json("/api/v1/watching");
        var seen = new ArrayList<Long>();
        for (var next = "/api/v1/watching?limit=2"; !next.isEmpty(); ) {
            var part = json(next);
            part.get("watching").forEach(line -> seen.add(line.get("nr").asLong()));
            next = part.path("next").asString("");
        }

        assertEquals(7, all.get("watched").asInt());
        assertEquals(
                all.get("watching")
                        .valueStream()
                        .map(line -> line.get("nr").asLong())
                        .toList(),
                seen);
        var failed = all.get("watching")
                .valueStream()
                .filter(line -> line.path("url").asString("").endsWith("/slow"))
                .findFirst()
                .orElseThrow();
        assertEquals("again", failed.at("/why/reason").asString());
        assertEquals(1800, failed.at("/why/interval_seconds").asInt());
        var withheld = all.get("watching")
                .valueStream()
                .filter(line -> line.has("withheld"))
                .findFirst()
                .orElseThrow();
        assertFalse(withheld.has("url") || withheld.has("title"), withheld.toString());
        assertEquals(
                204,
                post("/api/v1/watching/%d/check".formatted(line("/gate").nr()), "")
                        .statusCode());
        assertEquals(404, post("/api/v1/watching/999/check", "").statusCode());
    }
}
