// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.check.Kept;
import stet.gazette.Gazette;
import stet.gazette.Piece;
import stet.model.Address;

/// What is given up of an archive, and what stays, whatever is given up.
class RetainCommandTest {
    private static final List<String> TEXT = List.of(
            "The island ferry will run through the winter, the council decided on Tuesday evening. ".repeat(20),
            "The council pays 240,000 crowns for the season, half of which comes from the county.");

    private static final Piece FERRY =
            new Piece("Ferry to run all winter", "The council has found the money.", "By Ines Okafor", TEXT);

    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html; charset=utf-8");

    @TempDir
    private Path folder = Path.of("");

    private final Gazette gazette = new Gazette();

    /// Three versions, of which the last is the first again, byte for byte; then a page that is gone.
    @BeforeEach
    void watch() throws IOException {
        for (var until : List.of("all winter", "until March", "all winter")) {
            gazette.answer("/ferry", 200, HTML, page(until));
            stet("check", ferry());
        }
        gazette.publish("/bridge", FERRY.withHeadline("Bridge closed"));
        stet("check", gazette.address("/bridge"));
        gazette.answer("/bridge", 410, HTML, "gone ".repeat(400).getBytes(StandardCharsets.US_ASCII));
        stet("check", gazette.address("/bridge"));
    }

    @AfterEach
    void close() {
        gazette.close();
    }

