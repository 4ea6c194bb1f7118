// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.model.Digest;
import stet.model.OutletId;
import stet.model.Paragraph;
import stet.store.History;
import tools.jackson.databind.json.JsonMapper;

/// diffengine's SQLite file, made as its program makes it.
class DiffengineTest {
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE \"feed\" (\"url\" VARCHAR(255) NOT NULL PRIMARY KEY, \"name\" VARCHAR(255) NOT NULL,"
                    + " \"created\" DATETIME NOT NULL)",
            "CREATE TABLE \"entry\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"url\" VARCHAR(255) NOT NULL,"
                    + " \"created\" DATETIME NOT NULL, \"checked\" DATETIME NOT NULL)",
            "CREATE TABLE \"feedentry\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"feed_id\" VARCHAR(255) NOT NULL,"
                    + " \"entry_id\" INTEGER NOT NULL, \"created\" DATETIME NOT NULL,"
                    + " FOREIGN KEY (\"feed_id\") REFERENCES \"feed\" (\"url\"),"
                    + " FOREIGN KEY (\"entry_id\") REFERENCES \"entry\" (\"id\"))",
            "CREATE TABLE \"entryversion\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"title\" VARCHAR(255) NOT NULL,"
                    + " \"url\" VARCHAR(255) NOT NULL, \"summary\" VARCHAR(255) NOT NULL, \"created\" DATETIME NOT NULL,"
                    + " \"archive_url\" VARCHAR(255), \"entry_id\" INTEGER NOT NULL,"
                    + " FOREIGN KEY (\"entry_id\") REFERENCES \"entry\" (\"id\"))",
            "CREATE TABLE \"diff\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"old_id\" INTEGER NOT NULL,"
                    + " \"new_id\" INTEGER NOT NULL, \"created\" DATETIME NOT NULL, \"tweeted\" DATETIME,"
                    + " \"blogged\" DATETIME)");

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private Receiving stet;

    @BeforeEach
    void begin() {
        file = folder.resolve("diffengine.db");
        stet = new Receiving(folder.resolve("data"));
    }

    @AfterEach
    void end() {
        stet.close();
    }

    private void run(List<String> statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
    }

    private void fill() throws SQLException {
        run(SCHEMA);
        run(
                List.of(
                        "insert into feed values ('https://tide.example/feed', 'The Tide', '2017-01-01 00:00:00')",
                        "insert into entry values (1, 'https://tide.example/budget?utm_source=rss', '2017-01-02 09:00:00.5', '2017-01-09 10:00:00.25')",
                        "insert into entry values (2, 'https://tide.example/feed2/budget', '2017-01-02 09:00:00', '2017-01-02 09:00:00')",
                        "insert into feedentry values (1, 'https://tide.example/feed', 1, '2017-01-02 09:00:00')",
                        "insert into entryversion values (1, 'Budget passed', 'https://tide.example/budget', '<p>The council passed it.</p><h2>Reactions</h2><ul><li>Joy</li></ul><blockquote><p>At last</p></blockquote>', '2017-01-02 09:00:01.123456', 'https://web.archive.org/web/20170102/x', 1)",
                        "insert into entryversion values (2, 'Budget passed', 'https://tide.example/budget', '<p>The council passed it by 12 votes.<script>alert(1)</script></p>', '2017-01-03 09:00:01', null, 2)",
                        "insert into entryversion values (3, 'Budget passed', 'https://tide.example/budget', '<p>The council passed it by 11 votes.</p>', '2017-01-04 09:00:01', null, 1)",
                        "insert into entryversion values (4, 'Odd', 'mailto:x@example.org', '<p>x</p>', '2017-01-04 09:00:01', null, 1)",
                        "insert into entryversion values (5, 'Never', 'https://tide.example/never', '<p>x</p>', 'yesterday', null, 1)"));
    }

    @Test
    void anAddressIsAnArticleWhateverEntryLedThere() throws Exception {
        fill();

        var report = stet.take(file);

        assertEquals(1, report.written());
        assertEquals(3, report.versions());
        assertEquals(
                List.of(
                        "diffengine.db, entryversion 4: “mailto:x@example.org” is no http or https address",
                        "diffengine.db, entryversion 5: “yesterday” is no time"),
                report.troubles().stream().map(Trouble::toString).toList());
        var id = stet.at("https://tide.example/budget");
        var article = stet.library.article(id).orElseThrow();
        assertEquals(new OutletId("the-tide"), article.outlet());
        assertEquals("The Tide", article.outletName());
        var first = stet.library.version(id, 1).orElseThrow();
        assertEquals(Instant.parse("2017-01-02T09:00:01.123Z"), first.seenFrom());
        assertEquals(
                List.of(
                        new Paragraph(Paragraph.Kind.TEXT, "The council passed it."),
                        new Paragraph(Paragraph.Kind.SUBHEADING, "Reactions"),
                        new Paragraph(Paragraph.Kind.LIST_ITEM, "Joy"),
                        new Paragraph(Paragraph.Kind.QUOTATION, "At last")),
                first.story().paragraphs());
        assertEquals(
                "The council passed it by 12 votes.",
                stet.library.version(id, 2).orElseThrow().story().text());
        assertEquals(
                Instant.parse("2017-01-09T10:00:00.250Z"),
                stet.library.version(id, 3).orElseThrow().seenUntil());
    }

    @Test
    void aRowIsKeptAsJson() throws Exception {
        fill();
        stet.take(file);

        var kept =
                stet.library.evidence(stet.at("https://tide.example/budget"), 1).getFirst();
        var record = JsonMapper.shared()
                .readTree(stet.archive.read(kept.file(), kept.offset()).body().bytes());

        assertEquals(1, record.path("id").asInt());
        assertEquals("2017-01-02 09:00:01.123456", record.path("created").asString());
        assertEquals(
                "https://web.archive.org/web/20170102/x",
                record.path("archive_url").asString());
        assertTrue(record.path("summary").asString().startsWith("<p>The council passed it.</p>"));
    }

    @Test
    void readingItLeavesTheFileAsItWas() throws Exception {
        fill();
        run(List.of("create trigger spoil after insert on entryversion begin delete from entry; end"));
        var before = Digest.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));

        stet.take(file);
        var again = stet.take(file);

        assertEquals(1, again.articles(History.Fate.THERE));
        assertEquals(before, Digest.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aViewInTheTablesPlaceIsRefused() throws Exception {
        run(List.of(
                "create table entry (id integer, url text, created text, checked text)",
                "create view entryversion as with recursive n(i) as (select 1 union all select i + 1 from n)"
                        + " select i as id, 'x' as title, 'http://a.example/' || i as url, 'x' as summary, '' as created,"
                        + " '' as archive_url, 1 as entry_id from n"));

        var refused = assertThrows(IOException.class, () -> stet.take(file));

        assertTrue(String.valueOf(refused.getMessage()).contains("not diffengine's"), refused.getMessage());
    }

    @Test
    void aDamagedFileIsToldAndNothingIsHalfTaken() throws Exception {
        fill();
        var bytes = Files.readAllBytes(file);
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);

        assertThrows(IOException.class, () -> stet.take(file));
        assertEquals("", stet.export());
    }

    @Test
    void aTextThatIsTooLargeIsNotTakenOutOfTheFile() throws Exception {
        fill();
        run(List.of("update entryversion set summary = printf('%.*c', 9000000, 'x') where id = 2"));

        var report = stet.take(file);

        assertEquals(0, report.written());
        assertTrue(report.troubles().stream().anyMatch(t -> t.why().equals("its text is larger than 8 MB")));
    }

    @Test
    void wordsWithNulAndOtherControlsAreKeptWithoutThem() throws Exception {
        run(SCHEMA);
        run(List.of(
                "insert into entry values (1, 'https://tide.example/a', '2017-01-02 09:00:00', '2017-01-02 09:00:00')",
                "insert into entryversion values (1, 'A' || char(7) || 'B', 'https://tide.example/a',"
                        + " '<p>one' || char(1) || 'two</p>', '2017-01-02 09:00:00', null, 1)"));

        stet.take(file);

        var story = stet.library
                .version(stet.at("https://tide.example/a"), 1)
                .orElseThrow()
                .story();
        assertEquals("A B", story.headline());
        assertEquals("one two", story.text());
    }
}
