// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;

/// The site over HTTP, in front of a real record. The record is read only, so all tests share it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebServerTest {
    private ServedSite site;

    @BeforeAll
    void open(@TempDir Path folder) {
        site = new ServedSite(folder);
    }

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void theHomePageListsTheLatestChangesWithTheirPlainLines() throws Exception {
        var page = site.get("/");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("14 villages agree to share a footbridge over the Lenn"), page.body());
        assertTrue(page.body().contains("12 → 14"), page.body());
        assertTrue(page.body().contains("The article’s address now answers “410 Gone”"), page.body());
    }

    @Test
    void filtersStandInTheAddressAndNarrowTheStream() throws Exception {
        var all = site.get("/").body();
        var arabic = site.get("/?outlet=marfa").body();

        assertTrue(all.contains("footbridge"), all);
        assertFalse(arabic.contains("footbridge"), arabic);
        assertTrue(arabic.contains("<option value=\"marfa\" selected>"), arabic);
        assertTrue(arabic.contains("/changes.atom?outlet=marfa"), arabic);
    }

    @Test
    void aViewWithoutChangesSaysThatItStands() throws Exception {
        var page = site.get("/?since=1h&kind=notice-removed");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("It stands"), page.body());
    }

    @Test
    void theArticlePageLinksEachVersionAndEachComparison() throws Exception {
        var page = site.get("/a/" + site.bridge()).body();

        assertTrue(page.contains("href=\"/a/%s/1..2\"".formatted(site.bridge())), page);
        assertTrue(page.contains("href=\"/a/%s/v/3\"".formatted(site.bridge())), page);
        assertTrue(page.contains("30 minutes later"), page);
        assertTrue(page.contains("first seen, 7 minutes after publication"), page);
        assertTrue(page.contains("2 times since it was first seen"), page);
        assertTrue(page.contains("seen between 07:12 and 07:42"), page);
    }

    @Test
    void aTextThatWasReadAgainSaysSoAndTheOneShownBeforeIsThere() throws Exception {
        var now = site.get("/a/%s/v/1".formatted(site.snow())).body();
        var before = site.get("/a/%s/v/1?before=1".formatted(site.snow())).body();
        var none = site.get("/a/%s/v/1?before=2".formatted(site.snow())).body();

        assertFalse(now.contains("Print this page"), now);
        assertTrue(now.contains("Read again with extractor 7 at "), now);
        assertTrue(now.contains("href=\"/a/%s/v/1?before=1\"".formatted(site.snow())), now);
        assertTrue(before.contains("Print this page"), before);
        assertTrue(before.contains("This is the text as extractor 1 read it, which was shown until "), before);
        assertEquals(now, none);
    }

    @Test
    void anArticleThatIsGoneTellsItsEndAmongItsVersions() throws Exception {
        var id = site.library()
                .at(new Address("https://lenn-courier.example/gone"))
                .orElseThrow();

        var page = site.get("/a/" + id).body();

        assertTrue(page.contains("The article’s address now answers “410 Gone”"), page);
        assertTrue(page.contains("No longer checked since 19 Nov 2026, because the address answers 410."), page);
        assertTrue(page.contains("Its last version is kept here."), page);
    }

    @Test
    void theComparisonMarksWordsSidesMovesAndNotes() throws Exception {
        var page = site.get("/a/%s/1..2".formatted(site.bridge())).body();

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
        var page = site.get("/a/%s/1..2".formatted(site.bridge())).body();
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
        var page = site.get("/a/%s/1..2?view=inline".formatted(site.bridge())).body();

        assertTrue(page.contains("<del>12</del><ins>14</ins>") || page.contains("<del>12</del> <ins>14</ins>"), page);
        assertTrue(page.contains("was a paragraph break"), page);
        assertTrue(
                page.contains(
                        "<link rel=\"canonical\" href=\"%s/a/%s/1..2\">".formatted(site.address(), site.bridge())),
                page);
    }

    @Test
    void anArabicComparisonRunsFromRightToLeft() throws Exception {
        var id = site.library().at(new Address("https://marfa.example/budget")).orElseThrow();

        var page = site.get("/a/%s/1..2".formatted(id)).body();

        assertTrue(page.contains("<div dir=\"rtl\">"), page);
        assertTrue(page.contains("lang=\"ar\""), page);
    }

    @Test
    void anyTwoVersionsCanBeCompared() throws Exception {
        assertEquals(200, site.get("/a/%s/1..3".formatted(site.bridge())).statusCode());
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
        var answer = site.get(asked.replace("ID", site.bridge().text()));

        assertEquals(status, answer.statusCode());
        assertEquals(
                location.replace("ID", site.bridge().text()),
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
        var answer = site.get(asked.replace("ID", site.bridge().text()));

        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
        assertTrue(answer.body().contains("<main"), answer.body());
    }

    @Test
    void nothingCanBeSent() throws Exception {
        var request = HttpRequest.newBuilder(site.uri("/"))
                .POST(HttpRequest.BodyPublishers.ofString("x=1"))
                .build();

        var answer = site.send(request);

        assertEquals(405, answer.statusCode());
        assertEquals(Optional.of("GET, HEAD"), answer.headers().firstValue("Allow"));
        assertTrue(answer.body().contains("This page can only be read"), answer.body());
    }

    @Test
    void whatOnlyTakesCannotBeRead() throws Exception {
        var answer = site.get("/api/v1/retains");

        assertEquals(405, answer.statusCode());
        assertEquals(Optional.of("POST"), answer.headers().firstValue("Allow"));
        assertTrue(answer.body().contains("only takes what is sent to it"), answer.body());
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
        var answer = site.get(asked.replace("ID", site.bridge().text()));

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
        var body = site.get(asked.replace("ID", site.hostile().text())).body();

        assertTrue(body.contains("owned"), body);
        assertFalse(body.contains("<script>document"), body);
        assertFalse(body.contains("<img src=x"), body);
        assertFalse(body.contains("href=\"javascript:"), body);
    }

    @Test
    void styleScriptAndFontAreKeptForEver() throws Exception {
        var page = site.get("/").body();
        var style = page.replaceAll("(?s).*<link rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");

        var answer = site.get(style);

        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
        assertTrue(answer.body().contains("url(/assets/newsreader."), style);
        assertEquals(404, site.get("/assets/stet.000000000000.css").statusCode());
    }

    @Test
    void theFirstPageWithAllItNeedsIsAtMostSixtyKilobytes() throws Exception {
        long bytes = site.compressed("/");
        var page = site.get("/").body();
        for (var asset : List.of("stylesheet\" href", "preload\" href", "icon\" href", "script src")) {
            bytes += site.compressed(page.replaceAll("(?s).*<[^>]*" + asset + "=\"([^\"]+)\".*", "$1"));
        }

        assertTrue(bytes <= 60 * 1024, bytes + " bytes");
    }

    @Test
    void aRequestThatIsNotHttpAsItShouldBeGetsAPageOfOurs() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
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
    void anIdTypedInCapitalsLeadsToItsProperForm() throws Exception {
        var typed = site.bridge().text().toUpperCase(Locale.ROOT);
        assertNotEquals(typed, site.bridge().text());

        var answer = site.get("/a/" + typed);

        assertEquals(301, answer.statusCode());
        assertEquals(
                "/a/" + site.bridge(), answer.headers().firstValue("Location").orElse(""));
    }

    @Test
    void theOutletPageNamesWhatCouldNotBeRead() throws Exception {
        var page = site.get("/o/lenn-courier").body();

        assertTrue(page.contains("https://lenn-courier.example/slow"), page);
        assertTrue(page.contains("timed out"), page);
        assertTrue(page.contains("Next attempt"), page);
    }

    @Test
    void theHealthPageTellsHowEachOutletFares() throws Exception {
        var page = site.get("/health");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Nothing is wrong with any outlet."), page.body());
        assertTrue(page.body().contains("/o/lenn-courier"), page.body());
        assertTrue(page.body().contains("timed out 1"), page.body());
    }

    @Test
    void withoutAPublicAddressHubsFindNoDoor() throws Exception {
        assertEquals(404, site.get("/websub/" + "0".repeat(48)).statusCode());
    }

    @Test
    void everyLookAtAnArticleIsListed() throws Exception {
        var page = site.get("/a/%s/checks".formatted(site.bridge())).body();

        assertTrue(page.contains("3 looks so far"), page);
        assertTrue(page.contains("2026-11-19 07:42:00 UTC"), page);
    }

    @Test
    void timesAreInTheZoneThatTheReaderChose() throws Exception {
        var berlin = site.get("/a/%s/checks".formatted(site.bridge()), "Cookie", "zone=Europe/Berlin");
        var nowhere = site.get("/a/%s/checks".formatted(site.bridge()), "Cookie", "zone=Europe/Atlantis");

        assertTrue(berlin.body().contains("2026-11-19 08:42:00 CET"), berlin.body());
        assertTrue(berlin.body().contains("datetime=\"2026-11-19T07:42:00Z\""), berlin.body());
        assertTrue(berlin.headers().firstValue("Vary").orElse("").contains("Cookie"));
        assertTrue(nowhere.body().contains("2026-11-19 07:42:00 UTC"), nowhere.body());
    }
}