    /// The same bytes for the same words.
    private static byte[] page(String until) {
        return """
                <!doctype html><html lang="en"><head><title>Ferry to run %1$s</title></head><body><main><article>
                <h1>Ferry to run %1$s</h1><p>By Ines Okafor</p><p>%2$s</p><p>%3$s</p></article></main></body></html>
                """.formatted(until, TEXT.getFirst(), TEXT.getLast()).getBytes(StandardCharsets.UTF_8);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String ferry() {
        return gazette.address("/ferry");
    }

    private CommandLineOn.Said stet(String... words) {
        return new CommandLineOn(data()).stet(words);
    }

    /// As if all had been kept long ago. The quickened clock may have passed midnight meanwhile.
    private void age() throws IOException, SQLException {
        var days = list(data().resolve("warc"));
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i).getFileName().toString();
            var then = "2020-02-%02d".formatted(i + 2);
            Files.move(days.get(i), data().resolve("warc").resolve(then));
            sql("update capture set file = replace(file, '%s', '%s')".formatted(day, then));
        }
        sql("update capture set at = 1580600000000 + nr");
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("stet.db"));
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private List<List<String>> captures() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("stet.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select nr, same_as, dropped is not null, status from capture order by nr")) {
            var all = new ArrayList<List<String>>();
            while (rows.next()) {
                all.add(Stream.of(1, 2, 3, 4).map(i -> cell(rows, i)).toList());
            }
            return all;
        }
    }

    private static String cell(ResultSet rows, int i) {
        try {
            return String.valueOf(rows.getString(i));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void theSameBytesAgainAreKeptOnceAndReadBack() throws SQLException {
        assertEquals(
                List.of(
                        List.of("1", "null", "0", "200"),
                        List.of("2", "null", "0", "200"),
                        List.of("3", "1", "0", "200"),
                        List.of("4", "null", "0", "200"),
                        List.of("5", "null", "0", "410")),
                captures());
        try (var node = Node.open(Settings.read(data(), Map.of(), Map.of()), data());
                var archive = node.archive()) {
            var library = node.library();
            var id = library.at(new Address(ferry())).orElseThrow();
            var first = library.evidence(id, 1).getFirst();
            var third = library.evidence(id, 3).getFirst();
            assertEquals(first.file(), third.file());
            assertEquals(first.offset(), third.offset());
            assertTrue(third.at().isAfter(first.at()));
            assertTrue(node.pages(archive).of(id, 3) instanceof Kept.Pages);
        }
        assertEquals(0, stet("doctor").exit());
    }

    @Test
    void byDefaultNothingIsGivenUp() throws Exception {
        age();
        var said = stet("retain", "--apply");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("Nothing is given up."), said.out());
    }

    @Test
    void aPlanChangesNothing() throws Exception {
        age();
        var before = captures();

        var said = stet("retain", "--set", "archive.keep=versions");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("1 go"), said.out());
        assertTrue(said.out().contains("Nothing was done yet."), said.out());
        assertEquals(before, captures());
    }

    @Test
    void whatNoVersionRestsOnGoesAndAllElseReadsAsBefore() throws Exception {
        age();
        var before = stet("export").out();

        var said = stet("retain", "--apply", "--set", "archive.keep=versions");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("Given up: 1 captures."), said.out());
        assertEquals(List.of("5", "null", "1", "410"), captures().getLast());
        assertEquals(before, stet("export").out());
        var health = stet("doctor");
        assertEquals(0, health.exit(), health.out());
        assertTrue(stet("reextract", "--samples", "0").out().contains("4 versions"));
    }

    @Test
    void aQuotaGivesUpTheOldestAndNeverTheNewestVersionsPage() throws Exception {
        age();

        var said = stet("retain", "--apply", "--set", "archive.quota=1");
        var again = stet("retain", "--apply", "--set", "archive.quota=1");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("still over its quota"), said.out());
        // The third refers to the first, so that stays too.
        assertEquals(
                List.of("0", "1", "0", "0", "1"),
                captures().stream().map(row -> row.get(2)).toList());
        assertTrue(again.out().contains("Nothing is given up."), again.out());
        var health = stet("doctor");
        assertEquals(0, health.exit(), health.out());
        try (var node = Node.open(Settings.read(data(), Map.of(), Map.of()), data());
                var archive = node.archive()) {
            var id = node.library().at(new Address(ferry())).orElseThrow();
            assertTrue(node.pages(archive).of(id, 3) instanceof Kept.Pages);
            assertTrue(node.pages(archive).of(id, 2) instanceof Kept.Lost(var why) && why.contains("given up"));
            assertEquals(3, node.library().article(id).orElseThrow().versions().size());
        }
    }

    /// The oldest that may go is referred to by one that stays.
    @Test
    void aQuotaIsKeptWhereSomethingElseCanGo() throws Exception {
        age();
        long most = number("select sum(length) - (select length from capture where nr = 5) - 1 from capture");

        var said = stet("retain", "--apply", "--set", "archive.quota=" + most);

        assertEquals(0, said.exit(), said.err());
        assertFalse(said.out().contains("still over its quota"), said.out());
        assertEquals(
                List.of("0", "1", "0", "0", "1"),
                captures().stream().map(row -> row.get(2)).toList());
    }

    /// What is referred to goes with the last that refers to it.
    @Test
    void whatNothingRefersToAnyMoreGoesToo() throws Exception {
        gazette.answer("/ferry", 200, HTML, page("until June"));
        stet("check", ferry());
        age();

        var said = stet("retain", "--apply", "--set", "archive.quota=1");

        assertEquals(0, said.exit(), said.err());
        assertEquals(
                List.of("1", "1", "1", "0", "1", "0"),
                captures().stream().map(row -> row.get(2)).toList());
        assertEquals(0, stet("doctor").exit());
    }

    private long number(String question) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("stet.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.getLong(1);
        }
    }

    @Test
    void filesOfTodayAreLeftForLater() throws Exception {
        var said = stet("retain", "--apply", "--set", "archive.keep=versions");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("go the next time after that"), said.out());
        assertFalse(captures().stream().anyMatch(row -> row.get(2).equals("1")));
    }

    @Test
    void aBackupOfARelievedArchiveIsRestored() throws Exception {
        age();
        var backup = folder.resolve("backup").toString();
        stet("backup", backup);
        stet("retain", "--apply", "--set", "archive.keep=versions");

        var made = stet("backup", backup);
        var came = new CommandLineOn(folder.resolve("restored")).stet("restore", backup);

        assertEquals(0, made.exit(), made.err());
        assertEquals(0, came.exit(), came.err());
    }

    @Test
    void aFileOfWhichWhatStaysIsDamagedIsLeftAsItIs() throws Exception {
        age();
        sql("update capture set file = (select file from capture where nr = 1), position = position + 1 where nr = 5");
        sql("update capture set position = position + 1 where nr = 1");
        var before = captures();

        var said = stet("retain", "--apply", "--set", "archive.keep=versions");

        assertEquals(1, said.exit(), said.out());
        assertTrue(said.out().contains("is damaged"), said.out());
        assertEquals(before, captures());
    }

    @Test
    void settingsThatMeanNothingAreRefused() {
        assertEquals(2, stet("retain", "--set", "archive.keep=some").exit());
        assertEquals(2, stet("retain", "--set", "archive.quotas=islander").exit());
    }
}
