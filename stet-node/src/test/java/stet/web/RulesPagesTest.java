// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.account.Secret;
import stet.model.By;
import stet.model.Deed;
import stet.model.OutletId;
import stet.model.Role;
import stet.model.Withholding;

/// An outlet's rules in the browser: tried, saved, and gone back to.
class RulesPagesTest {
    private static final Instant NOW = FilledRecord.START.plus(Duration.ofHours(5));
    private static final OutletId COURIER = new OutletId("lenn-courier");
    private static final String PATH = "/o/lenn-courier/rules";
    private static final String EDGE = "a-field-of-the-form";
    private static final Pattern BASE = Pattern.compile("name=\"base\" value=\"(\\w{64})\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private FilledRecord record;
    private Drawer drawer;
    private WebServer server;
    private Secret editor;

    @BeforeEach
    void open(@TempDir Path folder) {
        record = new FilledRecord(folder);
        record.outlet("lenn-courier", "Lenn Courier", "en");
        record.article(COURIER, "snow", Stories.english("Snow on the pass", "", "The pass is closed."));
        record.article(COURIER, "ferry", Stories.english("Ferry <b>runs</b>", "", "It runs.", "Subscribe now."));
        var stores = record.stores();
        drawer = new Drawer(
                stores.savedRules(),
                Stories.english("Ferry <b>runs</b>", "By A", "It runs.", "Subscribe now."),
                Stories.english("Ferry runs at night", "By A", "It runs.", "It runs at night."));
        editor = new People(stores, NOW).signedIn("Lena", Role.EDITOR);
        server = new WebServer(WebSettings.local(0), stores.with(drawer), List.of(), () -> NOW);
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
        record.close();
    }

    /// As the page's form sends it.
    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(EDGE, name, value)));
        body.append("--%s\r\nContent-Disposition: form-data; name=\"mark\"\r\n\r\n%s\r\n--%s--\r\n"
                .formatted(EDGE, editor.mark("form"), EDGE));
        return client.send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.site() + path)).header("Cookie", "session=" + editor.text());
    }

    private String base() throws Exception {
        var found = BASE.matcher(get(PATH));
        assertTrue(found.find());
        return found.group(1);
    }

    @Test
    void aPreviewShowsWhatGoesAndWhatComesAndSavesNothing() throws Exception {
        var answer = post(PATH + "/preview", Map.of("rules", "rules = [ { body = \"p\" } ]"));

        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("<del>Subscribe now.</del>"), answer.body());
        assertTrue(answer.body().contains("<ins>It runs at night.</ins>"), answer.body());
        assertTrue(answer.body().contains("1 paragraph stays, 1 goes, 1 comes."), answer.body());
        assertTrue(answer.body().contains("Ferry runs at night"), answer.body());
        assertFalse(answer.body().contains("<b>runs"), answer.body());
        assertTrue(answer.body().contains("a list of links"), answer.body());
        assertTrue(answer.body().contains("div.gone &gt; p") || answer.body().contains("div.gone > p"), answer.body());
        assertTrue(answer.body().contains("rules = [ { body = \"p\" } ]"), answer.body());
        assertEquals("", drawer.standing(COURIER).text());
    }

    @Test
    void aFaultIsSaidWithItsLineAndNothingIsSaved() throws Exception {
        var previewed = post(PATH + "/preview", Map.of("rules", "faulty"));
        var saved = post(PATH, Map.of("rules", "faulty", "base", base()));

        assertEquals(422, previewed.statusCode());
        assertTrue(previewed.body().contains("Line 3:"), previewed.body());
        assertEquals(422, saved.statusCode());
        assertTrue(saved.body().contains("Line 3:"), saved.body());
        assertTrue(record.stores().savedRules().latest(COURIER, 9).isEmpty());
    }

    @Test
    void whatIsSavedIsInTheJournalAndOneCanGoBack() throws Exception {
        post(PATH, Map.of("rules", "first = 1\r\nsecond = 2", "base", base()));
        var saved = post(PATH, Map.of("rules", "third = 3", "base", base()));
        var newest = record.stores().savedRules().latest(COURIER, 9).getFirst();
        var before = get(PATH + "?nr=" + newest.nr());

        assertEquals(303, saved.statusCode(), saved.body());
        assertEquals("third = 3\n", drawer.standing(COURIER).text());
        assertEquals("first = 1\nsecond = 2\n", newest.was());
        assertTrue(before.contains("first = 1\nsecond = 2"), before);
        assertTrue(get(PATH).contains(PATH + "?nr=" + newest.nr()));
        var deed = record.stores().journal().latest(Long.MAX_VALUE, 1).getFirst();
        assertEquals(Deed.Kind.OUTLET_RULES, deed.kind());
        assertEquals("Lena", deed.by().who());
    }

    @Test
    void nobodyOverwritesWhatAnotherSavedMeanwhile() throws Exception {
        var base = base();
        post(PATH, Map.of("rules", "hers = 1", "base", base));

        var late = post(PATH, Map.of("rules", "his = 1", "base", base));

        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("hers = 1") && late.body().contains("his = 1"), late.body());
        assertEquals("hers = 1\n", drawer.standing(COURIER).text());
        var again = BASE.matcher(late.body());
        assertTrue(again.find());
        assertEquals(
                303,
                post(PATH, Map.of("rules", "his = 1", "base", again.group(1))).statusCode());
    }

    @Test
    void whatIsWithheldIsNotTriedOn() throws Exception {
        var ferry = record.library().articles(Optional.empty(), 9).getLast();
        record.stores()
                .withholdings()
                .begin(
                        ferry,
                        new Withholding.Extent.Passage("Subscribe"),
                        Withholding.Ground.REQUEST,
                        "a wish",
                        new By("Ada", NOW));

        var page = post(PATH + "/preview", Map.of("rules", "x = 1")).body();
        var named = post(PATH + "/preview", Map.of("rules", "x = 1", "article", ferry.text()));

        assertFalse(page.contains("/a/" + ferry + "/v/"), page);
        assertTrue(page.contains("/a/"), page);
        assertEquals(422, named.statusCode());
    }

    @Test
    void anArticleOfAnotherOutletIsNotTriedOn() throws Exception {
        var other = record.article(record.outlet("marfa", "Marfa", "ar"), "budget", Stories.arabic("4"));

        var answer = post(PATH + "/preview", Map.of("rules", "x = 1", "article", other.text()));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("role=\"alert\""), answer.body());
    }
}
