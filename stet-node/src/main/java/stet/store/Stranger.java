// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;

/// A SQLite file that calls itself a snapshot and was made by nobody knows whom: looked at before it is
/// opened as a store. It must have the tables, indexes and nothing else of a store of its version,
/// sound and with whole references, and hold nothing that would let anybody in.
public final class Stranger {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /// Where the header says how the file is written and read; 1 is without a log beside it
    /// (sqlite.org/fileformat2.html).
    private static final int WRITE_VERSION = 18;

    private static final String SCHEMA =
            "select type, name, tbl_name, coalesce(sql, '') from sqlite_schema order by 1, 2, 3, 4";
    private static final String HISTORY =
            "select version, checksum, success from flyway_schema_history order by installed_rank";

    /// Tables of the search index, in which a snapshot has no more than an empty store.
    private static final List<String> INDEX = List.of(
            "article_text_config",
            "article_text_data",
            "article_text_docsize",
            "article_text_idx",
            "change_text_config",
            "change_text_data",
            "change_text_docsize",
            "change_text_idx");

    private static final Map<String, String> SECRETS = Map.of(
            "select 1 from session union all select 1 from invitation union all select 1 from token",
            "it holds sessions, links or tokens",
            "select 1 from account where password <> ''",
            "it holds passwords",
            "select 1 from subscription where secret <> '' or token is not null",
            "it holds secrets of hubs");

    private Stranger() {}

    /// Why a file is no snapshot of a store; empty when it is one.
    ///
    /// @param file is not changed
    /// @param schema the version of its tables, as its maker says
    /// @param scratch a folder for a store to compare it with, which is taken away again
    public static Optional<String> fault(Path file, String schema, Path scratch) {
        var model = scratch.resolve("empty-store.db");
        try {
            if (!hasHead(file)) {
                return Optional.of("it is no SQLite file as a snapshot has it");
            }
            make(model, schema);
            try (var like = open(model);
                    var sql = open(file)) {
                return fault(sql, like);
            }
        } catch (FlywayException e) {
            return Optional.of("its tables are of version %s, which this Stet does not know: a newer Stet made it"
                    .formatted(schema));
        } catch (SQLException e) {
            return Optional.of("SQLite cannot read it: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        } finally {
            forget(model);
        }
    }

    private static boolean hasHead(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(WRITE_VERSION + 2);
            return head.length == WRITE_VERSION + 2
                    && new String(head, 0, MAGIC.length, StandardCharsets.US_ASCII)
                            .equals(new String(MAGIC, StandardCharsets.US_ASCII))
                    && head[WRITE_VERSION] == 1
                    && head[WRITE_VERSION + 1] == 1;
        }
    }

    private static void make(Path model, String schema) {
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + model.toAbsolutePath(), null, null)
                .locations("classpath:stet/store/migrations", "classpath:stet/store/sqlite")
                .target(schema)
                .load()
                .migrate();
    }

    private static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        var sql = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (var statement = sql.createStatement()) {
            statement.execute("pragma trusted_schema = off");
            statement.execute("pragma cell_size_check = on");
        }
        return sql;
    }

    private static Optional<String> fault(Connection sql, Connection like) throws SQLException {
        var extra = new ArrayList<>(rows(sql, SCHEMA, Integer.MAX_VALUE));
        var wanted = rows(like, SCHEMA, Integer.MAX_VALUE);
        if (!extra.equals(wanted)) {
            extra.removeAll(wanted);
            return Optional.of(
                    extra.isEmpty()
                            ? "it lacks tables or indexes of a store"
                            : "it has what no store has: " + shown(extra.getFirst()));
        }
        if (!rows(sql, HISTORY, 1_000).equals(rows(like, HISTORY, 1_000))) {
            return Optional.of("its tables came about otherwise than those of a store do");
        }
        var sound = rows(sql, "pragma integrity_check(1)", 1);
        if (!sound.equals(List.of("ok"))) {
            return Optional.of("it is damaged: " + shown(sound.getFirst()));
        }
        if (!rows(sql, "pragma foreign_key_check", 1).isEmpty()) {
            return Optional.of("rows of it point at rows that are not there");
        }
        for (var table : INDEX) {
            var all = "select * from " + table;
            if (!rows(sql, all, 10).equals(rows(like, all, 10))) {
                return Optional.of("it holds a search index, which no snapshot does");
            }
        }
        for (var secret : new TreeMap<>(SECRETS).entrySet()) {
            if (!rows(sql, secret.getKey(), 1).isEmpty()) {
                return Optional.of(secret.getValue() + ", which no snapshot does");
            }
        }
        return Optional.empty();
    }

    private static String shown(String line) {
        return line.substring(0, Math.min(120, line.length())).replaceAll("\\p{C}", " ");
    }

    private static List<String> rows(Connection sql, String question, int most) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = sql.createStatement();
                var found = statement.executeQuery(question)) {
            while (rows.size() < most && found.next()) {
                rows.add(row(found));
            }
        }
        return rows;
    }

    private static String row(ResultSet found) throws SQLException {
        var cells = new ArrayList<String>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            var cell = found.getObject(i);
            cells.add(cell instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(cell));
        }
        return String.join(" | ", cells);
    }

    private static void forget(Path model) {
        try {
            Files.deleteIfExists(model);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take away " + model, e);
        }
    }
}
