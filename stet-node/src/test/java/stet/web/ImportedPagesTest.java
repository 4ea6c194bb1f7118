// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.archive.ArchiveSettings;
import stet.archive.WarcFiles;
import stet.imports.Importer;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.store.Clippings;
import stet.store.Database;
import stet.store.Histories;
import stet.store.Library;
import stet.store.Roster;
import stet.store.TestedStore;
import tools.jackson.databind.json.JsonMapper;

/// What readers and programs are told of a history that another archive kept. Nothing is written after it was imported.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportedPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-19T12:00:00Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private Database database;
    private WebServer server;
    private ArticleId ferry;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        database = TestedStore.usual().open(folder);
        ferry = take(folder);
        server = new WebServer(WebSettings.local(0), Stores.over(database), List.of(), () -> NOW);
        server.start();
    }

    private ArticleId take(Path folder) throws IOException, InterruptedException {
        var dump = Files.writeString(folder.resolve("<b>dump.sql"), """
                CREATE TABLE `news_articles` (`id` int, `source` varchar(32), `url` varchar(250));
                INSERT INTO `news_articles` VALUES (1,'sound','http://sound.example/ferry');
                CREATE TABLE `news_article_versions` (`id` int, `news_article_id` int, `title` varchar(200),
                  `url` varchar(250), `created_at` datetime, `version` int, `text` text);
                INSERT INTO `news_article_versions` VALUES (1,1,'Ferry','','2012-06-01 08:00:00',0,'It may sail.'),
                (2,1,'Ferry','','2012-06-01 09:00:00',1,'It will sail.');
                """);
        try (var archive = new WarcFiles(folder.resolve("warc"), ArchiveSettings.DEFAULTS)) {
            var wish = new Importer.Wish(dump, folder, Optional.empty(), Importer.Mode.WRITE, By.commandLine(NOW));
            new Importer(new Histories(database), new Clippings(database), new Roster(database), archive)
                    .take(wish, new Importer.Along() {
                        @Override
                        public void begins(String what, long total) {
                            // nobody watches
                        }

                        @Override
                        public void done(long count) {
                            // nobody watches
                        }
                    });
        }
        return new Library(database)
                .at(new Address("http://sound.example/ferry"))
                .orElseThrow();
    }

    @AfterAll
    void close() {
        server.close();
        client.close();
        database.close();
    }

    private String get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.site() + path.replace("ID", ferry.text())))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), path);
        return answer.body();
    }

    @Test
    void aVersionSaysWhoseItIsAndWhoseItsTimesAre() throws Exception {
        var page = get("/a/ID/v/2");

        assertTrue(page.contains("Taken over from News Sniffer (&lt;b&gt;dump.sql) on "), page);
        assertTrue(page.contains("as News Sniffer kept it on"), page);
        assertTrue(page.contains("News Sniffer’s clock; Stet did not see it"), page);
        assertTrue(page.contains("news_article_versions 2"), page);
        assertFalse(page.contains("<b>dump"), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/ID", "/a/ID/1..2", "/"})
    void pagesAndListsMarkIt(String path) throws Exception {
        assertTrue(get(path).contains("Imported"));
    }

    @Test
    void noFeedTellsIt() throws Exception {
        assertFalse(get("/changes.atom").contains("/a/" + ferry));
    }

    @Test
    void programsAreToldTheSame() throws Exception {
        var json = JsonMapper.shared();
        var document = json.readTree(get("/api/v1/openapi.json"));
        var article = json.readTree(get("/api/v1/articles/ID"));
        var version = json.readTree(get("/api/v1/articles/ID/versions/1"));
        var comparison = json.readTree(get("/a/ID/1..2.json"));
        var faults = new ArrayList<String>();
        var schemas = Schema.of(document);
        schemas.check("article", article, document.at("/components/schemas/Article"), faults);
        schemas.check("version", version, document.at("/components/schemas/Version"), faults);

        assertEquals(List.of(), faults);
        assertFalse(article.has("first_seen"));
        assertEquals("News Sniffer", version.at("/imported/times_of").asString());
        assertEquals(version.get("imported"), article.at("/versions/0/imported"));
        assertTrue(comparison.toString().contains("\"times_of\":\"News Sniffer\""), comparison.toString());
    }
}
