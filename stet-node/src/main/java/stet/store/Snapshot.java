// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConfig;

/// All rows of a store at one instant, but for its secrets, in a SQLite file of their own: what a
/// backup holds. Written table by table into an empty store, so what is left out was never in the file;
/// the search index is left out too, since it is made of the rest.
public final class Snapshot {
    /// What would let somebody in, and what is made anew from the rest.
    static final Set<String> LEFT_OUT = Set.of("session", "invitation", "token", "altered", "unindexed");

    /// Columns that hold a secret, and those that mean nothing without it.
    static final Map<String, Map<String, String>> BLANKED = Map.of(
            "account",
            Map.of("password", "''"),
            "subscription",
            Map.of("state", "'OFFERED'", "token", "null", "secret", "''", "until", "null", "failures", "0"));

    /// What only this archive has had from its first outlet on; no row while there is none.
    static final String ORIGIN = "select id || ' ' || added from outlet order by added, id limit 1";

    /// A hub that is to be told farewell cannot be, without the secret.
    private static final Map<String, String> ONLY = Map.of("subscription", "state <> 'LEAVING'");

    /// Rows between two times at which what was written goes to the disk, so that no other write has to
    /// wait for much.
    private static final int AT_ONCE = 20_000;

    private static final String OF_US = """
            select name from main.sqlite_schema
            where type = 'table' and name not like 'sqlite_%' and name not like '%\\_text' escape '\\'
              and name not like '%\\_text\\_%' escape '\\' and name <> 'flyway_schema_history'
            order by name
            """;

    private final Connection sql;

    private Snapshot(Connection sql) {
        this.sql = sql;
    }

    /// How much is in a snapshot.
    ///
    /// @param schema the version of its tables
    /// @param origin what only this archive has had from its first outlet on; empty while there is none
    /// @param extents the WARC files that rows point into, each with the first byte after the last
    /// record that has a row
    public record Contents(String schema, String origin, Map<String, Long> extents) {
        public Contents {
            extents = new TreeMap<>(extents);
        }
    }

    /// Copies a store while others read and write it.
    ///
    /// @param store its file
    /// @param copy is not there yet; not whole unless this returns
    /// @param written is told after every some thousand rows how many bytes the copy has, to bring them
    /// to the disk
    public static Contents take(Path store, Path copy, LongConsumer written) {
        return take(copy, snapshot -> snapshot.fill(() -> snapshot.copyFile(store, written), written));
    }

    /// The same of a store on a server.
    public static Contents take(Database store, Path copy, LongConsumer written) {
        return take(
                copy,
                snapshot -> store.through(sql -> sql.connectionResult(
                        source -> snapshot.fill(() -> snapshot.copyServer(source, written), written))));
    }

    private interface Step<T> {
        T run(Snapshot snapshot) throws SQLException;
    }

    private interface Rows {
        void copy() throws SQLException;
    }

