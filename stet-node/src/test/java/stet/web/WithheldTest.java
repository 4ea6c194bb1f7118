// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import stet.json.VersionJson;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.OutletId;
import stet.model.Picture;
import stet.model.Role;
import stet.model.Story;
import stet.model.Withholding;
import stet.model.Withholding.Extent;
import stet.model.Withholding.Ground;
import stet.store.Withholdings.Edit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is withheld is told nowhere, and everywhere it is told why.
class WithheldTest {
    private static final Instant NOW = FilledRecord.START.plus(Duration.ofHours(9));
    private static final By LENA = new By("Lena", NOW);
    private static final String REASON = "asked for by whom it names";
    /// In the headline, the byline and the text of the second version, and nowhere else.
    private static final String SECRET = "quellmark";

    private static final List<String> SEARCHES =
            List.of("quellmark", "removed:quellmark", "added:quellmark", "author:quellmark");

    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private WebServer server;
    private ArticleId dam;
    private ArticleId other;

    @BeforeEach
    void fill(@TempDir Path folder) {
        record = new FilledRecord(folder);
        var courier = record.outlet("lenn-courier", "Lenn Courier", "en");
        var first = Stories.english("Dam to be raised", "By our staff", "The dam is raised in spring.");
        var second = Stories.english(
                "Quellmark speaks against dam", "By Ida Quellmark", "The dam is raised in spring, says Ida QUELLMARK.");
        var third = Stories.english("Dam to be raised soon", "By our staff", "The dam is raised in June.");
        dam = record.article(courier, "dam", first, second, third, Stories.english("Dam raised", "", "The dam is up."));
        other = record.article(courier, "bridge", Stories.bridge(), Stories.bridgeAgain());
        record.gather("Dams", "villages", List.of(dam, other));
        record.index();
        var settings = new WebSettings("127.0.0.1", 0, "", WebSettings.Metrics.LOCAL, Visibility.PUBLIC, 100_000);
        server = new WebServer(settings, record.stores(), List.of(), () -> NOW);
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
        record.close();
    }

    static Stream<Extent> extents() {
        return Stream.of(new Extent.Whole(), new Extent.OneVersion(2), new Extent.Passage(" Quellmark\n"));
    }

    @ParameterizedTest
    @MethodSource("extents")
    void nothingTellsIt(Extent extent) throws Exception {
        withhold(extent, Ground.REQUEST);
        assertFalse(everything().toLowerCase(Locale.ROOT).contains(SECRET));
        record.index();
        assertFalse(everything().toLowerCase(Locale.ROOT).contains(SECRET));
    }

    @Test
    void beforeItIsTold() throws Exception {
        assertTrue(everything().toLowerCase(Locale.ROOT).contains(SECRET));
    }

    /// What every route of the router's own list answers to a reader, about each version and each pair of them.
    private String everything() throws Exception {
        var all = new StringBuilder();
        for (var route : server.routes()) {
            if (route.method().equals(HandlerType.GET) && !route.path().contains("live")) {
                for (var path : paths(route.path())) {
                    all.append(get(path).body()).append('\n');
                }
            }
        }
        for (var query : List.of("dam", "removed:spring", "added:june")) {
            all.append(get("/api/v1/search?q=" + query).body());
            all.append(get("/search?q=" + query).body());
            all.append(get("/search.atom?q=" + query).body());
        }
        return all.toString();
    }

