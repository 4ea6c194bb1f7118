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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The embedded store: one SQLite file in write-ahead mode with `synchronous=FULL`, so that what was
/// committed survives a power cut. Readers never wait for the writer. For many threads.
///
/// One thread writes. Whoever writes waits until its work is committed; work that arrives while a commit is
/// being synced shares the next one (group commit), each piece in a savepoint of its own, so one that fails
/// takes no other with it.
public final class Database implements AutoCloseable {
    private static final int READERS = 4;
    private static final int LARGEST_GROUP = 64;
    private static final Settings PLAIN = new Settings().withExecuteLogging(false);

    private record Work<T>(Function<DSLContext, T> step, Durability durability, CompletableFuture<T> done) {}

    /// What a commit outlives.
    private enum Durability {
        /// A power cut.
        POWER_CUT,
        /// The end of the process, however sudden.
        KILL
    }

    private final HikariDataSource readers;
    private final Connection writer;
    private final BlockingQueue<Work<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closing;
    private boolean syncing = true; // the writing thread's

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private Database(HikariDataSource readers, Connection writer) {
        this.readers = readers;
        this.writer = writer;
        this.thread = Thread.ofPlatform().name("stet-store-writer").daemon().start(this::writeForEver);
    }

    /// Opens the file, makes it when it is not there, and brings its tables up to date.
    ///
    /// @throws IllegalStateException when the file cannot be opened, or was made by a newer Stet
    public static Database open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make the data folder " + file.toAbsolutePath().getParent(), e);
        }
        var source = source(file);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:stet/store/migrations", "classpath:stet/store/sqlite")
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
            var pool = new HikariConfig();
            pool.setPoolName("stet-readers");
            pool.setDataSource(source);
            pool.setMaximumPoolSize(READERS);
            pool.setMinimumIdle(1);
            pool.setReadOnly(false);
            return new Database(new HikariDataSource(pool), source.getConnection());
        } catch (FlywayValidateException e) {
            throw new IllegalStateException(
                    "the store %s was made by another version of Stet, which this one does not know; nothing was changed"
                            .formatted(file),
                    e);
        } catch (SQLException | RuntimeException e) {
            throw new IllegalStateException("the store " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static SQLiteDataSource source(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(30_000);
        config.setCacheSize(-4_000); // 4 MB a connection; the rest is in the system's page cache
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    /// Reads in one consistent view.
    <T> T read(Function<DSLContext, T> question) {
        try (var connection = readers.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return question.apply(context(connection));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the store cannot be read: " + e.getMessage(), e);
        }
    }

    /// Writes, and returns when it is on disk.
    ///
    /// @throws IllegalStateException when the store cannot be written (disk full, file damaged)
    <T> T write(Function<DSLContext, T> step) {
        return write(step, Durability.POWER_CUT);
    }

    /// Writes, and returns when the end of this process, even a kill, could no longer undo it. A power cut could,
    /// until the next [#write] is on disk. For what is written often and is worth little after a power cut.
    ///
    /// @throws IllegalStateException when the store cannot be written (disk full, file damaged)
    <T> T note(Function<DSLContext, T> step) {
        return write(step, Durability.KILL);
    }

    private <T> T write(Function<DSLContext, T> step, Durability durability) {
        var work = new Work<>(step, durability, new CompletableFuture<T>());
        synchronized (queue) {
            if (closing) {
                throw new IllegalStateException("the store is closed");
            }
            queue.add(work);
        }
        try {
            return work.done().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the store cannot be written: " + e.getMessage(), e);
        }
    }

    private static DSLContext context(Connection connection) {
        return DSL.using(connection, SQLDialect.SQLITE, PLAIN);
    }

    private void writeForEver() {
        var group = new ArrayList<Work<?>>();
        for (var next = next(); next.isPresent(); next = next()) {
            group.add(next.get());
            queue.drainTo(group, LARGEST_GROUP - 1);
            commit(group);
            group.clear();
        }
    }

    /// Waits for work; empty once the store is closing and all work is done.
    private Optional<Work<?>> next() {
        try {
            if (!closing) {
                return Optional.of(queue.take());
            }
        } catch (InterruptedException e) {
            // only close() interrupts; what was handed in before it is still done
        }
        return Optional.ofNullable(queue.poll());
    }

    /// One transaction for the group. Results are told only once the commit has returned.
    private void commit(List<Work<?>> group) {
        var finished = new ArrayList<Runnable>();
        try {
            synced(group.stream().anyMatch(work -> work.durability() == Durability.POWER_CUT));
            writer.setAutoCommit(false);
            lock();
            for (var work : group) {
                finished.add(step(work));
            }
            writer.commit();
        } catch (SQLException | DataAccessException e) {
            undo();
            group.forEach(work -> work.done().completeExceptionally(e));
            return;
        }
        finished.forEach(Runnable::run);
    }

    /// Whether a commit waits for the disk. In write-ahead mode one that does syncs all before it too.
    private void synced(boolean now) throws SQLException {
        if (now == syncing) {
            return;
        }
        writer.setAutoCommit(true);
        try (var statement = writer.createStatement()) {
            statement.execute("pragma synchronous = " + (now ? "full" : "normal"));
        }
        syncing = now;
    }

    /// Another process may write too. A transaction that reads first fails at once when the other wrote in between;
    /// so this one begins with a write that changes nothing, for which SQLite waits its turn. To begin each one
    /// IMMEDIATE would hold the lock while idle, since the driver begins the next as soon as one is committed.
    private void lock() {
        context(writer)
                .update(Tables.Target.TABLE)
                .set(Tables.Target.LOOKS, Tables.Target.LOOKS)
                .where(DSL.falseCondition())
                .execute();
    }

    /// Whatever breaks, nobody is left waiting.
    private <T> Runnable step(Work<T> work) throws SQLException {
        var savepoint = writer.setSavepoint();
        try {
            var result = work.step().apply(context(writer));
            writer.releaseSavepoint(savepoint);
            return () -> work.done().complete(result);
        } catch (RuntimeException | Error e) {
            writer.rollback(savepoint);
            writer.releaseSavepoint(savepoint);
            return () -> work.done().completeExceptionally(e);
        }
    }

    private void undo() {
        try {
            writer.rollback();
        } catch (SQLException e) {
            System.getLogger(Database.class.getName())
                    .log(System.Logger.Level.ERROR, "the store's transaction cannot be undone", e);
        }
    }

    /// Finishes what was handed in, then closes.
    @Override
    public void close() {
        synchronized (queue) {
            closing = true;
        }
        thread.interrupt();
        try {
            thread.join();
            writer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("the store cannot be closed: " + e.getMessage(), e);
        } finally {
            readers.close();
        }
    }
}
