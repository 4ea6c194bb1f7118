// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.account.Secret;
import stet.json.SweepJson;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Job;
import stet.model.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/// The API over HTTP, held to the document that describes it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    private static final Instant NOW = FilledRecord.START.plus(Duration.ofHours(5));

    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private WebServer server;
    private Secret token;
    private String bridge;

    @BeforeAll
    void fill(@TempDir Path folder) throws Exception {
        record = new FilledRecord(folder);
        var courier = record.outlet("lenn-courier", "Lenn Courier", "en");
        bridge = record.article(courier, "bridge", Stories.bridge(), Stories.bridgeAgain(), Stories.bridgeCorrected())
                .text();
        record.article(courier, "hostile", Stories.hostile("one"), Stories.hostile("two"));
        record.article(courier, "gone", Stories.english("Ferry line to close", "", "The ferry closes in spring."));
        record.gone(courier, "gone", FilledRecord.START.plus(Duration.ofHours(3)));
        var clipping = record.clip(
                courier,
                "2026-11-18",
                "from print",
                ArticleId.parse(bridge),
                Stories.english("Bridge", "", "8 villages."));
        record.gather("Bridges", "villages", List.of(ArticleId.parse(bridge).orElseThrow(), clipping));
        record.index();
        var people = new People(record.stores(), NOW);
        record.stores().jobs().ask(Job.Kind.FIND, "https://harbour.example/", "{}", By.commandLine(NOW));
        record.stores().jobs().begin(Set.of(Job.Kind.FIND), NOW);
        record.stores().jobs().done(1, JobPagesTest.FOUND, NOW);
        token = people.token(people.made("Ada", Role.ADMIN).account(), Role.ADMIN);
        server = new WebServer(
                new WebSettings("127.0.0.1", 0, "", WebSettings.Metrics.LOCAL, Visibility.PUBLIC, 100_000),
                record.storesWithRules(),
                List.of(new SettingLine("web.port", "0", "--set web.port")),
                () -> NOW);
        server.start();
    }

    @AfterAll
    void close() {
        server.close();
        record.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.site() + path)));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.site() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(
                request.header("Authorization", "Bearer " + token.text()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private JsonNode document() throws Exception {
        return json(get("/api/v1/openapi.json").body());
    }

    @Test
    void everyAnswerIsAsTheDocumentSays() throws Exception {
        var document = document();
        var faults = new ArrayList<String>();
        for (var path : document.get("paths").properties()) {
            var get = path.getValue().get("get");
            if (get == null) {
                continue;
            }
            var asked = "/api/v1"
                    + path.getKey()
                            .replace("{id}", bridge)
                            .replace("{m}", "1")
                            .replace("{n}", "2")
                            .replace("{outlet}", "lenn-courier")
                            .replace("{slug}", "bridges")
                            .replace("{nr}", "1")
                    + (path.getKey().equals("/search") ? "?q=footbridge" : "");
            var answer = get(asked);
            assertEquals(200, answer.statusCode(), asked);
            var content = get.get("responses").get("200").get("content");
            if (content.has("application/json")) {
                Schema.of(document)
                        .check(
                                asked,
                                json(answer.body()),
                                content.get("application/json").get("schema"),
                                faults);
            } else if (content.has("application/jsonl")) {
                answer.body()
                        .lines()
                        .forEach(line -> Schema.of(document)
                                .check(asked, json(line), json("{\"$ref\":\"#/components/schemas/Version\"}"), faults));
            }
        }

        assertEquals(List.of(), faults);
    }

    @Test
    void theDocumentNamesEveryCallAndHoldsTogether() throws Exception {
        var document = document();
        var named = new TreeSet<String>();
        var ids = new HashSet<String>();
        for (var path : document.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                named.add(operation.getKey().toUpperCase(Locale.ROOT) + " /api/v1" + path.getKey());
                assertTrue(ids.add(operation.getValue().get("operationId").asString()), path.getKey());
                var declared = new TreeSet<String>();
                operation
                        .getValue()
                        .get("parameters")
                        .forEach(p -> declared.add(p.get("name").asString()));
                var parts = Pattern.compile("\\{(\\w+)}").matcher(path.getKey());
                assertTrue(parts.results().allMatch(part -> declared.contains(part.group(1))), path.getKey());
            }
        }
        var known = new TreeSet<String>();
        server.routes().stream()
                .filter(route ->
                        route.path().startsWith("/api/") && !route.path().endsWith("openapi.json"))
                .forEach(route -> known.add(route.method() + " " + route.path()));
        var loose = new ArrayList<String>();
        references(document, document, loose);

        assertEquals("3.1.0", document.get("openapi").asString());
        assertEquals(known, named);
        assertEquals(List.of(), loose, "references that lead nowhere");
    }

    private static void references(JsonNode document, JsonNode node, List<String> loose) {
        if (node.isObject() && node.has("$ref")) {
            var pointer = node.get("$ref").asString().substring(1);
            if (document.at(pointer).isMissingNode()) {
                loose.add(pointer);
            }
        }
        node.forEach(child -> references(document, child, loose));
    }

    @Test
    void aListIsWalkedFromPartToPart() throws Exception {
        var seen = new ArrayList<String>();
        var next = "/api/v1/changes?limit=1";
        while (!next.isEmpty()) {
            var part = json(get(next).body());
            part.get("changes").forEach(change -> seen.add(change.get("cursor").asString()));
            next = part.path("next").asString("");
        }

        var all = new ArrayList<String>();
        json(get("/api/v1/changes").body())
                .get("changes")
                .forEach(c -> all.add(c.get("cursor").asString()));
        assertEquals(5, all.size());
        assertEquals(all, seen);
    }

    @Test
    void anExportGoesOnWhereItBrokeOff() throws Exception {
        var all = get("/api/v1/export/versions.jsonl").body().lines().toList();
        var first = json(all.getFirst()).get("article").asString();
        var rest = get("/api/v1/export/versions.jsonl?after=" + first)
                .body()
                .lines()
                .toList();

        assertEquals(7, all.size());
        assertEquals(
                all.stream()
                        .filter(line -> !json(line).get("article").asString().equals(first))
                        .toList(),
                rest);
    }

    @Test
    void aTableHoldsTheSameVersions() throws Exception {
        var table = get("/api/v1/export/versions.csv");
        var rows = CsvMapper.builder()
                .build()
                .readerFor(JsonNode.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<JsonNode>readValues(table.body())
                .readAll();
        var lines = get("/api/v1/export/versions.jsonl")
                .body()
                .lines()
                .map(ApiTest::json)
                .toList();

        assertEquals(
                "text/csv; charset=utf-8; header=present",
                table.headers().firstValue("Content-Type").orElse(""));
        assertEquals(lines.size(), rows.size());
        for (var column : List.of("article", "version", "text_sha256", "seen_from", "change")) {
            assertEquals(
                    lines.stream().map(line -> line.path(column).asString("")).toList(),
                    rows.stream().map(row -> row.path(column).asString()).toList(),
                    column);
        }
        assertEquals(
                lines.getFirst().path("text").asString(),
                rows.getFirst().path("text").asString());
    }

    @Test
    void aCollectionIsKeptByPrograms() throws Exception {
        var begun = post("/api/v1/collections", "{\"title\":\"The ferry\",\"note\":\"\"}");
        assertEquals(201, begun.statusCode(), begun.body());
        var path =
                "/api/v1/collections/" + json(begun.body()).path("collection").asString();
        var all = json(get("/api/v1/articles").body()).path("articles");
        var one = all.get(0).path("id").asString();
        var other = all.get(1).path("id").asString();
        for (var id : List.of(one, other)) {
            assertEquals(
                    200,
                    post(path + "/add", "{\"article\":\"%s\"}".formatted(id)).statusCode());
        }
        assertEquals(200, post(path + "/follow", "{\"words\":\"crowns\"}").statusCode());

        var revision = json(get(path).body()).path("revision").asInt();
        var order = "{\"articles\":[\"%s\",\"%s\"],\"revision\":%d}";
        assertEquals(
                422, post(path + "/order", order.formatted(one, one, revision)).statusCode());
        assertEquals(
                409,
                post(path + "/order", order.formatted(other, one, revision + 1)).statusCode());
        var arranged = post(path + "/order", order.formatted(other, one, revision));
        assertEquals(200, arranged.statusCode(), arranged.body());
        assertEquals(
                List.of(other, one),
                json(arranged.body())
                        .path("articles")
                        .valueStream()
                        .map(article -> article.path("article").asString())
                        .toList());
        holds("Collection", json(arranged.body()));

        assertEquals(422, post(path + "/add", "{\"article\":\"nothing\"}").statusCode());
        assertEquals(204, post(path + "/end", "").statusCode());
        assertEquals(404, get(path).statusCode());
    }

    private void holds(String schema, JsonNode value) throws Exception {
        var document = json(get("/api/v1/openapi.json").body());
        var faults = new ArrayList<String>();
        Schema.of(document).check(schema, value, document.at("/components/schemas/" + schema), faults);
        assertEquals(List.of(), faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/articles/nothing        | 404",
                "/api/v1/articles/BRIDGE/versions/9 | 404",
                "/api/v1/articles/BRIDGE/versions/x | 404",
                "/api/v1/articles/BRIDGE/comparisons/2..1 | 404",
                "/api/v1/outlets/nobody          | 404",
                "/api/v1/changes?limit=0         | 400",
                "/api/v1/changes?limit=201       | 400",
                "/api/v1/changes?before=yesterday | 400",
                "/api/v1/articles?after=!        | 400",
                "/api/v1/search?q=kind:nothing   | 400",
                "/api/v1/search?q=a&from=here    | 400",
                "/api/v1/journal?before=0        | 400",
                "/api/v1/export/versions.jsonl?after=! | 400",
                "/api/v1/export/versions.jsonl?outlet=nobody | 400",
                "/api/v1/nothing                 | 404",
            })
    void aProblemIsToldForPrograms(String path, int status) throws Exception {
        var answer = get(path.replace("BRIDGE", bridge));

        assertEquals(status, answer.statusCode());
        assertEquals(
                "application/problem+json; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse(""));
        var problem = json(answer.body());
        assertEquals(status, problem.get("status").asInt());
        assertTrue(problem.get("detail").asString().length() > 10, answer.body());
    }

    @Test
    void anOutletIsControlledAndTheJournalSaysSo() throws Exception {
        assertEquals(
                204,
                post("/api/v1/outlets/lenn-courier/standing", "{\"standing\":\"paused\"}")
                        .statusCode());
        assertEquals(
                "paused",
                json(get("/api/v1/outlets/lenn-courier").body()).get("standing").asString());
        assertEquals(
                204,
                post("/api/v1/outlets/lenn-courier/standing", "{\"standing\":\"watched\"}")
                        .statusCode());
        assertEquals(
                204,
                post("/api/v1/outlets/lenn-courier/wanted", "{\"include\":[\"/news/\",\"/sport/\"],\"back\":3}")
                        .statusCode());

        var outlet = json(get("/api/v1/outlets/lenn-courier").body());
        assertEquals("[\"/news/\",\"/sport/\"]", outlet.get("include").toString());
        assertEquals(3, outlet.get("back_days").asInt());
        var deed = json(get("/api/v1/journal?limit=1").body()).get("deeds").get(0);
        assertEquals("Ada", deed.get("who").asString());
        assertEquals("outlet_wanted", deed.get("kind").asString());
        assertEquals(
                "--include /news/ --include /sport/ --back 3d",
                deed.get("detail").asString());
    }

    @Test
    void anOutletIsGivenABudgetAndTheSettingsCountAgain() throws Exception {
        var path = "/api/v1/outlets/lenn-courier/budget";
        var first = json(get(path).body());
        assertEquals(204, post(path, "{\"requests_per_hour\":7.5}").statusCode());
        var second = json(get(path).body());
        assertEquals(204, post(path, "{}").statusCode());

        assertEquals("schedule.budget", first.at("/requests_per_hour/origin").asString());
        assertEquals(7.5, second.at("/requests_per_hour/most").asDouble());
        assertEquals("own", second.at("/requests_per_hour/origin").asString());
        assertEquals("fetch.bytes-per-day", second.at("/bytes_per_day/origin").asString());
        assertEquals(first, json(get(path).body()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/outlets/lenn-courier/budget   | {\"requests_per_hour\":0}    | 422",
                "/api/v1/outlets/lenn-courier/budget   | {\"requests_per_hour\":3601} | 422",
                "/api/v1/outlets/lenn-courier/budget   | {\"requests_per_hour\":\"NaN\"} | 422",
                "/api/v1/outlets/lenn-courier/budget   | {\"mebibytes_per_day\":0.5}  | 422",
                "/api/v1/outlets/lenn-courier/budget   | {\"mebibytes_per_day\":9999999} | 422",
                "/api/v1/outlets/nobody/budget         | {}                       | 404",
                "/api/v1/outlets/lenn-courier/standing | {\"standing\":\"asleep\"} | 422",
                "/api/v1/outlets/lenn-courier/standing | ''                       | 422",
                "/api/v1/outlets/lenn-courier/standing | [1]                      | 400",
                "/api/v1/outlets/lenn-courier/standing | {\"standing\":           | 400",
                "/api/v1/outlets/lenn-courier/wanted   | {\"include\":\"news\"}   | 422",
                "/api/v1/outlets/nobody/check          | {}                       | 404",
                "/api/v1/people                        | {\"role\":\"owner\"}     | 422",
                "/api/v1/people/1/end                  | {}                       | 409",
                "/api/v1/people/99/end                 | {}                       | 404",
            })
    void whatCannotBeDoneIsSaid(String path, String body, int status) throws Exception {
        var answer = post(path, body);

        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(status, json(answer.body()).get("status").asInt());
    }

    @Test
    void theArchiveIsGoneOverAgainForAProgram() throws Exception {
        var asked = post("/api/v1/recompares", "{\"outlet\":\"lenn-courier\",\"apply\":true}");
        var nr = json(asked.body()).get("job").asLong();
        record.stores().jobs().begin(Set.of(Job.Kind.RECOMPARE), NOW);
        record.stores().jobs().done(nr, "{\"by\":9,\"counts\":{\"same\":1},\"samples\":[]}", NOW);

        var job = get("/api/v1/jobs/" + nr);

        assertEquals(202, asked.statusCode());
        assertEquals(1, json(job.body()).at("/counted/counts/same").asInt());
        var faults = new ArrayList<String>();
        Schema.of(document()).check("job", json(job.body()), json("{\"$ref\":\"#/components/schemas/Job\"}"), faults);
        assertEquals(List.of(), faults);
        assertEquals(202, post("/api/v1/reextracts", "{}").statusCode());
        assertEquals(422, post("/api/v1/reextracts", "{\"outlet\":\"nobody\"}").statusCode());
    }

    @Test
    void capturesAreGivenUpForAProgram() throws Exception {
        var asked = post("/api/v1/retains", "{\"outlet\":\"lenn-courier\",\"apply\":true}");
        var nr = json(asked.body()).get("job").asLong();
        var jobs = record.stores().jobs();
        var begun = jobs.begin(Set.of(Job.Kind.RETAIN), NOW).orElseThrow();
        jobs.done(nr, """
                {"others_s":0,"quota":9,
                 "outlets":[{"outlet":"lenn-courier","captures":4,"bytes":9,"dropped":2,"freed":5,"quota":9,"over":false}],
                 "plan":{"dropped":2,"freed":5,"files":1,"later":0,"unnamed":0},
                 "done":{"dropped":2,"freed":5,"rewritten":1,"removed":1,"left":[{"file":"f","why":"w"}]}}
                """, NOW);

        var job = json(get("/api/v1/jobs/" + nr).body());

        assertEquals(202, asked.statusCode());
        assertTrue(SweepJson.isStored(begun));
        assertEquals("lenn-courier", job.get("subject").asString());
        assertEquals("retain", job.get("kind").asString());
        assertEquals(2, job.at("/relief/done/dropped").asInt());
        var faults = new ArrayList<String>();
        Schema.of(document()).check("job", job, json("{\"$ref\":\"#/components/schemas/Job\"}"), faults);
        assertEquals(List.of(), faults);
        assertEquals(422, post("/api/v1/retains", "{\"outlet\":\"nobody\"}").statusCode());
        assertEquals(422, post("/api/v1/retains", "{\"apply\":\"maybe\"}").statusCode());
    }

    @Test
    void rulesAreTriedAndSavedByAProgram() throws Exception {
        var path = "/api/v1/outlets/lenn-courier/rules";
        var tried = post(path + "/preview", "{\"rules\":\"a = 1\"}");
        var base = json(get(path).body()).get("base").asString();

        var faults = new ArrayList<String>();
        Schema.of(document())
                .check("preview", json(tried.body()), json("{\"$ref\":\"#/components/schemas/Preview\"}"), faults);
        assertEquals(List.of(), faults);
        assertEquals(
                "gained", json(tried.body()).at("/pages/0/paragraphs/1/fate").asString());
        assertEquals(422, post(path, "{\"rules\":\"faulty\"}").statusCode());
        assertEquals(
                204,
                post(path, "{\"rules\":\"a = 1\",\"base\":\"" + base + "\"}").statusCode());
        assertEquals(
                409,
                post(path, "{\"rules\":\"a = 2\",\"base\":\"" + base + "\"}").statusCode());
        assertEquals("a = 1\n", json(get(path).body()).get("text").asString());
    }

    @Test
    void whatWasFoundIsWatchedUnderTheNameThatAProgramGives() throws Exception {
        var saved = post("/api/v1/jobs/1/save", "{\"name\":\"The Harbour\"}");

        assertEquals(201, saved.statusCode(), saved.body());
        assertEquals("harbour", json(saved.body()).get("outlet").asString());
        var outlet = json(get("/api/v1/outlets/harbour").body());
        assertEquals("The Harbour", outlet.get("name").asString());
        assertEquals(1, outlet.get("seeds").size(), "the one that is worth it");
    }

    @Test
    void aLinkIsMadeForSomebodyElse() throws Exception {
        var answer = post("/api/v1/people", "{\"role\":\"editor\"}");

        assertEquals(201, answer.statusCode());
        assertTrue(json(answer.body()).get("link").asString().matches(".*/welcome/[\\w-]{43}"), answer.body());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void whoeverAsksTooOftenIsToldWhenToComeBack() {
        var limits = new Limits(60);
        var some = IntStream.range(0, 30).mapToObj(_ -> limits.take("ada", NOW)).toList();

        assertTrue(some.stream().allMatch(Duration.ZERO::equals));
        assertEquals(Duration.ofSeconds(1), limits.take("ada", NOW));
        assertEquals(Duration.ZERO, limits.take("bo", NOW));
        assertEquals(Duration.ofMillis(500), limits.take("ada", NOW.plusMillis(500)));
        assertEquals(Duration.ZERO, limits.take("ada", NOW.plusSeconds(1)));
    }

    @Test
    void theClientInTheDocumentationTellsEachChangeOnce(@TempDir Path folder) throws Exception {
        var page = Files.readString(Path.of(System.getProperty("stet.root"), "docs/api.md"));
        var code = Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertTrue(code.find());
        Files.writeString(folder.resolve("follow.py"), code.group(1));

        assertEquals(5, follow(folder, token.text()).size());
        assertEquals(List.of(), follow(folder, token.text()));
    }

    private List<String> follow(Path folder, String token) throws Exception {
        var client = new ProcessBuilder("python3", "follow.py", server.site(), "lenn-courier", "state.txt", token)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, client.waitFor(), said);
        return said.lines().toList();
    }

    @Test
    void theDocumentIsForAllAndControlsAreNot() throws Exception {
        var without = client.send(
                HttpRequest.newBuilder(URI.create(server.site() + "/api/v1/openapi.json"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var control = client.send(
                HttpRequest.newBuilder(URI.create(server.site() + "/api/v1/people"))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(200, without.statusCode());
        assertEquals(401, control.statusCode());
        assertEquals(401, json(control.body()).get("status").asInt());
        assertEquals(
                0,
                server.routes().stream()
                        .filter(route -> route.path().startsWith("/api/")
                                && route.method().equals(HandlerType.POST))
                        .filter(route -> route.access() != Access.ADMIN && route.access() != Access.EDITOR)
                        .count());
    }
}