    private List<String> paths(String route) {
        var paths = new ArrayList<String>();
        for (int m = 1; m <= 2; m++) {
            for (int n = 2; n <= 3; n++) {
                paths.add(route.replace("{id}", dam.text())
                        .replace("{other}", other.text())
                        .replace("{m}", Integer.toString(route.contains("{other}") ? 1 : m))
                        .replace("{n}", Integer.toString(n))
                        .replace("{outlet}", "lenn-courier")
                        .replace("{slug}", "dams")
                        .replaceAll("\\{\\w+}", "1"));
            }
        }
        return paths.stream().distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("extents")
    void noSearchFindsIt(Extent extent) throws Exception {
        for (var query : SEARCHES) {
            assertEquals(1, found(query), query);
        }

        withhold(extent, Ground.REQUEST);
        for (var query : SEARCHES) {
            assertEquals(0, found(query), query);
        }
        record.index();
        for (var query : SEARCHES) {
            assertEquals(0, found(query), query);
            assertFalse(get("/search.atom?q=" + query).body().contains("<entry>"), query);
        }
        assertEquals(extent instanceof Extent.Whole ? 0 : 1, found("headline:raised"));
    }

    private int found(String query) throws Exception {
        var found = json("/api/v1/search?q=" + query);
        return Math.max(
                found.path("articles").size(), Math.min(1, found.path("changes").size()));
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void whoAsksIsToldSinceWhenAndWhy(Ground ground) throws Exception {
        var digest = digest(2);
        withhold(new Extent.Whole(), ground);

        for (var path :
                List.of("", "/checks", "/v/1", "/v/2", "/1..2", "/1..4.txt", "/2..3.json", ".atom", "/compare")) {
            var answer = get("/a/" + dam + path);
            assertEquals(ground.status(), answer.statusCode(), path);
            assertTrue(answer.body().contains(REASON), path);
            assertTrue(answer.body().contains("19 Nov 2026"), path);
            assertTrue(answer.body().contains(digest), path);
            assertEquals(
                    "<%s/about>; rel=\"blocked-by\"".formatted(server.site()),
                    answer.headers().firstValue("Link").orElse(""));
        }
        for (var path : List.of("", "/checks", "/versions/2", "/comparisons/1..2", "/suggestions")) {
            var answer = get("/api/v1/articles/" + dam + path);
            assertEquals(ground.status(), answer.statusCode(), path);
            assertEquals(
                    "application/problem+json; charset=utf-8",
                    answer.headers().firstValue("Content-Type").orElse(""));
            var problem = JsonMapper.shared().readTree(answer.body());
            hold("Problem", problem);
            assertEquals(REASON, problem.path("withheld").path("reason").asString());
            assertEquals(NOW.toString(), problem.path("withheld").path("since").asString());
            assertEquals(
                    digest,
                    problem.path("withheld").path("text_sha256").path("2").asString());
        }
    }

    @Test
    void aVersionIsWithheldWithWhatChangedToItAndFromIt() throws Exception {
        withhold(new Extent.OneVersion(2), Ground.LAW);

        for (var gone : List.of("/v/2", "/1..2", "/2..3", "/2..4", "/v/2/with/" + other + "/1")) {
            var answer = get("/a/" + dam + gone);
            assertEquals(451, answer.statusCode(), gone);
            assertTrue(answer.body().contains(REASON), gone);
        }
        for (var there : List.of("", "/v/1", "/v/3", "/1..3", "/3..4", ".rss")) {
            assertEquals(200, get("/a/" + dam + there).statusCode(), there);
        }
        assertTrue(
                get("/a/" + dam).body().contains("Version 2 is withheld by law since 19 Nov 2026. Reason: " + REASON));
        var versions = json("/api/v1/articles/" + dam).path("versions");
        assertEquals("version", versions.get(1).path("withheld").path("extent").asString());
        assertEquals("", versions.get(1).path("title").asString());
        assertTrue(versions.get(3).path("withheld").isMissingNode());
    }

    @Test
    void wordsAreBlackenedAndTheRestIsToldAnew() throws Exception {
        withhold(new Extent.Passage("Ida Quellmark"), Ground.REQUEST);

        var version = json("/api/v1/articles/%s/versions/2".formatted(dam));
        assertEquals(
                "The dam is raised in spring, says ███ █████████.",
                version.path("text").asString());
        assertEquals("By ███ █████████", version.path("byline").asString());
        assertEquals("Quellmark speaks against dam", version.path("title").asString());
        assertEquals(digest(2), version.path("text_sha256").asString());
        assertTrue(get("/a/%s/v/2".formatted(dam)).body().contains(digest(2)));
        var comparison = get("/a/%s/1..2".formatted(dam)).body();
        assertTrue(comparison.contains(digest(2)));
        assertTrue(comparison.contains("███ █████████"));
        assertTrue(comparison.contains("A passage is withheld on request since 19 Nov 2026"));
    }

    @Test
    void aPictureOfWhomIsWithheldIsToldWithoutItsAddress() throws Exception {
        var text = Stories.english("Dam", "", "The dam.");
        var face = Optional.of(new Address("https://lenn-courier.example/ida-quellmark.jpg"));
        var story = new Story(
                text.headline(),
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "en",
                "",
                text.paragraphs(),
                List.of(),
                List.of(
                        new Picture(face, "Ida Quellmark", List.of()),
                        new Picture(face, "", List.of("Ida Quellmark at the dam")),
                        new Picture(
                                Optional.of(new Address("https://lenn-courier.example/dam.jpg")),
                                "The dam",
                                List.of())));
        var id = record.article(new OutletId("lenn-courier"), "face", story);
        withhold(id, new Extent.Passage("ida quellmark"), Ground.REQUEST);

        var pictures = json("/api/v1/articles/%s/versions/1".formatted(id)).path("pictures");
        assertEquals(2, pictures.size());
        assertFalse(pictures.toString().contains("quellmark"), pictures.toString());
        assertTrue(pictures.toString().contains("███ █████████ at the dam"), pictures.toString());
        assertTrue(pictures.toString().contains("dam.jpg"), pictures.toString());
    }

    @Test
    void wordsAreFoundHoweverTheirAccentsAreWritten() {
        var id = record.article(new OutletId("lenn-courier"), "accent", Stories.english("José leads", "", "The dam."));

        assertInstanceOf(Edit.Done.class, begin(id, new Extent.Passage("Jose\u0301")));
    }

    @Test
    void inTheStreamItsPlaceStaysAndFeedsAreMadeAnew() throws Exception {
        var before = get("/changes.atom");
        var ids = ids(before.body());
        withhold(new Extent.OneVersion(2), Ground.REQUEST);
        var after = get("/changes.atom");

        assertEquals(ids, ids(after.body()));
        assertNotEquals(before.headers().firstValue("ETag"), after.headers().firstValue("ETag"));
        var changes = json("/api/v1/changes").path("changes");
        assertEquals(
                2,
                changes.valueStream()
                        .filter(change -> change.path("what").asString().equals("withheld"))
                        .count());
        for (var change : changes) {
            hold("Change", change);
        }
        var old = client.send(
                HttpRequest.newBuilder(URI.create(server.site() + "/a/" + dam + ".atom"))
                        .header("If-Modified-Since", "Thu, 19 Nov 2026 09:00:00 GMT")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, old.statusCode());
    }

    private static List<String> ids(String atom) {
        return atom.lines()
                .filter(line -> line.contains("<id>urn:uuid:"))
                .map(String::strip)
                .toList();
    }

    @Test
    void anExportSaysWhatIsMissing() {
        withhold(new Extent.Whole(), Ground.REQUEST);
        withhold(other, new Extent.OneVersion(1), Ground.LAW);
        var lines = new ArrayList<JsonNode>();
        VersionJson.all(record.library(), Optional.empty(), Optional.empty(), lines::add);

        assertEquals(3, lines.size());
        assertEquals(410, lines.get(0).path("withheld").path("status").asInt());
        assertEquals(4, lines.get(0).path("text_sha256").size());
        assertEquals(451, lines.get(1).path("withheld").path("status").asInt());
        assertEquals(2, lines.get(2).path("version").asInt());
        assertTrue(lines.get(2).has("text"));
    }

    @Test
    void whatIsLiftedIsShownAgainAsItWas() throws Exception {
        var before = get("/a/" + dam + "/1..2.json").body();
        var edit = withhold(new Extent.Passage("Quellmark"), Ground.REQUEST);
        record.index();
        assertNotEquals(before, get("/a/" + dam + "/1..2.json").body());

        assertTrue(record.stores().withholdings().lift(edit.nr(), LENA));
        assertFalse(record.stores().withholdings().lift(edit.nr(), LENA));
        record.index();
        assertEquals(before, get("/a/" + dam + "/1..2.json").body());
        assertEquals(1, found("added:quellmark"));
        assertEquals(
                Optional.of(LENA),
                record.stores().withholdings().one(edit.nr()).orElseThrow().lifted());
    }

    @Test
    void workOnTheRecordSeesAll() {
        var before = record.library().version(dam, 2);
        withhold(new Extent.Whole(), Ground.REQUEST);
        var complete = record.library().complete();

        assertEquals(before, complete.version(dam, 2));
        assertEquals(4, complete.article(dam).orElseThrow().versions().size());
        assertTrue(complete.told(dam, 2).isPresent());
    }

    @Test
    void whatCannotBeWithheldIsSaid() {
        var withholdings = record.stores().withholdings();
        var unknown = ArticleId.parse("zzzzzz").orElseThrow();

        assertEquals(new Edit.NoVersion(4), begin(dam, new Extent.OneVersion(5)));
        assertEquals(new Edit.NoArticle(), begin(unknown, new Extent.Whole()));
        assertEquals(new Edit.NoSuchWords(), begin(dam, new Extent.Passage("no such words")));
        assertEquals(List.of(), withholdings.all(Long.MAX_VALUE, 10));
        assertInstanceOf(Edit.Done.class, begin(dam, new Extent.Whole()));
        assertInstanceOf(Edit.Same.class, begin(dam, new Extent.Whole()));
    }

    private Edit begin(ArticleId article, Extent extent) {
        return record.stores().withholdings().begin(article, extent, Ground.REQUEST, REASON, LENA);
    }

    @Test
    void anEditorWithholdsAndShowsAgainOverTheApi() throws Exception {
        var people = new People(record.stores(), NOW);
        var token = people.token(people.made("Ada", Role.EDITOR).account(), Role.EDITOR);
        var wrong = post("/api/v1/withheld", token.text(), """
                {"article":"%s","ground":"request","reason":""}""".formatted(dam));
        assertEquals(422, wrong.statusCode());

        var made = post("/api/v1/withheld", token.text(), """
                {"article":"%s","version":2,"ground":"law","reason":"%s"}""".formatted(dam, REASON));
        assertEquals(201, made.statusCode());
        var withholding = JsonMapper.shared().readTree(made.body());
        hold("Withholding", withholding);
        assertEquals("Ada", withholding.path("who").asString());
        assertEquals(451, get("/a/%s/v/2".formatted(dam)).statusCode());

        var lift = "/api/v1/withheld/%d/lift".formatted(withholding.path("nr").asLong());
        assertEquals(204, post(lift, token.text(), "").statusCode());
        assertEquals(404, post(lift, token.text(), "").statusCode());
        assertEquals(200, get("/a/%s/v/2".formatted(dam)).statusCode());
        assertEquals(
                List.of("WITHHOLDING_LIFTED", "WITHHELD"),
                record.stores().journal().latest(Long.MAX_VALUE, 2).stream()
                        .map(deed -> deed.kind().name())
                        .toList());
    }

    private String digest(int version) {
        return Objects.requireNonNull(record.library().digests(dam).get(version))
                .hex();
    }

    private Withholding withhold(Extent extent, Ground ground) {
        return withhold(dam, extent, ground);
    }

    private Withholding withhold(ArticleId article, Extent extent, Ground ground) {
        var edit = record.stores().withholdings().begin(article, extent, ground, REASON, LENA);
        return assertInstanceOf(Edit.Done.class, edit).now();
    }

    /// As the document of the API says.
    private void hold(String schema, JsonNode value) throws Exception {
        var document = json("/api/v1/openapi.json");
        var faults = new ArrayList<String>();
        Schema.of(document).check(schema, value, document.at("/components/schemas/" + schema), faults);
        assertEquals(List.of(), faults);
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.site() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.site() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
