// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import stet.account.Secret;
import stet.model.Role;
import stet.model.Story;

/// Every route of the router's own list, asked as everybody: whoever may have it gets it, and nobody else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    /// As whom a route is asked.
    enum Who {
        NOBODY,
        READER,
        EDITOR,
        ADMIN,
        /// Another archive's token.
        FOREIGN_TOKEN,
        /// An administrator's token that may only read.
        READING_TOKEN;

        Optional<Role> role() {
            return switch (this) {
                case NOBODY, FOREIGN_TOKEN -> Optional.empty();
                case READER, READING_TOKEN -> Optional.of(Role.READER);
                case EDITOR -> Optional.of(Role.EDITOR);
                case ADMIN -> Optional.of(Role.ADMIN);
            };
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Visibility, WebServer> servers = new EnumMap<>(Visibility.class);
    private final Map<Role, Secret> sessions = new EnumMap<>(Role.class);
    private FilledRecord record;
    private Secret readingToken;
    private String bridge;
    private String longer;

    @BeforeAll
    void fill(@TempDir Path folder) {
        record = new FilledRecord(folder);
        var courier = record.outlet("lenn-courier", "Lenn Courier", "en");
        bridge = record.article(courier, "bridge", Stories.bridge(), Stories.bridgeAgain())
                .text();
        longer = record.article(courier, "longer", longStory("12"), longStory("14"))
                .text();
        var stores = record.stores();
        for (var visibility : Visibility.values()) {
            var settings = new WebSettings("127.0.0.1", 0, "", WebSettings.Metrics.LOCAL, visibility, 100_000);
            var server = new WebServer(settings, stores, List.of(), () -> FilledRecord.START.plus(Duration.ofHours(5)));
            server.start();
            servers.put(visibility, server);
        }
        var people = new People(stores, FilledRecord.START.plus(Duration.ofHours(4)));
        var admin = people.made("another reader", Role.READER).account();
        for (var role : Role.values()) {
            var entry = people.made("the " + role, role);
            sessions.put(role, entry.session());
            admin = entry.account(); // the last of them
        }
        readingToken = people.token(admin, Role.READER);
    }

    @AfterAll
    void close() {
        servers.values().forEach(WebServer::close);
        record.close();
    }

    @ParameterizedTest
    @EnumSource(Visibility.class)
    void everyRouteIsForThoseWhoMayHaveIt(Visibility visibility) throws Exception {
        var wrong = new ArrayList<String>();
        for (var route : server(visibility).routes()) {
            for (var who : Who.values()) {
                var answer = ask(visibility, route, who);
                if (isTurnedAway(answer) == may(route.access(), who, visibility)) {
                    wrong.add("%s %s as %s: %d".formatted(route.method(), route.path(), who, answer.statusCode()));
                }
            }
        }

        assertEquals(List.of(), wrong);
    }

    private static boolean isTurnedAway(HttpResponse<String> answer) {
        return answer.statusCode() == 401
                || answer.statusCode() == 403
                || answer.headers().firstValue("Location").orElse("").startsWith("/login");
    }

    /// Written out by hand, so that it is not the code that judges itself.
    private static boolean may(Access access, Who who, Visibility visibility) {
        if (who == Who.FOREIGN_TOKEN) {
            return false;
        }
        var role = who.role();
        return switch (access) {
            case OPEN -> true;
            case ARCHIVE -> visibility != Visibility.PRIVATE || role.isPresent();
            case TEXT -> visibility == Visibility.PUBLIC || role.isPresent();
            case SIGNED_IN -> role.isPresent() && who != Who.READING_TOKEN;
            case EDITOR -> role.equals(Optional.of(Role.EDITOR)) || role.equals(Optional.of(Role.ADMIN));
            case ADMIN -> role.equals(Optional.of(Role.ADMIN));
        };
    }

    private HttpResponse<String> ask(Visibility visibility, Route route, Who who) throws Exception {
        var path = route.path()
                .replace("{id}", bridge)
                .replace("{m}", "1")
                .replace("{n}", "2")
                .replace("{outlet}", "lenn-courier")
                .replace("{slug}", "none")
                .replace("{other}", bridge)
                .replace("{nr}", "999")
                .replace("{name}", "none.css")
                .replace("{token}", "none")
                .replace("{secret}", "none");
        var request = HttpRequest.newBuilder(URI.create(server(visibility).site() + path));
        switch (who) {
            case NOBODY -> {}
            case FOREIGN_TOKEN -> request.header("Authorization", "Bearer " + "A".repeat(43));
            case READING_TOKEN -> request.header("Authorization", "Bearer " + readingToken.text());
            case READER, EDITOR, ADMIN ->
                request.header("Cookie", "session=" + session(who).text());
        }
        if (route.method().equals(HandlerType.POST)) {
            // to sign out, or to change one's account, would change what the next question is asked as
            var mark = who.role().isPresent() && who != Who.READING_TOKEN
                    ? session(who).mark("form")
                    : "";
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("mark=" + mark));
        }
        if (path.equals("/logout") && who.role().isPresent() && who != Who.READING_TOKEN) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server(visibility).site() + "/account"))
                            .header("Cookie", "session=" + session(who).text())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private WebServer server(Visibility visibility) {
        return Objects.requireNonNull(servers.get(visibility));
    }

    private Secret session(Who who) {
        return Objects.requireNonNull(sessions.get(who.role().orElseThrow()));
    }

    private HttpResponse<String> post(String path, Secret session, Map<String, String> fields, String... headers)
            throws Exception {
        var body = new ArrayList<String>();
        fields.forEach((name, value) -> body.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        var request = HttpRequest.newBuilder(
                        URI.create(server(Visibility.PUBLIC).site() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", "session=" + session.text())
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", body)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Story longStory(String figure) {
        var paragraphs = IntStream.range(0, 9)
                .mapToObj(n -> "The %s paragraph of this report stands as it stood.".formatted("abcdefghi".charAt(n)))
                .toArray(String[]::new);
        paragraphs[0] = "The council counted " + figure + " boats in the harbour.";
        return Stories.english("Boats counted", "", paragraphs);
    }

    @ParameterizedTest
    @CsvSource({
        "/1..2, PUBLIC, NOBODY, true",
        "/1..2, EXCERPTS, NOBODY, false",
        "/1..2, EXCERPTS, READER, true",
        "/1..2?view=inline&unfold=1, EXCERPTS, NOBODY, false",
        "/1..2.json, PUBLIC, NOBODY, true",
        "/1..2.json, EXCERPTS, NOBODY, false",
        "/1..2.json, EXCERPTS, READER, true",
        "/1..2.txt, EXCERPTS, NOBODY, false",
        ".atom, EXCERPTS, NOBODY, false",
        "'', EXCERPTS, NOBODY, false",
    })
    void anExcerptIsWhatChangedWithTheParagraphsBesideIt(String path, Visibility visibility, Who who, boolean whole)
            throws Exception {
        var answer = get(visibility, "/a/" + longer + path, who);

        assertEquals(200, answer.statusCode());
        assertEquals(whole, answer.body().contains("The e paragraph"), answer.body());
        var cache = answer.headers().firstValue("Cache-Control").orElse("");
        assertEquals(visibility == Visibility.PUBLIC, !cache.contains("private"), cache);
    }

    private HttpResponse<String> get(Visibility visibility, String path, Who who) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server(visibility).site() + path));
        if (who != Who.NOBODY) {
            request.header("Cookie", "session=" + session(who).text());
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC, NOBODY, true", "EXCERPTS, NOBODY, true", "PRIVATE, NOBODY, false", "PRIVATE, READER, true"})
    void howMuchThereIsIsToldToThoseAloneWhoMayReadIt(Visibility visibility, Who who, boolean told) throws Exception {
        var answer = get(visibility, "/healthz", who);

        assertEquals(200, answer.statusCode());
        assertEquals(told, answer.body().contains("\"versions\""), answer.body());
    }

    @Test
    void whoeverTriesToComeInAgainAndAgainIsToldToWait() throws Exception {
        try (var server = new WebServer(WebSettings.local(0), record.stores(), List.of(), () -> FilledRecord.START)) {
            server.start();
            var statuses = new ArrayList<Integer>();
            var answer = Optional.<HttpResponse<String>>empty();
            for (int i = 0; i < 31; i++) {
                answer = Optional.of(client.send(
                        HttpRequest.newBuilder(URI.create(server.site() + "/welcome/none"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
                statuses.add(answer.get().statusCode());
            }

            assertEquals(Collections.nCopies(30, 404), statuses.subList(0, 30));
            assertEquals(429, statuses.getLast());
            assertEquals("1", answer.get().headers().firstValue("Retry-After").orElse(""));
        }
    }

    @Test
    void noGetChangesAnything() {
        var changing = server(Visibility.PUBLIC).routes().stream()
                .filter(route -> !route.method().equals(HandlerType.GET)
                        && !route.method().equals(HandlerType.POST))
                .map(Route::path)
                .toList();

        assertEquals(List.of(), changing, "only GET and POST are known");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 403",
        "wrong, '', 403",
        "right, '', 303",
        "right, 'Sec-Fetch-Site=cross-site', 403",
        "right, 'Sec-Fetch-Site=same-site', 403",
        "right, 'Sec-Fetch-Site=same-origin', 303",
        "right, 'Origin=https://elsewhere.example', 403",
        "right, 'Origin=null', 403",
        "wrong, 'Sec-Fetch-Site=same-origin', 403",
    })
    void aFormOfAnotherSiteChangesNothing(String mark, String header, int status) throws Exception {
        var session = session(Who.ADMIN);
        var sent = mark.equals("right") ? session.mark("form") : mark;
        var name = "Lenn Courier " + mark + header.length();
        var headers = header.isEmpty() ? new String[0] : header.split("=");

        var answer = post("/admin/sources/lenn-courier/name", session, Map.of("mark", sent, "name", name), headers);

        assertEquals(status, answer.statusCode());
        var stands = client.send(
                HttpRequest.newBuilder(URI.create(server(Visibility.PUBLIC).site() + "/o"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(status == 303, stands.body().contains(name));
    }

    @Test
    void aBrowserIsLedToTheFormAndBack() throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(server(Visibility.PRIVATE).site() + "/search?q=bridge+storm"))
                        .header("Accept", "text/html,*/*")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(303, answer.statusCode());
        assertEquals(
                "/login?back=%2Fsearch%3Fq%3Dbridge%2Bstorm",
                answer.headers().firstValue("Location").orElse(""));
    }

    @Test
    void aFeedReaderSendsATokenAsThePassword() throws Exception {
        var credentials = Base64.getEncoder()
                .encodeToString(("anything:" + readingToken.text()).getBytes(StandardCharsets.UTF_8));
        var feed = URI.create(server(Visibility.PRIVATE).site() + "/changes.atom");

        var without = client.send(HttpRequest.newBuilder(feed).build(), HttpResponse.BodyHandlers.ofString());
        var with = client.send(
                HttpRequest.newBuilder(feed)
                        .header("Authorization", "Basic " + credentials)
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(401, without.statusCode());
        assertTrue(without.headers().firstValue("WWW-Authenticate").orElse("").contains("Basic"));
        assertFalse(without.body().contains("Lenn"), "nothing of the archive is told");
        assertEquals(200, with.statusCode());
    }

    @Test
    void whoeverSignsInGetsACookieThatNoScriptReads() throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(server(Visibility.PUBLIC).site() + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "name=the+reader&password=four+grey+herons+wait&back=%2Fo"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(303, answer.statusCode());
        assertEquals("/o", answer.headers().firstValue("Location").orElse(""));
        var cookie = answer.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(cookie.matches("session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax"), cookie);
    }

    @ParameterizedTest
    @CsvSource({
        "the+reader, wrong+wrong+wrong, 422",
        "nobody, four+grey+herons+wait, 422",
        "%00, %00, 422",
        "%F0%9F%90%A6, '', 422",
    })
    void whoeverIsWrongStaysOutside(String name, String password, int status) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(server(Visibility.PUBLIC).site() + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("name=" + name + "&password=" + password))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(status, answer.statusCode());
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
        assertTrue(answer.body().contains("don’t match"), answer.body());
    }
}
