// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.model.Address;
import stet.model.By;
import stet.model.Origin;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Standing;
import stet.store.Filter;
import stet.store.History;
import stet.store.View;

/// A dump of News Sniffer's database, made with its true schema.
class NewsSnifferTest {
    private static final String STORM = "http://sound.example/storm";

    @TempDir
    private Path folder = Path.of("");

    private Path dump = Path.of("");
    private Receiving stet;

    @BeforeEach
    void begin() throws IOException {
        dump = folder.resolve("newssniffer.sql");
        Files.write(dump, resource());
        stet = new Receiving(folder.resolve("data"));
    }

    @AfterEach
    void end() {
        stet.close();
    }

    private static byte[] resource() throws IOException {
        try (var in = Objects.requireNonNull(NewsSnifferTest.class.getResourceAsStream("newssniffer.sql"))) {
            return in.readAllBytes();
        }
    }

    private void rewrite(String was, String now) throws IOException {
        var text = Files.readString(dump);
        assertTrue(text.contains(was), was);
        Files.writeString(dump, text.replace(was, now));
    }

    @Test
    void whatIsSoundIsTakenOverAndWhatIsBrokenIsTold() throws Exception {
        var report = stet.take(dump);

        assertEquals(Origin.Source.NEWS_SNIFFER, report.source());
        assertEquals(1, report.written());
        assertEquals(2, report.versions());
        assertEquals(
                List.of(
                        "newssniffer.sql, line 42, news_article_versions 22: 9012-06-02T20:30:00Z is out of range",
                        "newssniffer.sql, line 60, news_articles 3: “javascript:alert(1)” is no http or https address"),
                report.troubles().stream().map(Trouble::toString).toList());
        assertEquals(
                Map.of("1 versions of articles that are not in the dump", 1, "articles without a version", 1),
                report.leftOut());
        assertTrue(stet.library.at(new Address("http://sound.example/cup")).isEmpty());
        assertTrue(stet.isTidy());
    }

    @Test
    void itsTimesAndItsWordsAreKept() throws Exception {
        stet.take(dump);

        var article = stet.library.article(stet.at(STORM)).orElseThrow();
        var first = stet.library.version(article.id(), 1).orElseThrow();
        var second = stet.library.version(article.id(), 2).orElseThrow();
        assertEquals(Instant.parse("2012-06-01T10:00:00Z"), first.seenFrom());
        assertEquals(first.seenFrom(), first.seenUntil());
        assertEquals(Optional.empty(), second.notBefore());
        assertEquals(
                "The council has closed the harbour.\n\nGusts of 35 metres a second were measured, it's said.",
                second.story().text());
        // The third version reads the same: it is the second, still seen.
        assertEquals(Instant.parse("2012-06-01T12:00:00Z"), second.seenUntil());
        assertEquals(
                "1 figure changed: 33 → 35 metres; Wording changed in 1 place".substring(0, 8),
                article.versions().getLast().revision().orElseThrow().line().substring(0, 8));
        assertEquals(
                new Origin(
                        Origin.Source.NEWS_SNIFFER,
                        "newssniffer.sql",
                        "news_article_versions 12",
                        Receiving.NOW,
                        By.COMMAND_LINE,
                        Optional.empty(),
                        ""),
                second.origin().orElseThrow());
    }

