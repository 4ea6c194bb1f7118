// SPDX-License-Identifier: Apache-2.0
package stet.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// The store's rows, in a file or on a server. For many threads; readers never wait for the writer.
///
/// One thread writes. Whoever writes waits until its work is committed; work that arrives while a commit is
/// being synced shares the next one (group commit), each piece in a savepoint of its own, so one that fails
/// takes no other with it. A server that went away is asked for a new connection with the next work.
public final class Database implements AutoCloseable {
    private static final int LARGEST_GROUP = 64;

    /// What the address of a server must be like.
    public static final String ADDRESS = PostgresEngine.FORM;

    private static final System.Logger LOG = System.getLogger(Database.class.getName());
    private static final Settings PLAIN = new Settings().withExecuteLogging(false);

    private record Work<T>(Function<DSLContext, T> step, Durability durability, CompletableFuture<T> done) {}

    /// What a commit outlives.
    private enum Durability {
        /// A power cut.
        POWER_CUT,
        /// The end of the process, however sudden.
        KILL
    }

    private final Engine engine;
    private final HikariDataSource readers;
    private final BlockingQueue<Work<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closing;
    private Connection writer; // the writing thread's, as is the next
    private boolean syncing = true;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private Database(Engine engine, HikariDataSource readers, Connection writer) {
        this.engine = engine;
        this.readers = readers;
        this.writer = writer;
        this.thread = Thread.ofPlatform().name("stet-store-writer").daemon().start(this::writeForEver);
    }

    /// Opens the embedded store in a file, makes it when it is not there, and brings its tables up to date.
    ///
    /// @throws IllegalStateException when the file cannot be opened, or was made by a newer Stet
    public static Database open(Path file) {
        return open(SqliteEngine.at(file));
    }

    /// Opens a store on a PostgreSQL server, makes its tables when they are not there, and brings them up to date.
    ///
    /// @param address `postgres://user:password@host:port/database`
    /// @throws IllegalArgumentException when the address is no such one
    /// @throws IllegalStateException when the server cannot be reached, or the store was made by a newer Stet
    public static Database open(URI address) {
        return open(new PostgresEngine(address));
    }

    /// Reads a server's address.
    ///
    /// @throws IllegalArgumentException when it is none; the message says what one looks like, and no secret
    public static URI address(String text) {
        try {
            return new PostgresEngine(new URI(text)).address();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(PostgresEngine.FORM, e);
        }
    }

    private static Database open(Engine engine) {
        try {
            engine.migrate();
            return new Database(engine, engine.readers(), engine.source().getConnection());
        } catch (SQLException | FlywayException | DataAccessException | HikariPool.PoolInitializationException e) {
            var message = "the store %s cannot be opened: %s".formatted(engine.named(), first(e));
            throw said(e).anyMatch(engine::isDamage) ? damaged(message, e) : new IllegalStateException(message, e);
        }
    }

    /// What the database itself said.
    private static String first(Throwable e) {
        return String.valueOf(said(e).reduce((_, cause) -> cause)
                .map(Throwable.class::cast)
                .orElse(e)
                .getMessage());
    }

