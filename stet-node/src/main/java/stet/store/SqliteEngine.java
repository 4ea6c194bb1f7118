// SPDX-License-Identifier: Apache-2.0
package stet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The embedded store: one SQLite file in write-ahead mode with `synchronous=FULL`, so that what was committed
/// survives a power cut. Readers never wait for the writer.
record SqliteEngine(Path file) implements Engine {
    private static final int READERS = 4;

    /// Statements that a connection keeps; what a look writes takes some forty.
    private static final int KEPT = 64;

    /// The primary result code's bits of an extended one.
    private static final int PRIMARY = 0xFF;

    private static final Set<Integer> PASSING = Stream.of(
                    SQLiteErrorCode.SQLITE_BUSY,
                    SQLiteErrorCode.SQLITE_LOCKED,
                    SQLiteErrorCode.SQLITE_NOMEM,
                    SQLiteErrorCode.SQLITE_READONLY,
                    SQLiteErrorCode.SQLITE_IOERR,
                    SQLiteErrorCode.SQLITE_FULL,
                    SQLiteErrorCode.SQLITE_CANTOPEN,
                    SQLiteErrorCode.SQLITE_PROTOCOL)
            .map(error -> error.code)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<Integer> DAMAGE =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code);

    /// @throws UncheckedIOException when the file's folder cannot be made
    static SqliteEngine at(Path file) {
        var folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data folder " + folder, e);
        }
        return new SqliteEngine(file);
    }

    @Override
    public String named() {
        return file.toString();
    }

    @Override
    public DataSource source() {
        return files(KEPT);
    }

    private DataSource files(int kept) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(30_000);
        config.setCacheSize(-4_000); // 4 MB a connection; the rest is in the system's page cache
        var source = new SQLiteDataSource(config) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                return kept > 0 ? new KeptStatements(connection, kept) : connection;
            }
        };
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    /// A migration asks nothing twice.
    @Override
    public DataSource patient() {
        return files(0);
    }

    @Override
    public HikariDataSource readers() {
        var pool = new HikariConfig();
        pool.setPoolName("stet-readers");
        pool.setDataSource(source());
        pool.setMaximumPoolSize(READERS);
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.SQLITE;
    }

    @Override
    public String migrations() {
        return "sqlite";
    }

    /// A transaction that reads first fails at once when another process wrote in between; so this one begins with a
    /// write that changes nothing, for which SQLite waits its turn. To begin each one IMMEDIATE would hold the lock
    /// while idle, since the driver begins the next as soon as one is committed.
    @Override
    public void begin(DSLContext sql) {
        sql.update(Tables.Target.TABLE)
                .set(Tables.Target.LOOKS, Tables.Target.LOOKS)
                .where(DSL.falseCondition())
                .execute();
    }

    /// In write-ahead mode a commit that syncs also syncs all before it.
    @Override
    public void synced(Connection connection, boolean now) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("pragma synchronous = " + (now ? "full" : "normal"));
        }
    }

    /// By the primary result code (sqlite.org/rescode.html).
    @Override
    public boolean isPassing(SQLException e) {
        return e instanceof SQLiteException failed && PASSING.contains(failed.getResultCode().code & PRIMARY);
    }

    @Override
    public boolean isDamage(SQLException e) {
        return e instanceof SQLiteException failed && DAMAGE.contains(failed.getResultCode().code & PRIMARY);
    }

    /// Whoever watches holds the data folder, and the file is in it.
    @Override
    public Optional<AutoCloseable> claim() {
        return Optional.of(() -> {});
    }

    /// They always do.
    @Override
    public int renumber(DSLContext sql) {
        return 0;
    }

    @Override
    public void renumber(DSLContext sql, Table<?> table) {
        // it goes on behind the largest by itself
    }

    /// Without references looked at, SQLite takes out all rows at once.
    @Override
    public int empty(DSLContext sql, List<Table<Record>> tables) {
        sql.execute("pragma foreign_keys = off");
        sql.deleteFrom(Tables.Unindexed.TABLE).execute();
        tables.forEach(each -> sql.deleteFrom(each).execute());
        return tables.size();
    }
}
