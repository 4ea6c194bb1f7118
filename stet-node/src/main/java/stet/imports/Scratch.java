// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/// Where the rows of a dump stand, by their numbers, so that what belongs together is found in a dump of
/// any size: a table of small rows in a file of its own, which goes when it is closed. For one thread.
final class Scratch implements AutoCloseable {
    private static final int AT_ONCE = 10_000;

    private final Path file;
    private final Connection connection;
    private final PreparedStatement insert;
    private int waiting;

    /// What a row is to its article.
    enum Kind {
        ARTICLE,
        VERSION,
        TEXT
    }

    /// @param id the row's number in its table
    /// @param parent the number of the article, or of the version, that it belongs to; 0 for an article
    /// @param form under which the dump keeps the names of its columns
    record Row(Kind kind, long id, long parent, long offset, int length, long line, int form) {}

    private Scratch(Path file, Connection connection, PreparedStatement insert) {
        this.file = file;
        this.connection = connection;
        this.insert = insert;
    }

    /// @param folder where there is room
    static Scratch in(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, "importing-", ".tmp");
        try {
            var config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.OFF);
            config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
            config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
            var connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            try (var statement = connection.createStatement()) {
                statement.execute("create table place (kind integer, id integer, parent integer, offset integer,"
                        + " length integer, line integer, form integer, primary key (kind, id)) without rowid");
                statement.execute("create index family on place (kind, parent, id)");
            }
            connection.setAutoCommit(false);
            return new Scratch(
                    file,
                    connection,
                    connection.prepareStatement("insert or ignore into place values (?, ?, ?, ?, ?, ?, ?)"));
        } catch (SQLException e) {
            Files.deleteIfExists(file);
            throw broken(e);
        }
    }

    private static IOException broken(SQLException e) {
        return new IOException("the index of the dump cannot be kept: " + e.getMessage(), e);
    }

    /// Of two rows with one number the first counts.
    void add(Row row) throws IOException {
        try {
            insert.setInt(1, row.kind().ordinal());
            insert.setLong(2, row.id());
            insert.setLong(3, row.parent());
            insert.setLong(4, row.offset());
            insert.setInt(5, row.length());
            insert.setLong(6, row.line());
            insert.setInt(7, row.form());
            insert.addBatch();
            if (++waiting == AT_ONCE) {
                flush();
            }
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private void flush() throws SQLException {
        insert.executeBatch();
        waiting = 0;
    }

    long articles() throws IOException {
        return one("select count(*) from place where kind = 0");
    }

    /// Versions of articles that the dump does not hold.
    long orphans() throws IOException {
        return one("select count(*) from place v where kind = 1 and not exists"
                + " (select 1 from place a where a.kind = 0 and a.id = v.parent)");
    }

    private long one(String question) throws IOException {
        try (var statement = connection.createStatement()) {
            flush();
            try (var rows = statement.executeQuery(question)) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /// The articles behind that one, in the order of their numbers.
    List<Row> articlesAfter(long id, int most) throws IOException {
        return rows("select * from place where kind = 0 and id > %d order by id limit %d".formatted(id, most));
    }

    /// The rows of one kind that belong to an article or a version.
    List<Row> of(Kind kind, long parent, int most) throws IOException {
        return rows("select * from place where kind = %d and parent = %d order by id limit %d"
                .formatted(kind.ordinal(), parent, most));
    }

    private List<Row> rows(String question) throws IOException {
        try (var statement = connection.createStatement()) {
            flush();
            var found = new ArrayList<Row>();
            try (var rows = statement.executeQuery(question)) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(
                Kind.values()[rows.getInt(1)],
                rows.getLong(2),
                rows.getLong(3),
                rows.getLong(4),
                rows.getInt(5),
                rows.getLong(6),
                rows.getInt(7));
    }

    @Override
    public void close() throws IOException {
        try {
            insert.close();
            connection.close();
        } catch (SQLException e) {
            throw broken(e);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