    @Test
    void eachRecordIsKeptAsItStoodInTheDump() throws Exception {
        stet.take(dump);

        var evidence = stet.library.evidence(stet.at(STORM), 1);
        assertEquals(3, evidence.size());
        var kept = evidence.getFirst();
        assertTrue(kept.isHandedIn());
        var record = stet.archive.read(kept.file(), kept.offset());
        assertEquals(kept.payload(), record.body().digest());
        assertEquals(
                "INSERT INTO news_article_version_texts (news_article_version_id, text) VALUES (11,'The council has"
                        + " closed the harbour.\\nGusts of 33 metres a second were measured.')",
                new String(record.body().bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void importingItAgainChangesNothing() throws Exception {
        stet.take(dump);
        var before = stet.export();

        var again = stet.take(dump);

        assertEquals(0, again.written());
        assertEquals(1, again.articles(History.Fate.THERE));
        assertEquals(before, stet.export());
    }

    @Test
    void aTrialSaysWhatWouldComeAndWritesNothing() throws Exception {
        var trial = stet.take(dump, Importer.Mode.TRIAL);

        assertEquals(1, trial.written());
        assertEquals(2, trial.versions());
        assertEquals(1, trial.outlets());
        assertEquals("", stet.export());
        assertEquals(List.of(), stet.roster.outlets());
        assertFalse(Files.exists(folder.resolve("data/warc")));
    }

    @Test
    void aDumpThatIsCutSaysSo() throws Exception {
        var text = Files.readString(dump);
        Files.writeString(dump, text.substring(0, text.indexOf("CREATE TABLE `news_articles`") + 40));

        var report = stet.take(dump);

        assertEquals(0, report.written());
        assertTrue(report.troubles().getLast().toString().contains("the dump ends here"));
    }

    @Test
    void aPackedDumpThatIsCutIsRefusedByItsName() throws Exception {
        var packed = folder.resolve("dump.sql.gz");
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(resource());
        }
        Files.write(packed, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 20));

        var refused = assertThrows(IOException.class, () -> stet.take(packed));

        assertTrue(refused.toString().contains(packed + " is packed with gzip, and cut off"), refused.toString());
        assertTrue(stet.isTidy());
    }

    @Test
    void aPackedDumpIsTheSame() throws Exception {
        var packed = folder.resolve("dump.sql.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(resource());
        }

        assertEquals(1, stet.take(packed).written());
        assertTrue(stet.isTidy());
    }

    @Test
    void aNewerDumpAddsWhatIsNew() throws Exception {
        rewrite(",(13,1,'Storm closes harbour','http://sound.example/storm','2012-06-01 12:00:00',2,'cc',0)", "");
        stet.take(dump);
        Files.write(dump, resource());
        rewrite("(13,'The council has", "(13,'The town has");

        var newer = stet.take(dump);

        assertEquals(1, newer.articles(History.Fate.LONGER));
        assertEquals(1, newer.versions());
        assertEquals(
                3, stet.library.article(stet.at(STORM)).orElseThrow().versions().size());
    }

    @Test
    void aDumpWithOtherFirstVersionsIsLeftAlone() throws Exception {
        stet.take(dump);
        var before = stet.export();
        rewrite("Gusts of 33", "Gusts of 53");

        var other = stet.take(dump);

        assertEquals(1, other.articles(History.Fate.OTHERWISE));
        assertEquals(before, stet.export());
    }

    @Test
    void itsOutletIsTheOneOfTheSameSiteElseANewOneThatIsNotWatched() throws Exception {
        stet.take(dump);

        var made = stet.library.outlet(new OutletId("sound"), Receiving.NOW).orElseThrow();
        assertEquals(Standing.CLIPPED, made.keeping().standing());
        assertEquals(new Address("http://sound.example/"), made.outlet().home());
        assertEquals(1, made.articles());

        try (var other = new Receiving(folder.resolve("other"))) {
            var watched = new Outlet(
                    new OutletId("the-sound"), "The Sound", new Address("https://sound.example/"), "en", List.of());
            other.roster.add(watched, Receiving.NOW);
            assertEquals(0, other.take(dump).outlets());
            assertEquals(
                    watched.id(),
                    other.library.article(other.at(STORM)).orElseThrow().outlet());
        }
    }

    @Test
    void whatStandsInItsOwnRowSinceTheEarlyYearsIsFound() throws Exception {
        var old = folder.resolve("old.sql");
        Files.writeString(old, """
                CREATE TABLE `news_articles` (`id` int, `source` varchar(32), `url` varchar(250), `title` varchar(200));
                INSERT INTO `news_articles` VALUES (7,'sound','http://sound.example/ferry','Ferry');
                CREATE TABLE `news_article_versions` (`id` int, `news_article_id` int, `title` varchar(200),
                  `url` varchar(250), `created_at` datetime, `version` int, `text` text, `text_hash` varchar(32));
                INSERT INTO `news_article_versions` VALUES (70,7,'Ferry','','2006-11-01 08:00:00',0,'It sails.','a');
                """);

        assertEquals(1, stet.take(old).written());
        assertEquals(
                "It sails.",
                stet.library
                        .version(stet.at("http://sound.example/ferry"), 1)
                        .orElseThrow()
                        .story()
                        .text());
    }

    @Test
    void noFeedTellsItAsNewsAndEveryListHasIt() throws Exception {
        stet.take(dump);

        var views = stet.library.views();
        var all = new View.Filtered(Filter.ALL);
        assertEquals(0, views.newestPlace());
        assertEquals(List.of(), views.upTo(all, Long.MAX_VALUE, 10).places());
        var listed = stet.library.latest(Filter.ALL, "", 10);
        assertEquals(1, listed.size());
        assertTrue(listed.getFirst().isImported());
        assertEquals(1, stet.library.count(Filter.ALL));
    }
}
