// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.OutletId;

/// The number of newer changes, as an open page hears of it.
class LiveCountsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration BEAT = Duration.ofMillis(100);

    private final HttpClient client = HttpClient.newHttpClient();
    private final FilledRecord record;
    private final OutletId courier;
    private final OutletId mail;
    private WebServer server;

    LiveCountsTest(@TempDir Path folder) {
        record = new FilledRecord(folder);
        courier = record.outlet("courier", "Lenn Courier", "en");
        mail = record.outlet("mail", "Marfa Mail", "en");
        record.article(courier, "bridge", Stories.bridge(), Stories.bridgeAgain());
        server = serve(new LiveCounts.Pace(BEAT, 1000, 2));
    }

    private WebServer serve(LiveCounts.Pace pace) {
        return new WebServer(
                WebSettings.local(0),
                record.stores(),
                List.of(),
                () -> FilledRecord.START.plus(Duration.ofHours(5)),
                pace);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
        record.close();
    }

    @Test
    void anOpenPageIsToldHowManyChangesCameSince() throws Exception {
        try (var heard = listen(live("/"))) {
            change(courier, "pier");
            assertEquals("data: 1", next(heard));

            change(mail, "snow");
            assertEquals("data: 2", next(heard));
        }
    }

    @Test
    void aFilteredPageIsToldOfItsOwnChangesAlone() throws Exception {
        try (var heard = listen(live("/?outlet=mail&since=24h"))) {
            change(courier, "pier");
            change(mail, "snow");
            change(courier, "ferry");

            assertEquals("data: 1", next(heard));
        }
    }

    @Test
    void aPageIsNotToldOfWhatItShowsAlready() throws Exception {
        try (var _ =
                listen(live("/"))) { // so the view is watched already, and its last look may be older than the page
            change(courier, "pier");
            try (var heard = listen(live("/"))) {
                change(mail, "snow");

                assertEquals("data: 1", next(heard));
            }
        }
    }

    @Test
    void anOlderPageIsToldOfAllThatCameSince() throws Exception {
        var before = live("/");
        change(courier, "pier");
        change(mail, "snow");

        try (var heard = listen(before)) {
            assertEquals("data: 2", next(heard));
        }
    }

    @Test
    void aStreamGivesASignOfLifeWhenThereIsNothingToTell() throws Exception {
        try (var heard = listen(live("/"))) {
            assertEquals("retry: 100", heard.readLine());
            assertEquals("", heard.readLine());
            assertEquals(":", heard.readLine());
        }
    }

    @Test
    void thereIsRoomForSoManyAndNoMore() throws Exception {
        try (var _ = listen(live("/"));
                var _ = listen(live("/?outlet=mail"))) {
            var third = get(live("/"));

            assertEquals(503, third.statusCode());
            assertEquals("60", third.headers().firstValue("Retry-After").orElse(""));
        }
    }

    @Test
    void whoLeavesMakesRoom() throws Exception {
        listen(live("/")).close();
        listen(live("/")).close();

        assertTimeoutPreemptively(SOON, () -> {
            var answer = open(live("/"));
            while (answer.statusCode() == 503) {
                answer.body().readAllBytes();
                answer = open(live("/"));
            }
            assertEquals(200, answer.statusCode());
            answer.body().close();
        });
    }

    @Test
    void aStreamEndsAfterItsTime() throws Exception {
        server.close();
        server = serve(new LiveCounts.Pace(Duration.ofMillis(20), 3, 1));
        server.start();

        var lines =
                assertTimeoutPreemptively(SOON, () -> listen(live("/")).lines().toList());

        assertEquals("retry: 20,,:,,:,,:,", String.join(",", lines));
    }

    @Test
    void closingTheSiteEndsEveryStreamAtOnce() throws Exception {
        server.close();
        server = serve(new LiveCounts.Pace(Duration.ofMinutes(1), 10, 2));
        server.start();
        var heard = listen(live("/"));
        assertEquals("retry: 60000", heard.readLine());

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            server.close();
            try {
                assertFalse(heard.lines().anyMatch(line -> line.startsWith("data")));
            } catch (java.io.UncheckedIOException e) {
                // broken off is ended as well
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?after=x", "?after=-1", "?after=1&kind=nothing", "?after=9999999999999999999"})
    void whatCannotBeCountedIsRefused(String query) throws Exception {
        assertEquals(400, get("/changes/live" + query).statusCode());
    }

    @Test
    void theStreamIsOneForTheBrowserAloneAndIsNotKept() throws Exception {
        var answer = open(live("/"));
        answer.body().close();

        assertEquals(
                "text/event-stream;charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(answer.headers().firstValue("Content-Security-Policy").isPresent());
    }

    private void change(OutletId outlet, String slug) {
        record.article(
                outlet,
                slug,
                Stories.english("The " + slug + " is open", "", "It is open."),
                Stories.english("The " + slug + " is shut", "", "It is shut."));
    }

    /// The address that a page gives its script.
    private String live(String path) throws IOException, InterruptedException {
        var found = Pattern.compile("data-live=\"([^\"]+)\"").matcher(get(path).body());
        assertTrue(found.find(), path);
        return found.group(1).replace("&amp;", "&");
    }

    private BufferedReader listen(String path) throws IOException, InterruptedException {
        var answer = open(path);
        assertEquals(200, answer.statusCode());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader heard) {
        return assertTimeoutPreemptively(SOON, () -> {
            var line = heard.readLine();
            while (line != null && !line.startsWith("data")) {
                line = heard.readLine();
            }
            return line == null ? "the end" : line;
        });
    }

    private HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        return client.send(request(path), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .build();
    }
}
