// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
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
import stet.model.ArticleId;
import tools.jackson.databind.json.JsonMapper;

/// The site over HTTP, in front of a real record. The record is read only, so all tests share it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private WebServer server;
    private ArticleId bridge;
    private ArticleId hostile;
    private ArticleId snow;

    @BeforeAll
    void fill(@TempDir Path folder) {
        record = new FilledRecord(folder);
        var courier = record.outlet("lenn-courier", "Lenn Courier", "en");
        var marfa = record.outlet("marfa", "صحيفة المرفأ", "ar");
        bridge = record.article(courier, "bridge", Stories.bridge(), Stories.bridgeAgain(), Stories.bridgeCorrected());
        record.article(marfa, "budget", Stories.arabic("4"), Stories.arabic("6"));
        hostile = record.article(courier, "hostile", Stories.hostile("one"), Stories.hostile("two"));
        record.article(courier, "gone", Stories.english("Ferry line to close", "", "The ferry closes in spring."));
        record.gone(courier, "gone", FilledRecord.START.plus(Duration.ofHours(3)));
        snow = record.article(
                courier, "slow", Stories.english("Snow on the pass", "", "The pass is closed.", "Print this page"));
        record.reread(
                snow,
                1,
                Stories.english("Snow on the pass", "", "The pass is closed."),
                7,
                FilledRecord.START.plus(Duration.ofHours(4)));
        record.fail(courier, "slow", FilledRecord.START.plus(Duration.ofHours(2)));
        server = new WebServer(
                WebSettings.local(0),
                record.library(),
                record.subscriptions(),
                () -> FilledRecord.START.plus(Duration.ofHours(5)));
        server.start();
    }

    @AfterAll
    void close() {
        server.close();
        record.close();
    }

    @Test
    void theHomePageListsTheLatestChangesWithTheirPlainLines() throws Exception {
        var page = get("/");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("14 villages agree to share a footbridge over the Lenn"), page.body());
        assertTrue(page.body().contains("12 → 14"), page.body());
        assertTrue(page.body().contains("The article’s address now answers “410 Gone”"), page.body());
    }

    @Test
    void filtersStandInTheAddressAndNarrowTheStream() throws Exception {
        var all = get("/").body();
        var arabic = get("/?outlet=marfa").body();

        assertTrue(all.contains("footbridge"), all);
        assertFalse(arabic.contains("footbridge"), arabic);
        assertTrue(arabic.contains("<option value=\"marfa\" selected>"), arabic);
        assertTrue(arabic.contains("/changes.atom?outlet=marfa"), arabic);
    }

    @Test
    void aViewWithoutChangesSaysThatItStands() throws Exception {
        var page = get("/?since=1h&kind=notice-removed");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("It stands"), page.body());
    }

    @Test
    void theArticlePageLinksEachVersionAndEachComparison() throws Exception {
        var page = get("/a/" + bridge).body();

        assertTrue(page.contains("href=\"/a/%s/1..2\"".formatted(bridge)), page);
        assertTrue(page.contains("href=\"/a/%s/v/3\"".formatted(bridge)), page);
        assertTrue(page.contains("30 minutes later"), page);
        assertTrue(page.contains("first seen, 7 minutes after publication"), page);
        assertTrue(page.contains("2 times since it was first seen"), page);
        assertTrue(page.contains("seen between 07:12 and 07:42"), page);
    }

    @Test
    void aTextThatWasReadAgainSaysSoAndTheOneShownBeforeIsThere() throws Exception {
        var now = get("/a/%s/v/1".formatted(snow)).body();
        var before = get("/a/%s/v/1?before=1".formatted(snow)).body();
        var none = get("/a/%s/v/1?before=2".formatted(snow)).body();

        assertFalse(now.contains("Print this page"), now);
        assertTrue(now.contains("Read again with extractor 7 at "), now);
        assertTrue(now.contains("href=\"/a/%s/v/1?before=1\"".formatted(snow)), now);
        assertTrue(before.contains("Print this page"), before);
        assertTrue(before.contains("This is the text as extractor 1 read it, which was shown until "), before);
        assertEquals(now, none);
    }

    @Test
    void anArticleThatIsGoneTellsItsEndAmongItsVersions() throws Exception {
        var id = record.library()
                .at(new stet.model.Address("https://lenn-courier.example/gone"))
                .orElseThrow();

        var page = get("/a/" + id).body();

        assertTrue(page.contains("The article’s address now answers “410 Gone”"), page);
        assertTrue(page.contains("No longer checked since 19 Nov 2026, because the address answers 410."), page);
        assertTrue(page.contains("Its last version is kept here."), page);
    }

    @Test
    void theComparisonMarksWordsSidesMovesAndNotes() throws Exception {
        var page = get("/a/%s/1..2".formatted(bridge)).body();

        assertTrue(page.contains("Version 2 was seen <strong>30 minutes</strong> after version 1:"), page);
        assertTrue(page.contains("<del>12</del> villages"), page);
        assertTrue(page.contains("<ins>14</ins> villages"), page);
        assertTrue(page.contains("Moved up from paragraph 5"), page);
        assertTrue(page.contains("Moved up to paragraph 3"), page);
        assertTrue(page.contains("+ Added"), page);
        assertTrue(page.contains("− Removed"), page);
        assertTrue(page.contains("Split here"), page);
        assertTrue(page.contains("Merged here"), page);
        assertTrue(page.contains("2 unchanged paragraphs"), page);
        assertTrue(page.contains("<tr id=\"c9\"><th scope=\"row\">"), page);
        assertTrue(page.contains("rel=\"next\""), page);
    }

    @Test
    void everyNumberedChangeInTheSummaryLeadsToOneMark() throws Exception {
        var page = get("/a/%s/1..2".formatted(bridge)).body();
        var summary = page.substring(page.indexOf("sumbox"), page.indexOf("Comparison tools"));

        var numbers = java.util.regex.Pattern.compile("href=\"#(c\\d+)\"")
                .matcher(summary)
                .results()
                .map(r -> r.group(1))
                .toList();

        assertFalse(numbers.isEmpty());
        for (var number : numbers) {
            assertEquals(2, page.split(" id=\"" + number + "\"", -1).length, number);
        }
    }

    @Test
    void theInlineViewHoldsTheSameChangesInOneColumn() throws Exception {
        var page = get("/a/%s/1..2?view=inline".formatted(bridge)).body();

        assertTrue(page.contains("<del>12</del><ins>14</ins>") || page.contains("<del>12</del> <ins>14</ins>"), page);
        assertTrue(page.contains("was a paragraph break"), page);
        assertTrue(
                page.contains("<link rel=\"canonical\" href=\"%s/a/%s/1..2\">".formatted(server.site(), bridge)), page);
    }

    @Test
    void anArabicComparisonRunsFromRightToLeft() throws Exception {
        var id = record.library()
                .at(new stet.model.Address("https://marfa.example/budget"))
                .orElseThrow();

        var page = get("/a/%s/1..2".formatted(id)).body();

        assertTrue(page.contains("<div dir=\"rtl\">"), page);
        assertTrue(page.contains("lang=\"ar\""), page);
    }

    @Test
    void anyTwoVersionsCanBeCompared() throws Exception {
        assertEquals(200, get("/a/%s/1..3".formatted(bridge)).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/a/ID/2..1, 308, /a/ID/1..2",
        "/a/ID/2..1.json, 308, /a/ID/1..2.json",
        "/a/ID/2..2, 308, /a/ID/v/2",
        "/a/ID/compare?a=3&b=1, 303, /a/ID/1..3",
        "/a/ID/compare?a=1&b=3&view=inline, 303, /a/ID/1..3?view=inline",
        "/u?url=https://lenn-courier.example/bridge, 303, /a/ID",
        "/u?url=http://lenn-courier.example/bridge?utm_source=x, 303, /a/ID",
        "/u?url=lenn-courier.example/bridge, 303, /a/ID",
        "/u?url=ID, 303, /a/ID",
        "/u?url=/a/ID/1..2, 303, /a/ID/1..2",
        "/u?url=, 303, /",
    })
    void addressesThatMeanAnotherLeadThere(String asked, int status, String location) throws Exception {
        var answer = get(asked.replace("ID", bridge.text()));

        assertEquals(status, answer.statusCode());
        assertEquals(
                location.replace("ID", bridge.text()),
                answer.headers().firstValue("Location").orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404, There is no page at this address",
        "/a/zzzzzz, 404, There is no article zzzzzz",
        "/a/b/c/d, 404, There is no page",
        "/a/ID/v/9, 404, This article has versions 1 to 3",
        "/a/ID/v/0, 404, This article has versions 1 to 3",
        "/a/ID/v/99999999999999999999, 404, This article has versions 1 to 3",
        "/a/ID/1..9, 404, This article has versions 1 to 3",
        "/a/ID/x..2, 404, This article has versions 1 to 3",
        "/a/ID/compare?a=1, 404, This article has versions 1 to 3",
        "/o/nobody, 404, There is no such outlet",
        "/o/NOBODY%21, 404, There is no such outlet",
        "/?outlet=nobody, 404, There is no such outlet",
        "/?outlet=%00, 400, short name",
        "/?before=broken, 400, taken from the link to older changes",
        "/?kind=scandal, 400, a kind of change such as",
        "/?level=huge, 400, 'minor, notable or major'",
        "/?since=yesterday, 400, a number of hours or days",
        "/?since=2026-02-30, 400, a number of hours or days",
        "/?lang=%22, 400, short code",
        "/changes.atom?before=x, 400, taken from the link",
        "/u?url=https://elsewhere.example/x, 404, No article from this address is kept",
        "/u?url=not+an+address, 400, This is not an article’s address",
    })
    void whatCannotBeShownIsSaidInWords(String asked, int status, String words) throws Exception {
        var answer = get(asked.replace("ID", bridge.text()));

        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
        assertTrue(answer.body().contains("<main"), answer.body());
    }

    @Test
    void nothingCanBeSent() throws Exception {
        var request = HttpRequest.newBuilder(uri("/"))
                .POST(HttpRequest.BodyPublishers.ofString("x=1"))
                .build();

        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertEquals(405, answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a/ID",
                "/a/ID/1..2",
                "/a/ID/v/1",
                "/a/ID/checks",
                "/o",
                "/o/lenn-courier",
                "/about",
                "/nothing",
                "/changes.atom",
                "/healthz"
            })
    void everyAnswerForbidsForeignScriptsAndSniffing(String asked) throws Exception {
        var answer = get(asked.replace("ID", bridge.text()));

        var policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(
                "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals(
                "same-origin", answer.headers().firstValue("Referrer-Policy").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/ID",
                "/a/ID/1..2",
                "/a/ID/1..2?view=inline",
                "/a/ID/v/1",
                "/",
                "/changes.atom",
                "/changes.rss"
            })
    void hostileWordsNeverBecomeMarkup(String asked) throws Exception {
        var body = get(asked.replace("ID", hostile.text())).body();

        assertTrue(body.contains("owned"), body);
        assertFalse(body.contains("<script>document"), body);
        assertFalse(body.contains("<img src=x"), body);
        assertFalse(body.contains("href=\"javascript:"), body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/changes.atom",
                "/changes.rss",
                "/o/lenn-courier.atom",
                "/o/lenn-courier.rss",
                "/a/ID.atom",
                "/a/ID.rss"
            })
    void feedsAreWellFormedAndHoldTheMarkedChange(String asked) throws Exception {
        var feed = get(asked.replace("ID", bridge.text()));

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.body().getBytes(StandardCharsets.UTF_8)));

        assertEquals(200, feed.statusCode());
        assertTrue(document.getDocumentElement().getTextContent().contains("<ins"), feed.body());
        assertTrue(feed.body().contains("/a/%s/1..2".formatted(bridge)), feed.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/changes.json", "/o/lenn-courier.json", "/a/ID.json"})
    void jsonFeedsHaveOneIdPerChange(String asked) throws Exception {
        var feed = get(asked.replace("ID", bridge.text()));

        var items = new JsonMapper().readTree(feed.body()).get("items");
        var ids = items.valueStream().map(i -> i.get("id").asString()).toList();

        assertEquals(ids.size(), ids.stream().distinct().count());
        assertTrue(ids.stream().allMatch(id -> id.matches("urn:uuid:[0-9a-f-]{36}")), ids.toString());
        var everywhere = get("/changes.json").body();
        assertTrue(ids.stream().allMatch(everywhere::contains), "one change has one id in every feed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/ID", "/a/ID/1..2", "/changes.atom", "/a/ID.rss", "/a/ID/1..2.json"})
    void whatTheReaderHoldsAlreadyIsNotSentAgain(String asked) throws Exception {
        var path = asked.replace("ID", bridge.text());
        var tag = get(path).headers().firstValue("ETag").orElseThrow();

        var again = get(path, "If-None-Match", "\"other\", " + tag);

        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
    }

    @Test
    void aFeedThatDidNotChangeSinceIsNotSentAgain() throws Exception {
        var modified =
                get("/changes.atom").headers().firstValue("Last-Modified").orElseThrow();

        assertEquals("Thu, 19 Nov 2026 10:12:00 GMT", modified);
        assertEquals(304, get("/changes.atom", "If-Modified-Since", modified).statusCode());
        assertEquals(
                200,
                get("/changes.atom", "If-Modified-Since", "Thu, 19 Nov 2026 10:11:59 GMT")
                        .statusCode());
        assertEquals(200, get("/changes.atom", "If-Modified-Since", "never").statusCode());
    }

    @Test
    void machineFormsOfAPairNeverChange() throws Exception {
        var json = get("/a/%s/1..2.json".formatted(bridge));
        var text = get("/a/%s/1..2.txt".formatted(bridge));

        assertTrue(json.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
        assertEquals(
                "14 villages agree to share a footbridge over the Lenn",
                new JsonMapper().readTree(json.body()).at("/after/headline").asString());
        assertTrue(text.body().contains("[-12-]{+14+} villages"), text.body());
    }

    @Test
    void styleScriptAndFontAreKeptForEver() throws Exception {
        var page = get("/").body();
        var style = page.replaceAll("(?s).*<link rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");

        var answer = get(style);

        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
        assertTrue(answer.body().contains("url(/assets/newsreader."), style);
        assertEquals(404, get("/assets/stet.000000000000.css").statusCode());
    }

    @Test
    void theFirstPageWithAllItNeedsIsAtMostSixtyKilobytes() throws Exception {
        long bytes = compressed("/");
        var page = get("/").body();
        for (var asset : List.of("stylesheet\" href", "preload\" href", "icon\" href", "script src")) {
            bytes += compressed(page.replaceAll("(?s).*<[^>]*" + asset + "=\"([^\"]+)\".*", "$1"));
        }

        assertTrue(bytes <= 60 * 1024, bytes + " bytes");
    }

    @Test
    void aRequestThatIsNotHttpAsItShouldBeGetsAPageOfOurs() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.contains("The request could not be answered"), answer);
            assertTrue(answer.contains("Content-Security-Policy: default-src 'none'"), answer);
        }
    }

    @Test
    void healthIsToldToMachines() throws Exception {
        var answer = get("/healthz");

        var health = new JsonMapper().readTree(answer.body());
        assertEquals("ok", health.get("status").asString());
        assertEquals(5, health.get("articles").asInt());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void anIdTypedInCapitalsLeadsToItsProperForm() throws Exception {
        var typed = bridge.text().toUpperCase(java.util.Locale.ROOT);
        assertNotEquals(typed, bridge.text());

        var answer = get("/a/" + typed);

        assertEquals(301, answer.statusCode());
        assertEquals("/a/" + bridge, answer.headers().firstValue("Location").orElse(""));
    }

    @Test
    void theOutletPageNamesWhatCouldNotBeRead() throws Exception {
        var page = get("/o/lenn-courier").body();

        assertTrue(page.contains("https://lenn-courier.example/slow"), page);
        assertTrue(page.contains("timed out"), page);
        assertTrue(page.contains("Next attempt"), page);
    }

    @Test
    void theHealthPageTellsHowEachOutletFares() throws Exception {
        var page = get("/health");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Nothing is wrong with any outlet."), page.body());
        assertTrue(page.body().contains("/o/lenn-courier"), page.body());
        assertTrue(page.body().contains("timed out 1"), page.body());
    }

    @Test
    void machinesReadTheFiguresOnThisMachineAlone() throws Exception {
        var figures = get("/metrics");
        var proxied = get("/metrics", "X-Forwarded-For", "198.51.100.7");

        assertEquals(
                "text/plain;version=0.0.4;charset=utf-8",
                figures.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        var lines = figures.body().lines().toList();
        assertTrue(
                lines.contains("stet_looks_total{outlet=\"lenn-courier\",target=\"article\",answer=\"timed_out\"} 1"),
                figures.body());
        assertTrue(lines.contains("stet_outlet_alert{outlet=\"lenn-courier\",kind=\"quiet\"} 0"), figures.body());
        assertTrue(
                lines.stream()
                        .allMatch(line -> line.matches("# (HELP|TYPE) stet_\\w+ .+|stet_\\w+(\\{[^}]+\\})? \\d+")),
                figures.body());
        assertEquals(404, proxied.statusCode());
    }

    @Test
    void withoutAPublicAddressHubsFindNoDoor() throws Exception {
        assertEquals(404, get("/websub/" + "0".repeat(48)).statusCode());
    }

    @Test
    void everyLookAtAnArticleIsListed() throws Exception {
        var page = get("/a/%s/checks".formatted(bridge)).body();

        assertTrue(page.contains("3 looks so far"), page);
        assertTrue(page.contains("2026-11-19 07:42:00 UTC"), page);
    }

    @Test
    void timesAreInTheZoneThatTheReaderChose() throws Exception {
        var berlin = get("/a/%s/checks".formatted(bridge), "Cookie", "zone=Europe/Berlin");
        var nowhere = get("/a/%s/checks".formatted(bridge), "Cookie", "zone=Europe/Atlantis");

        assertTrue(berlin.body().contains("2026-11-19 08:42:00 CET"), berlin.body());
        assertTrue(berlin.body().contains("datetime=\"2026-11-19T07:42:00Z\""), berlin.body());
        assertTrue(berlin.headers().firstValue("Vary").orElse("").contains("Cookie"));
        assertTrue(nowhere.body().contains("2026-11-19 07:42:00 UTC"), nowhere.body());
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private long compressed(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Accept-Encoding", "gzip")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
