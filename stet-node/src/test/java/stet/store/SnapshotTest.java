// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.FERRY;
import static stet.store.Chronicle.FERRY_LATER;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.hour;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.model.Answer;
import stet.model.Event;
import stet.model.Finding;

/// What is in a snapshot, and what is not.
class SnapshotTest {
    private final Path folder;

    SnapshotTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path store() {
        return folder.resolve("stet.db");
    }

    private Path copy() {
        return folder.resolve("copy.db");
    }

    private static void fill(Chronicle chronicle) {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, FERRY, START);
        chronicle.see(ferry, FERRY_LATER, hour(1));
        chronicle.look(
                ferry, hour(2), Answer.GONE, new Finding.NoAnswer(), new Event(Event.Kind.REMOVED, hour(2), "410"));
        new SearchIndex(chronicle.database).catchUp(100);
    }

    /// Every row of every table that a backup is to hold, whatever tables there come to be.
    private static Map<String, List<String>> rows(Path file) throws SQLException {
        var all = new TreeMap<String, List<String>>();
        try (var sql = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (var table : column(
                    sql,
                    "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like '%_text%' and name not like 'flyway%'")) {
                all.put(table, lines(sql, table));
            }
        }
        return all;
    }

    private static List<String> lines(Connection sql, String table) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery("select * from \"" + table + "\" order by 1, 2")) {
            while (rows.next()) {
                var line = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    var name = rows.getMetaData().getColumnName(i);
                    if (!Snapshot.BLANKED.getOrDefault(table, Map.of()).containsKey(name)) {
                        line.append(new String(
                                        Optional.ofNullable(rows.getBytes(i)).orElse(new byte[0]),
                                        StandardCharsets.ISO_8859_1))
                                .append('|');
                    }
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private static List<String> column(Connection sql, String question) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Test
    void everyTableIsCopiedButThoseOfSecretsAndOfTheIndex() throws SQLException {
        try (var chronicle = new Chronicle(Database.open(store()))) {
            fill(chronicle);
            Snapshot.take(store(), copy(), _ -> {});
        }

        var was = rows(store());
        var now = rows(copy());
        assertEquals(was.keySet(), now.keySet());
        assertEquals(
                Objects.requireNonNull(was.get("article")).stream()
                        .map(row -> row.substring(0, row.indexOf('|')) + "|1|")
                        .toList(),
                now.get("unindexed"));
        Snapshot.LEFT_OUT.forEach(table -> {
            was.remove(table);
            now.remove(table);
        });
        assertEquals(was, now);
        assertTrue(was.values().stream().filter(lines -> !lines.isEmpty()).count() > 10);
    }

    @Test
    void aStoreOnAServerComesToTheSameFile() throws SQLException {
        try (var chronicle = new Chronicle(Database.open(store()))) {
            fill(chronicle);
        }
        try (var chronicle = new Chronicle(TestedStore.POSTGRES.open(folder))) {
            fill(chronicle);
            var contents = Snapshot.take(chronicle.database, copy(), _ -> {});

            assertEquals(Optional.empty(), Stranger.fault(copy(), contents.schema(), folder));
        }

        var was = rows(store());
        var now = rows(copy());
        Snapshot.LEFT_OUT.forEach(table -> {
            was.remove(table);
            now.remove(table);
        });
        assertEquals(was, now);
    }

    @Test
    void aSnapshotIsNoStranger() {
        try (var chronicle = new Chronicle(Database.open(store()))) {
            fill(chronicle);
            var contents = Snapshot.take(store(), copy(), _ -> {});

            assertEquals(Optional.empty(), Stranger.fault(copy(), contents.schema(), folder));
            assertEquals(Map.of("2026-11-19/00001.warc.gz", 4096L + 911), contents.extents());
            assertTrue(contents.origin().startsWith("islander "));
            assertFalse(Files.exists(folder.resolve("copy.db-wal")));
        }
    }

    @Test
    void whatIsRecordedMeanwhileIsNotInIt() throws SQLException {
        try (var chronicle = new Chronicle(Database.open(store()))) {
            fill(chronicle);
            var told = new AtomicInteger();
            Snapshot.take(store(), copy(), _ -> {
                if (told.getAndIncrement() == 0) {
                    chronicle.see(chronicle.article("/bridge"), FERRY, hour(3));
                }
            });
            assertTrue(told.get() > 1);
        }

        try (var sql = DriverManager.getConnection("jdbc:sqlite:" + copy())) {
            assertEquals(List.of("1"), column(sql, "select count(*) from article"));
            assertEquals(List.of("2"), column(sql, "select count(*) from version"));
        }
    }
}
