// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.FERRY;
import static stet.store.Chronicle.FERRY_LATER;
import static stet.store.Chronicle.ISLANDER;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.hour;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.model.Answer;
import stet.model.Change;
import stet.model.Event;
import stet.model.Finding;
import stet.model.OutletId;
import stet.model.Revision;
import stet.model.Significance;

/// Places and figures are kept as things are recorded, and are what counting anew would find.
class FiguresTest {
    private static final List<String> KEPT = List.of(
            "select id, articles, changed, versions, last_success from outlet order by id",
            "select outlet, language, significance, kinds, many from census where many > 0 order by 1, 2, 3, 4",
            "select article, number, event, at, outlet, language, significance, kinds from place order by 1, 2, 3",
            "select nr, first_seen from article order by nr",
            "select article, number, prior, at, not_before, outlet, language, significance, kinds, line, words_added,"
                    + " words_removed, comparer, hex(body) from revision order by 1, 2",
            "select p.article, p.number, p.nr = r.nr from place p join revision r using (article, number) order by 1, 2",
            "select article, number, seen_from, seen_until, not_before, digest, payload, address, extractor, returns_to,"
                    + " headline, words, paragraphs, capture, base, checksum, hex(story) from version order by 1, 2");

    private final Path folder;

    FiguresTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void fill() {
        try (var chronicle = new Chronicle(Database.open(folder.resolve("stet.db")))) {
            var ferry = chronicle.article("/ferry");
            var gone = chronicle.article("/gone");
            var abroad = chronicle.article(chronicle.outlet("abroad", "de"), "https://abroad.example/a");
            Stream.of(ferry, gone, abroad).forEach(article -> chronicle.see(article, FERRY, START));
            chronicle.see(ferry, FERRY_LATER, hour(1));
            chronicle.see(ferry, FERRY, hour(2));
            chronicle.see(abroad, FERRY_LATER, hour(1));
            chronicle.look(
                    gone, hour(3), Answer.GONE, new Finding.NoAnswer(), new Event(Event.Kind.REMOVED, hour(3), "410"));
            chronicle.article("/never-read");
            var told = chronicle.library.revisions(ferry.id()).getFirst();
            chronicle.ledger.recompared(ferry.id(), List.of(judged(told)));
        }
    }

    /// The same, found to be major.
    private static Revision judged(Revision told) {
        return new Revision(
                told.from(),
                told.to(),
                told.fields(),
                told.edits(),
                told.changes(),
                Significance.MAJOR,
                told.line(),
                told.snippet(),
                told.wordsAdded(),
                told.wordsRemoved(),
                told.comparer() + 1);
    }

