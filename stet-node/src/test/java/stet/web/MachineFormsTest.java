// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What the site gives to programs: feeds, JSON, figures. The record is read only, so all tests share it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MachineFormsTest {
    private ServedSite site;

    @BeforeAll
    void open(@TempDir Path folder) {
        site = new ServedSite(folder);
    }

    @AfterAll
    void close() {
        site.close();
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
        var feed = site.get(asked.replace("ID", site.bridge().text()));

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.body().getBytes(StandardCharsets.UTF_8)));

        assertEquals(200, feed.statusCode());
        assertTrue(document.getDocumentElement().getTextContent().contains("<ins"), feed.body());
        assertTrue(feed.body().contains("/a/%s/1..2".formatted(site.bridge())), feed.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/changes.json", "/o/lenn-courier.json", "/a/ID.json"})
    void jsonFeedsHaveOneIdPerChange(String asked) throws Exception {
        var feed = site.get(asked.replace("ID", site.bridge().text()));

        var items = new JsonMapper().readTree(feed.body()).get("items");
        var ids = items.valueStream().map(i -> i.get("id").asString()).toList();

        assertEquals(ids.size(), ids.stream().distinct().count());
        assertTrue(ids.stream().allMatch(id -> id.matches("urn:uuid:[0-9a-f-]{36}")), ids.toString());
        var everywhere = site.get("/changes.json").body();
        assertTrue(ids.stream().allMatch(everywhere::contains), "one change has one id in every feed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/ID", "/a/ID/1..2", "/changes.atom", "/a/ID.rss", "/a/ID/1..2.json"})
    void whatTheReaderHoldsAlreadyIsNotSentAgain(String asked) throws Exception {
        var path = asked.replace("ID", site.bridge().text());
        var tag = site.get(path).headers().firstValue("ETag").orElseThrow();

        var again = site.get(path, "If-None-Match", "\"other\", " + tag);

        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
    }

    @Test
    void aFeedThatDidNotChangeSinceIsNotSentAgain() throws Exception {
        var modified =
                site.get("/changes.atom").headers().firstValue("Last-Modified").orElseThrow();

        assertEquals("Thu, 19 Nov 2026 10:12:00 GMT", modified);
        assertEquals(
                304, site.get("/changes.atom", "If-Modified-Since", modified).statusCode());
        assertEquals(
                200,
                site.get("/changes.atom", "If-Modified-Since", "Thu, 19 Nov 2026 10:11:59 GMT")
                        .statusCode());
        assertEquals(
                200, site.get("/changes.atom", "If-Modified-Since", "never").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a/ID",
                "/a/ID/v/2",
                "/a/ID/v/9",
                "/a/zzzzzz",
                "/changes.atom",
                "/a/ID/1..2.json",
                "/search?q=footbridge",
                "/api/v1/changes",
                "/admin/people"
            })
    void headIsAnsweredAsGetIsWithoutTheBody(String path) throws Exception {
        var uri = site.uri(path.replace("ID", site.bridge().text()));
        var get = site.send(HttpRequest.newBuilder(uri).build());
        var head = site.send(HttpRequest.newBuilder(uri).HEAD().build());

        assertEquals(get.statusCode(), head.statusCode());
        assertEquals("", head.body());
        for (var name : List.of("ETag", "Last-Modified", "Cache-Control", "Content-Type", "Vary")) {
            assertEquals(get.headers().firstValue(name), head.headers().firstValue(name), name);
        }
    }

    @Test
    void machineFormsOfAPairMayBeKeptForADay() throws Exception {
        var json = site.get("/a/%s/1..2.json".formatted(site.bridge()));
        var text = site.get("/a/%s/1..2.txt".formatted(site.bridge()));

        assertTrue(json.headers().firstValue("Cache-Control").orElse("").contains("max-age=86400"));
        assertEquals(
                "14 villages agree to share a footbridge over the Lenn",
                new JsonMapper().readTree(json.body()).at("/after/headline").asString());
        assertTrue(text.body().contains("[-12-]{+14+} villages"), text.body());
    }

    @Test
    void healthIsToldToMachines() throws Exception {
        var answer = site.get("/healthz");

        var health = new JsonMapper().readTree(answer.body());
        assertEquals("ok", health.get("status").asString());
        assertEquals(5, health.get("articles").asInt());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void machinesReadTheFiguresOnThisMachineAlone() throws Exception {
        var figures = site.get("/metrics");
        var proxied = site.get("/metrics", "X-Forwarded-For", "198.51.100.7");

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
                        .allMatch(line ->
                                line.matches("# (HELP|TYPE) stet_\\w+ .+|stet_\\w+(\\{[^}]+\\})? \\d+(\\.\\d+)?")),
                figures.body());
        assertEquals(404, proxied.statusCode());
    }
}