    /// What the driver said, on whatever way it came here.
    private static Stream<SQLException> said(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    private static Damaged damaged(String message, Throwable e) {
        return new Damaged(message + "; the last backup brings back what was kept (`stet restore`)", e);
    }

    /// Reads in one consistent view.
    ///
    /// @throws Unavailable when the store is away
    /// @throws Damaged when its file, or what the server has of it, is damaged
    <T> T read(Function<DSLContext, T> question) {
        try {
            return readOnce(question);
        } catch (SQLException | DataAccessException e) {
            if (!isLost(e)) {
                throw failed("the store cannot be read: ", e);
            }
        }
        return through(question); // the pool knows by now that the connection is lost
    }

    /// The same for what must not be asked twice, since it does more than answer: a connection that is lost meanwhile
    /// is
    /// not made anew.
    ///
    /// @throws Unavailable when the store is away
    /// @throws Damaged when its file, or what the server has of it, is damaged
    <T> T through(Function<DSLContext, T> reading) {
        try {
            return readOnce(reading);
        } catch (SQLException | DataAccessException e) {
            throw failed("the store cannot be read: ", e);
        }
    }

    /// The pool rolls back and makes ready again what comes back to it in the middle of a transaction.
    private <T> T readOnce(Function<DSLContext, T> question) throws SQLException {
        try (var connection = readers.getConnection()) {
            connection.setAutoCommit(false);
            return question.apply(context(connection));
        }
    }

    /// Works on a connection of its own, statement by statement: each may take as long as it needs, is committed
    /// when it is done, and waits for no other writer.
    ///
    /// @throws Unavailable when the store is away
    /// @throws Damaged when its file, or what the server has of it, is damaged
    <T> T patiently(Function<DSLContext, T> work) {
        try (var connection = engine.patient().getConnection()) {
            return work.apply(context(connection));
        } catch (SQLException | DataAccessException e) {
            throw failed("the store cannot be looked through: ", e);
        }
    }

    /// Holds the store for one watcher, until it is closed or this process ends; empty when another holds it.
    ///
    /// @throws Unavailable when it cannot be asked for
    public Optional<AutoCloseable> claim() {
        try {
            return engine.claim();
        } catch (SQLException e) {
            throw failed("the store cannot be claimed: ", e);
        }
    }

    Engine engine() {
        return engine;
    }

    /// What the store is called in what people read; without any secret.
    public String named() {
        return engine.named();
    }

    /// Whether an archive is being moved into it, and is not whole yet.
    public boolean isBeingFilled() {
        return read(sql -> sql.fetchExists(Tables.Moving.TABLE));
    }

    private IllegalStateException failed(String what, Throwable e) {
        var message = what + first(e);
        if (isPassing(e)) {
            return new Unavailable(message, e);
        }
        return said(e).anyMatch(engine::isDamage) ? damaged(message, e) : new IllegalStateException(message, e);
    }

    /// Whether the connection may be of no use while another would do; for none there is, nobody waits twice.
    private boolean isLost(Throwable e) {
        return !(e instanceof SQLTransientConnectionException) && isPassing(e);
    }

    /// Hikari wraps what the driver says, and says of itself only that time ran out.
    private boolean isPassing(Throwable e) {
        return e instanceof SQLTransientConnectionException || said(e).anyMatch(engine::isPassing);
    }

    /// Writes, and returns when it is on disk.
    ///
    /// @throws Unavailable when the store is away, or its disk is full
    /// @throws Damaged when its file, or what the server has of it, is damaged
    <T> T write(Function<DSLContext, T> step) {
        return write(step, Durability.POWER_CUT);
    }

    /// Writes, and returns when the end of this process, even a kill, could no longer undo it. A power cut could,
    /// until the next [#write] is on disk. For what is written often and is worth little after a power cut.
    ///
    /// @throws Unavailable when the store is away, or its disk is full
    /// @throws Damaged when its file, or what the server has of it, is damaged
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
            throw failed("the store cannot be written: ", e.getCause() == null ? e : e.getCause());
        }
    }

    private DSLContext context(Connection connection) {
        return DSL.using(connection, engine.dialect(), PLAIN);
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
            begin(group.stream().anyMatch(work -> work.durability() == Durability.POWER_CUT));
            for (var work : group) {
                finished.add(step(work));
            }
            writer.commit();
        } catch (SQLException | DataAccessException e) {
            undo(e);
            group.forEach(work -> work.done().completeExceptionally(e));
            return;
        }
        finished.forEach(Runnable::run);
    }

    /// Nothing is written yet, so that a connection which was lost while it was idle costs nobody anything.
    private void begin(boolean synced) throws SQLException {
        try {
            beginOnce(synced);
        } catch (SQLException | DataAccessException e) {
            if (!isLost(e)) {
                throw e;
            }
            reconnect();
            beginOnce(synced);
        }
    }

    private void beginOnce(boolean synced) throws SQLException {
        synced(synced);
        writer.setAutoCommit(false);
        engine.begin(context(writer));
    }

    /// Whether a commit waits for the disk. One that does also makes safe all before it.
    private void synced(boolean now) throws SQLException {
        if (now != syncing) {
            writer.setAutoCommit(true);
            engine.synced(writer, now);
            syncing = now;
        }
    }

    /// Whatever breaks, nobody is left waiting.
    private <T> Runnable step(Work<T> work) throws SQLException {
        var savepoint = writer.setSavepoint();
        try {
            var result = work.step().apply(context(writer));
            writer.releaseSavepoint(savepoint);
            return () -> work.done().complete(result);
        } catch (RuntimeException | Error e) {
            try {
                writer.rollback(savepoint);
                writer.releaseSavepoint(savepoint);
            } catch (SQLException gone) {
                if (e instanceof DataAccessException why) {
                    throw why; // for which SQLite has undone all of it: the disk is full
                }
                throw gone;
            }
            return () -> work.done().completeExceptionally(e);
        }
    }

    /// What was written is undone; where the connection may be lost or of no use, another is asked for.
    private void undo(Exception e) {
        try {
            writer.rollback();
        } catch (SQLException again) {
            LOG.log(System.Logger.Level.WARNING, "the store's transaction is left to be undone: " + again.getMessage());
        }
        if (isPassing(e)) {
            reconnect();
        }
    }

    /// Where that fails, the old one stays, on which the next work fails and comes by here again.
    private void reconnect() {
        try {
            var next = engine.source().getConnection();
            try (var _ = writer) {
                writer = next;
                syncing = true;
            }
        } catch (SQLException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "no new connection to the store %s: %s".formatted(engine.named(), e.getMessage()));
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
