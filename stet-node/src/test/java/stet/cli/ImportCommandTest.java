// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `stet import` as it is typed.
class ImportCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Path dump() throws IOException {
        return Files.writeString(folder.resolve("dump.sql"), """
                CREATE TABLE `news_articles` (`id` int, `source` varchar(32), `url` varchar(250));
                INSERT INTO `news_articles` VALUES (1,'sound','http://sound.example/ferry'),(2,'sound','nowhere');
                CREATE TABLE `news_article_versions` (`id` int, `news_article_id` int, `title` varchar(200),
                  `url` varchar(250), `created_at` datetime, `version` int, `text` text);
                INSERT INTO `news_article_versions` VALUES (1,1,'Ferry','','2012-06-01 08:00:00',0,'It may sail.'),
                (2,1,'Ferry','','2012-06-01 09:00:00',1,'It will sail.'),(3,2,'Comet','','2012-06-01 09:00:00',0,'x');
                """);
    }

    @Test
    void itSaysWhatCameAndWhatCouldNot() throws IOException {
        var stet = new CommandLineOn(folder.resolve("data"));

        var said = stet.stet("import", dump().toString());

        assertEquals(Main.FAILED, said.exit());
        assertEquals("""
                Imported 1 articles with 2 versions from News Sniffer, of outlets that were not known: 1.
                        1 new here
                        1 rows or articles could not be taken over; the first are told below
                """, said.out());
        assertEquals("! dump.sql, line 2, news_articles 2: “nowhere” is no http or https address\n", said.err());
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        var stet = new CommandLineOn(folder.resolve("data"));

        var said = stet.stet("import", dump().toString(), "--dry-run", "--json");

        var line = JsonMapper.shared().readTree(said.out());
        assertEquals("news_sniffer", line.path("from").asString());
        assertTrue(line.path("dry_run").asBoolean());
        assertEquals(1, line.path("articles").asInt());
        assertEquals(2, line.path("versions").asInt());
        assertEquals(1, line.path("troubles").size());
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void whatItIsNotIsSaidAndNothingIsDone() throws IOException {
        var stet = new CommandLineOn(folder.resolve("data"));
        var other = Files.writeString(folder.resolve("letter.txt"), "Dear editor, it's raining.");

        var said = stet.stet("import", other.toString());
        var missing = stet.stet("import", folder.resolve("none").toString());
        var unknown = stet.stet("import", dump().toString(), "--outlet", "no-such");

        assertEquals(Main.FAILED, said.exit());
        assertTrue(said.err().contains("is none of these: a dump of News Sniffer"), said.err());
        assertEquals(Main.USAGE, missing.exit());
        assertEquals(Main.USAGE, unknown.exit());
    }

    @Test
    void theExportSaysWhereItCameFrom() throws IOException {
        var stet = new CommandLineOn(folder.resolve("data"));
        stet.stet("import", dump().toString());

        var first = JsonMapper.shared()
                .readTree(stet.stet("export").out().lines().findFirst().orElseThrow());
        var csv = stet.stet("export", "--csv").out();

        assertEquals("News Sniffer", first.path("imported").path("times_of").asString());
        assertEquals(
                "news_article_versions 1", first.path("imported").path("record").asString());
        assertEquals("http://sound.example/ferry", first.path("article_url").asString());
        assertTrue(csv.contains(",news_sniffer,\r\n"), csv);
    }
}