    @Test
    void whatIsKeptIsWhatAnOlderArchiveIsFilledInWithWhenItIsOpened() throws SQLException {
        fill();
        var kept = read();
        assertTrue(kept.toString().contains("islander,2,1,4,"), kept.toString());

        try (var connection = connection();
                var statement = connection.createStatement()) {
            undoPlaces(statement);
            for (var undo : List.of(
                    "drop index revision_line",
                    "create table scattered as select * from version order by seen_from",
                    "alter table scattered drop column nr",
                    "drop table version",
                    "alter table scattered rename to version",
                    "alter table article drop column first_seen",
                    "create index revision_at on revision (at)",
                    "create index revision_outlet on revision (outlet, at)",
                    "drop table imported",
                    "drop table history",
                    "drop index place_at",
                    "drop index place_outlet_at",
                    "drop index target_open",
                    "drop index target_read",
                    "drop index target_turn",
                    "drop table pause",
                    "drop table moving",
                    "drop index capture_same",
                    "alter table capture drop column same_as",
                    "alter table capture drop column dropped",
                    "drop table withheld",
                    "drop table ruleset",
                    "drop table budget",
                    "drop table census",
                    "drop table place",
                    "alter table outlet drop column articles",
                    "alter table outlet drop column changed",
                    "alter table outlet drop column versions",
                    "alter table outlet drop column last_success",
                    "delete from flyway_schema_history where cast(version as real) >= 20")) {
                statement.execute(undo);
            }
        }
        var said = new ArrayList<String>();
        try (var _ = listen(said)) {
            Database.open(folder.resolve("stet.db")).close();
            Database.open(folder.resolve("stet.db")).close();
            Database.open(folder.resolve("another.db")).close();
        }

        assertEquals(kept, read());
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.getFirst().contains("stet.db was made by an older Stet"), said.toString());
    }

    /// Revisions as they were before their rows had the numbers of their places.
    private static void undoPlaces(Statement statement) throws SQLException {
        for (var undo : List.of(
                "create table unplaced as select * from revision order by at",
                "alter table unplaced drop column nr",
                "drop table revision",
                "alter table unplaced rename to revision",
                "create index revision_line on revision (article, number)",
                "alter table moving drop column source",
                "delete from flyway_schema_history where cast(version as real) >= 36")) {
            statement.execute(undo);
        }
    }

    /// Such a revision is told on its article's page alone.
    @Test
    void whatHasNoPlaceHasANumberThatIsNobodysPlace() throws SQLException {
        fill();
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("delete from place where article = (select min(article) from revision) and number = 2");
            undoPlaces(statement);
        }
        try (var chronicle = new Chronicle(Database.open(folder.resolve("stet.db")))) {
            assertEquals(3, chronicle.library.latest(Filter.ALL, "", 100).size());
            var other = chronicle.article("/other");
            chronicle.see(other, FERRY, hour(4));
            chronicle.see(other, FERRY_LATER, hour(5));
            assertEquals(4, chronicle.library.latest(Filter.ALL, "", 100).size());
        }
        try (var connection = connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select number, nr > (select max(nr) from place where at < %d) from revision where nr not in (select nr from place)"
                                .formatted(hour(4).toEpochMilli()))) {
            assertTrue(rows.next());
            assertEquals(2, rows.getInt(1));
            assertTrue(rows.getBoolean(2), "it stands behind all places that there were");
            assertFalse(rows.next());
        }
    }

    private interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    private static Listening listen(List<String> said) {
        var logger = Logger.getLogger(Upgrade.class.getName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                said.add(new SimpleFormatter().formatMessage(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        return () -> logger.removeHandler(handler);
    }

    /// Rows of versions are numbered through all articles.
    @Test
    void aNumberBeyondAllVersionsNamesNoneOfAnotherArticle() {
        try (var chronicle = new Chronicle(Database.open(folder.resolve("stet.db")))) {
            var ferry = chronicle.article("/ferry");
            var next = chronicle.article("/next");
            Stream.of(ferry, next).forEach(article -> chronicle.see(article, FERRY, START));
            for (int number : List.of((1 << 24) + 1, 1 - (1 << 24), Integer.MAX_VALUE, Integer.MIN_VALUE, 0, -1)) {
                for (var article : List.of(ferry, next)) {
                    assertEquals(Optional.empty(), chronicle.library.version(article.id(), number));
                    assertEquals(List.of(), chronicle.library.evidence(article.id(), number));
                }
            }
            assertTrue(chronicle.library.version(next.id(), 1).isPresent());
        }
    }

    @Test
    void whatIsToldAgreesWithWhatIsThere() {
        fill();
        try (var chronicle = new Chronicle(Database.open(folder.resolve("stet.db")))) {
            var library = chronicle.library;
            var totals = library.totals(hour(3));
            assertEquals(3, totals.articles());
            assertEquals(6, totals.versions());
            assertEquals(3, totals.open()); // what answers 410 once is asked again
            assertEquals(4, totals.changesToday());
            for (var filter : filters()) {
                assertEquals(library.latest(filter, "", 100).size(), library.count(filter), filter.toString());
            }
            for (var item : library.latest(Filter.ALL, "", 100)) {
                assertEquals(library.article(item.article()).orElseThrow().firstSeen(), item.firstSeen());
            }
            var all = library.outlets(hour(3));
            assertEquals(
                    all,
                    all.stream()
                            .map(outlet -> library.outlet(outlet.outlet().id(), hour(3))
                                    .orElseThrow())
                            .toList());
            var islander = library.outlet(ISLANDER, hour(3)).orElseThrow();
            assertEquals(2, islander.revisions());
            assertEquals(2, islander.outlet().seeds().size());
            assertEquals(1, islander.answers().get(Answer.GONE));
        }
    }

    private static List<Filter> filters() {
        var outlet = new OutletId("abroad");
        return List.of(
                Filter.ALL,
                Filter.of(outlet),
                new Filter(Optional.empty(), Optional.of(Change.Kind.FIGURE), Significance.MINOR, Optional.empty(), ""),
                new Filter(Optional.empty(), Optional.empty(), Significance.MAJOR, Optional.empty(), ""),
                new Filter(Optional.empty(), Optional.empty(), Significance.MINOR, Optional.of(hour(2)), ""),
                new Filter(Optional.of(outlet), Optional.empty(), Significance.NOTABLE, Optional.of(START), ""),
                new Filter(Optional.empty(), Optional.empty(), Significance.MINOR, Optional.empty(), "de"));
    }

    private List<String> read() throws SQLException {
        var lines = new ArrayList<String>();
        try (var connection = connection();
                var statement = connection.createStatement()) {
            for (var question : KEPT) {
                try (var rows = statement.executeQuery(question)) {
                    while (rows.next()) {
                        var line = new ArrayList<String>();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            line.add(String.valueOf(rows.getObject(i)));
                        }
                        lines.add(String.join(",", line));
                    }
                }
            }
        }
        return lines;
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("stet.db"));
    }
}
