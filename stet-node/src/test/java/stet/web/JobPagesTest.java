// SPDX-License-Identifier: Apache-2.0
package stet.web;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.account.Secret;
import stet.json.SweepJson;
import stet.model.By;
import stet.model.Job;
import stet.model.OutletId;
import stet.model.Role;
import stet.model.Seed;

/// Adding an outlet in the browser: asked, found, looked at, saved.
class JobPagesTest {
    private static final Instant NOW = FilledRecord.START.plus(Duration.ofHours(5));
    static final String FOUND = """
            {"outlet":{"id":"harbour","name":"Harbour <b>Courier</b>","home":"https://harbour.example/","language":"en"},
             "pause_s":9,
             "seeds":[{"kind":"feed","url":"https://harbour.example/feed.xml","articles":3,"left_out":"","pushed":true,
                       "taken":true,"why":"","newest":"2026-11-19T06:00:00Z","example":"<script>alert(1)</script>"},
                      {"kind":"sitemap","url":"https://harbour.example/news.xml","articles":0,"left_out":"","pushed":false,
                       "taken":false,"why":"names the same articles"}],
             "samples":[{"url":"https://harbour.example/1","title":"Ferry","paragraphs":4,"byline":"","language":"en",
                         "opening":"The ferry runs."},
                        {"url":"https://harbour.example/2","trouble":"no article: paywall"}]}
            """;

    static final String GOES = """
            {"others_s":2592000,"quota":1073741824,
             "outlets":[{"outlet":"lenn-courier","captures":9000,"bytes":3435973837,"dropped":1240,"freed":2254857831,
                         "quota":1073741824,"over":true},
                        {"outlet":"marfa","captures":3,"bytes":700,"dropped":0,"freed":0,"quota":0,"over":false}],
             "plan":{"dropped":1234,"freed":2254857830,"files":12,"later":6,"unnamed":1}%s}
            """;

    static final String GIVEN_UP = GOES.formatted("""
            ,"done":{"dropped":1200,"freed":2147483648,"rewritten":11,"removed":13,
             "left":[{"file":"2026-11-19/00002.warc.gz","why":"what is to stay of it is damaged (<b>); see `stet doctor`"}]}
            """);