    private static Contents take(Path copy, Step<Contents> step) {
        Database.open(copy).close();
        var config = new SQLiteConfig();
        config.setBusyTimeout(30_000);
        config.setCacheSize(-64_000);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        try (var connection = config.createConnection("jdbc:sqlite:" + copy.toAbsolutePath())) {
            return step.run(new Snapshot(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("the store cannot be copied to %s: %s".formatted(copy, e.getMessage()), e);
        }
    }

    private Contents fill(Rows rows, LongConsumer written) throws SQLException {
        execute("pragma journal_mode = delete"); // a file of its own, without a log beside it
        execute("pragma journal_mode = off");
        var indexes = column("select sql from main.sqlite_schema where type = 'index' and sql is not null");
        for (var name : column("select name from main.sqlite_schema where type = 'index' and sql is not null")) {
            execute("drop index main.\"" + name + "\"");
        }
        rows.copy();
        execute("insert into main.unindexed (article, mark) select nr, 1 from main.article where versions > 0");
        for (var index : indexes) {
            execute(index);
            written.accept(bytes());
        }
        sql.commit();
        sql.setAutoCommit(true);
        return contents();
    }

    /// In one transaction of this connection, which sees one state of the other file.
    private void copyFile(Path store, LongConsumer written) throws SQLException {
        try (var attach = sql.prepareStatement("attach ? as source")) {
            attach.setString(1, store.toAbsolutePath().toString());
            attach.execute();
        }
        sql.setAutoCommit(false);
        for (var table : column(OF_US)) {
            if (!LEFT_OUT.contains(table)) {
                copy(table, written);
            }
        }
    }

    private void copyServer(Connection source, LongConsumer written) throws SQLException {
        sql.setAutoCommit(false);
        for (var table : column(OF_US)) {
            if (!LEFT_OUT.contains(table)) {
                copy(source, table, written);
            }
        }
    }

    private void copy(Connection source, String table, LongConsumer written) throws SQLException {
        var columns = columns(table);
        var question = "select %s from \"%s\" where %s"
                .formatted(String.join(", ", columns.values()), table, ONLY.getOrDefault(table, "true"));
        var insert = "insert into main.\"%s\" (%s) values (%s)"
                .formatted(
                        table,
                        String.join(", ", columns.keySet()),
                        String.join(", ", Collections.nCopies(columns.size(), "?")));
        try (var asked = source.prepareStatement(question);
                var rows = sql.prepareStatement(insert)) {
            asked.setFetchSize(AT_ONCE / 10);
            try (var found = asked.executeQuery()) {
                long many = 0;
                while (found.next()) {
                    for (int i = 1; i <= columns.size(); i++) {
                        rows.setObject(i, found.getObject(i));
                    }
                    rows.executeUpdate();
                    if (++many % AT_ONCE == 0) {
                        written.accept(bytes());
                    }
                }
                written.accept(bytes());
            }
        }
    }

    /// By name, with what stands for its content: itself, or what is left of a secret.
    private Map<String, String> columns(String table) throws SQLException {
        var blanked = BLANKED.getOrDefault(table, Map.of());
        var columns = new LinkedHashMap<String, String>();
        for (var column : column("select name from pragma_table_info('" + table + "', 'main')")) {
            columns.put("\"" + column + "\"", blanked.getOrDefault(column, "\"" + column + "\""));
        }
        return columns;
    }

    private void copy(String table, LongConsumer written) throws SQLException {
        var columns = columns(table);
        var insert =
                "insert into main.\"%s\" (%s) select %s from source.\"%s\" where rowid > ? and rowid <= ? and %s order by rowid"
                        .formatted(
                                table,
                                String.join(", ", columns.keySet()),
                                String.join(", ", columns.values()),
                                table,
                                ONLY.getOrDefault(table, "true"));
        var next = "select max(rowid) from (select rowid from source.\"%s\" where rowid > ? order by rowid limit %d)"
                .formatted(table, AT_ONCE);
        try (var rows = sql.prepareStatement(insert);
                var last = sql.prepareStatement(next)) {
            long from = Long.MIN_VALUE;
            while (true) {
                last.setLong(1, from);
                long to;
                try (var found = last.executeQuery()) {
                    to = found.getLong(1);
                    if (found.wasNull()) {
                        return;
                    }
                }
                rows.setLong(1, from);
                rows.setLong(2, to);
                rows.executeUpdate();
                written.accept(bytes());
                from = to;
            }
        }
    }

    private long bytes() throws SQLException {
        return number("select page_count * page_size from pragma_page_count('main'), pragma_page_size('main')");
    }

    private Contents contents() throws SQLException {
        var extents = new TreeMap<String, Long>();
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery(
                        "select file, max(position + length) from capture where dropped is null group by file")) {
            while (rows.next()) {
                extents.put(rows.getString(1), rows.getLong(2));
            }
        }
        return new Contents(
                column("select version from flyway_schema_history order by installed_rank desc limit 1")
                        .getFirst(),
                column(ORIGIN).stream().collect(Collectors.joining()),
                extents);
    }

    private void execute(String statement) throws SQLException {
        try (var prepared = sql.createStatement()) {
            prepared.execute(statement);
        }
    }

    private List<String> column(String question) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private long number(String question) throws SQLException {
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.getLong(1);
        }
    }
}