    /// A plan to give captures up, and one that was carried out.
    static void retained(Stores stores) {
        for (var apply : List.of(false, true)) {
            var jobs = stores.jobs();
            jobs.ask(Job.Kind.RETAIN, "", SweepJson.terms(apply), new By("Ada", NOW));
            var job = jobs.begin(Set.of(Job.Kind.RETAIN), NOW).orElseThrow();
            jobs.done(job.nr(), apply ? GIVEN_UP : GOES.formatted(""), NOW);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private WebServer server;
    private Secret admin;

    @BeforeEach
    void open(@TempDir Path folder) {
        record = new FilledRecord(folder);
        admin = new People(record.stores(), NOW).signedIn("Ada", Role.ADMIN);
        server = new WebServer(WebSettings.local(0), record.stores(), List.of(), () -> NOW);
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
        record.close();
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        var body = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "mark=" + admin.mark("form") + "&", ""));
        return client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.site() + path)).header("Cookie", "session=" + admin.text());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /// As the watch would do it.
    private void find() {
        var job = record.stores().jobs().begin(Set.of(Job.Kind.FIND), NOW).orElseThrow();
        record.stores().jobs().done(job.nr(), FOUND, NOW);
    }

    @Test
    void whatWasFoundIsShownAndTheChosenSeedsAreWatched() throws Exception {
        var asked = post("/admin/sources/new", Map.of("url", "harbour.example", "include", "/news/", "back", "3"));
        assertEquals(303, asked.statusCode(), asked.body());
        assertTrue(get(location(asked)).body().contains("data-again"));
        find();

        var page = get(location(asked)).body();
        assertFalse(page.contains("data-again"));
        assertFalse(page.contains("<script>alert"), page);
        assertTrue(page.contains("names the same articles"), page);
        var saved = post(location(asked) + "/save", Map.of("name", "The Harbour Courier", "seed0", "yes"));

        assertEquals("/admin/sources/harbour", location(saved));
        var outlet = record.library().outlet(new OutletId("harbour"), NOW).orElseThrow();
        assertEquals("The Harbour Courier", outlet.outlet().name());
        assertEquals(
                List.of("https://harbour.example/feed.xml"),
                outlet.outlet().seeds().stream().map(s -> s.address().text()).toList());
        assertEquals(Seed.Kind.FEED, outlet.outlet().seeds().getFirst().kind());
        assertEquals(List.of("/news/"), outlet.keeping().patterns().include());
        assertEquals(Duration.ofDays(3), outlet.keeping().back().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"'', '', ''", "not an address, '', ''", "https://a.example, news, ''", "https://a.example, '', soon"})
    void whatCannotBeUnderstoodIsSaidAndKeptInTheForm(String url, String include, String back) throws Exception {
        var answer = post("/admin/sources/new", Map.of("url", url, "include", include, "back", back));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("role=\"alert\""), answer.body());
        assertTrue(answer.body().contains("value=\"" + url + "\""), answer.body());
        assertEquals(List.of(), record.stores().jobs().latest(10));
    }

    @Test
    void nothingChosenIsNothingSaved() throws Exception {
        var asked = post("/admin/sources/new", Map.of("url", "https://harbour.example/"));
        find();

        var saved = post(location(asked) + "/save", Map.of("name", "Harbour"));

        assertEquals(422, saved.statusCode());
        assertTrue(record.library().outlet(new OutletId("harbour"), NOW).isEmpty());
    }

    @Test
    void aJobIsCancelledAndAnUnknownOneIsNotThere() throws Exception {
        var asked = post("/admin/sources/new", Map.of("url", "https://harbour.example/"));
        var cancelled = post(location(asked) + "/cancel", Map.of());

        assertEquals(location(asked), location(cancelled));
        assertEquals(
                Job.State.CANCELLED, record.stores().jobs().latest(1).getFirst().state());
        assertEquals(404, get("/admin/jobs/99").statusCode());
        assertEquals(404, post("/admin/jobs/99/save", Map.of("name", "x")).statusCode());
    }

    @Test
    void goingOverTheArchiveIsAskedForAndWhatItCameToIsShown() throws Exception {
        record.outlet("lenn-courier", "Lenn Courier", "en");
        var form = get("/admin/jobs").body();
        var asked = post("/admin/jobs", Map.of("kind", "recompare", "outlet", "lenn-courier", "apply", "false"));
        var job = record.stores().jobs().begin(Set.of(Job.Kind.RECOMPARE), NOW).orElseThrow();
        var under = get(location(asked)).body();
        var result = """
                {"by":9,"counts":{"different":2,"same":7},
                 "samples":[{"article":"7k2m9q","version":2,"was":"<b>was</b>","now":"Figure changed"}]}
                """;
        record.stores().jobs().done(job.nr(), result, NOW);

        var page = get(location(asked)).body();
        var store = post("/admin/jobs", Map.of("kind", "recompare", "outlet", "lenn-courier", "apply", "true"));

        assertTrue(form.contains("value=\"lenn-courier\""), form);
        assertEquals("lenn-courier", job.subject());
        assertTrue(under.contains("data-again"), under);
        assertTrue(page.contains("changes told otherwise"), page);
        assertTrue(page.contains("&lt;b>was&lt;/b>") || page.contains("&lt;b&gt;was&lt;/b&gt;"), page);
        assertTrue(page.contains("name=\"apply\" value=\"true\""), page);
        assertEquals(303, store.statusCode());
        assertFalse(get(location(store)).body().contains("name=\"apply\""));
    }

    private String retain(String outlet, String apply, String result) throws Exception {
        var asked = post("/admin/jobs", Map.of("kind", "retain", "outlet", outlet, "apply", apply));
        assertEquals(303, asked.statusCode(), asked.body());
        var job = record.stores().jobs().begin(Set.of(Job.Kind.RETAIN), NOW).orElseThrow();
        record.stores().jobs().done(job.nr(), result, NOW);
        return location(asked);
    }

    @Test
    void aPlanToGiveCapturesUpSaysWhatGoesAndHasAButtonForIt() throws Exception {
        record.outlet("lenn-courier", "Lenn <b>Courier</b>", "en");
        var form = get("/admin/jobs").body();

        var page = get(retain("lenn-courier", "", GOES.formatted(""))).body();

        assertTrue(form.contains("name=\"kind\" value=\"retain\""), form);
        assertTrue(page.contains(">Give up 1,234 captures, 2.1 GiB</button>"), page);
        assertTrue(page.contains("It cannot be undone."), page);
        assertTrue(page.contains("name=\"outlet\" value=\"lenn-courier\""), page);
        assertTrue(page.contains("are kept for 30 days, then given up."), page);
        assertTrue(page.contains("An outlet may have 1.0 GiB of captures."), page);
        assertTrue(page.contains("Some outlets have a quota of their own."), page);
        assertTrue(page.contains(">7,760<") && page.contains(">1,240<"), page);
        assertTrue(page.contains("still over it, by what always stays"), page);
        assertTrue(page.contains("12 WARC files are written anew for it."), page);
        assertTrue(page.contains("6 of these captures are of today or yesterday"), page);
        assertTrue(page.contains("1 WARC file of earlier days is named by nothing"), page);
        assertTrue(page.contains("href=\"/o/marfa\""), page);
        assertFalse(page.contains("<b>Courier"), page);
    }

    @Test
    void whereNothingIsGivenUpThatIsSaidAndThereIsNoButton() throws Exception {
        var nothing = """
                {"quota":0,"outlets":[],"plan":{"dropped":0,"freed":0,"files":0,"later":0,"unnamed":0}}
                """;
        var waits = """
                {"others_s":0,"quota":0,"outlets":[],"plan":{"dropped":0,"freed":0,"files":0,"later":4,"unnamed":0}}
                """;

        var page = get(retain("", "false", nothing)).body();
        var later = get(retain("", "false", waits)).body();

        assertTrue(page.contains("With the settings as they are nothing is given up."), page);
        assertTrue(page.contains("are kept for ever."), page);
        assertFalse(page.contains("name=\"apply\""), page);
        assertTrue(later.contains("Nothing can be given up yet"), later);
        assertFalse(later.contains("name=\"apply\""), later);
    }

    @Test
    void whatWasGivenUpIsSaidWithTheFilesThatWereLeft() throws Exception {
        var page = get(retain("", "true", GIVEN_UP)).body();

        assertTrue(page.contains("1,200 captures were given up, 2.0 GiB."), page);
        assertTrue(page.contains("11 WARC files were written anew, and 13 were removed."), page);
        assertTrue(page.contains("2026-11-19/00002.warc.gz"), page);
        assertTrue(page.contains("is damaged (&lt;b"), page);
        assertFalse(page.contains("name=\"apply\""), page);
    }

    @Test
    void givingUpThatWasBrokenOffSaysWhatBecameOfIt() throws Exception {
        var asked = post("/admin/jobs", Map.of("kind", "retain", "outlet", "", "apply", "true"));
        var jobs = record.stores().jobs();
        var job = jobs.begin(Set.of(Job.Kind.RETAIN), NOW).orElseThrow();
        jobs.doing(job.nr(), "Writing WARC files anew: 3 of 12");
        var under = get(location(asked)).body();
        post(location(asked) + "/cancel", Map.of());
        var over = client.send(
                request(location(asked)).header("Accept-Language", "de").build(), HttpResponse.BodyHandlers.ofString());

        assertTrue(under.contains("Writing WARC files anew: 3 of 12"), under);
        assertTrue(under.contains("stays given up; all else stays as it is."), under);
        assertTrue(over.body().contains("WARC-Dateien werden neu geschrieben: 3 von 12"), over.body());
        assertTrue(over.body().contains("bleibt aufgegeben"), over.body());
    }

    @ParameterizedTest
    @CsvSource({
        "find, '', ''",
        "'', '', ''",
        "retain, nobody, ''",
        "retain, '', maybe",
        "recompare, nobody, ''",
        "reextract, '', maybe"
    })
    void whatCannotBeGoneOverIsSaid(String kind, String outlet, String apply) throws Exception {
        var answer = post("/admin/jobs", Map.of("kind", kind, "outlet", outlet, "apply", apply));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("role=\"alert\""), answer.body());
        assertEquals(List.of(), record.stores().jobs().latest(10));
    }

    @Test
    void tooManyJobsAreNotTakenOn() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertEquals(
                    303,
                    post("/admin/sources/new", Map.of("url", "https://a" + i + ".example/"))
                            .statusCode());
        }

        assertEquals(
                422,
                post("/admin/sources/new", Map.of("url", "https://b.example/")).statusCode());
    }
}
