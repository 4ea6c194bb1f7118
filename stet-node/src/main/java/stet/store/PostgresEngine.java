// SPDX-License-Identifier: Apache-2.0
package stet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/// A store on a PostgreSQL server, 15 or newer. One writer at a time, as in a file: whoever writes holds the archive's
/// advisory lock until the end of the transaction (PostgreSQL, section 13.3.5).
///
/// @param address `postgres://user:password@host:port/database?parameters`, as libpq reads it (section 32.1.1.2)
record PostgresEngine(URI address) implements Engine {
    /// What an address must be like.
    static final String FORM = "an address such as postgres://user:password@host:5432/database, signs like @ and : in "
            + "the user's name and password written as %40 and %3A";

    private static final int READERS = 8;

    /// "STET" in ASCII.
    private static final long LOCK = 0x53544554L;

    private static final long WATCHER = LOCK + 1;

    private static final Set<String> PASSING = Set.of("08", "53", "57", "58", "25006");
    private static final Set<String> DAMAGE = Set.of("XX001", "XX002");

    /// Until a connection stands; and until an answer that does not come is given up, for a server that went away
    /// without a word. In seconds.
    private static final int CONNECT = 10;

    private static final int SILENCE = 60;

    private static final long MOST_WAIT = 20_000; // ms, of a reader for a connection

    /// Questions are planned with their values, since outlets and words differ in size by thousands; they are too short
    /// for compiling them to be worth while. A page of the disk is as soon read wherever it lies.
    private static final String OPTIONS = "-c plan_cache_mode=force_custom_plan -c jit=off -c random_page_cost=1.1";

    PostgresEngine {
        var scheme = Optional.ofNullable(address.getScheme()).orElse("");
        if (!scheme.equals("postgres") && !scheme.equals("postgresql")
                || address.getHost() == null
                || address.getPath().length() < 2) {
            throw new IllegalArgumentException(FORM);
        }
    }

    @Override
    public String named() {
        return "postgres://%s%s%s"
                .formatted(address.getHost(), address.getPort() < 0 ? "" : ":" + address.getPort(), address.getPath());
    }

    /// The user's name and password, where they are given.
    private Optional<String> user(int part) {
        return Optional.ofNullable(address.getRawUserInfo())
                .map(given -> given.split(":", 2))
                .filter(parts -> parts.length > part && !parts[part].isEmpty())
                .map(parts -> URI.create("user://" + parts[part] + "@host").getUserInfo());
    }

    @Override
    public PGSimpleDataSource source() {
        var source = new PGSimpleDataSource();
        var parameters =
                Optional.ofNullable(address.getRawQuery()).map(q -> "?" + q).orElse("");
        source.setUrl("jdbc:postgresql://%s%s%s%s"
                .formatted(
                        address.getHost(),
                        address.getPort() < 0 ? "" : ":" + address.getPort(),
                        address.getRawPath(),
                        parameters));
        user(0).ifPresent(source::setUser);
        user(1).ifPresent(source::setPassword);
        source.setApplicationName("stet");
        source.setOptions(OPTIONS);
        source.setConnectTimeout(CONNECT);
        source.setSocketTimeout(SILENCE);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true); // many rows by one statement, when an archive is moved
        return source;
    }

    /// A migration may make an index over millions of rows without a word meanwhile.
    @Override
    public PGSimpleDataSource patient() {
        var source = source();
        source.setSocketTimeout(0);
        return source;
    }

    @Override
    public HikariDataSource readers() {
        var pool = new HikariConfig();
        pool.setPoolName("stet-readers");
        pool.setDataSource(source());
        pool.setMaximumPoolSize(READERS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(MOST_WAIT);
        pool.setReadOnly(true);
        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return new HikariDataSource(pool);
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    /// Texts are in any script. A store that is there already goes on as it was made.
    ///
    /// @throws IllegalStateException besides, when the database is no place for them
    @Override
    public void migrate() {
        try (var connection = source().getConnection();
                var statement = connection.createStatement();
                var encoding = statement.executeQuery(
                        "select current_setting('server_encoding'), to_regclass('flyway_schema_history') is null")) {
            encoding.next();
            if (!encoding.getString(1).equals("UTF8") && encoding.getBoolean(2)) {
                throw new IllegalStateException(
                        "the store %s has the encoding %s, in which not every text is held as what it is; Stet needs a database made with “create database … encoding 'UTF8' template template0”; nothing was changed"
                                .formatted(named(), encoding.getString(1)));
            }
        } catch (SQLException e) {
            throw new DataAccessException("its encoding cannot be asked for", e);
        }
        Engine.super.migrate();
    }

    @Override
    public String migrations() {
        return "postgres";
    }

    @Override
    public void begin(DSLContext sql) {
        sql.execute("select pg_advisory_xact_lock(?)", LOCK);
    }

    @Override
    public void synced(Connection connection, boolean now) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = " + (now ? "on" : "off"));
        }
    }

    /// By the SQLSTATE (PostgreSQL, appendix A): connections, resources, interventions of the operator, the system;
    /// and a server that is read-only for a while.
    @Override
    public boolean isPassing(SQLException e) {
        var state = Optional.ofNullable(e.getSQLState()).orElse("");
        return PASSING.stream().anyMatch(state::startsWith);
    }

    /// Of data or of an index (PostgreSQL, appendix A, class XX).
    @Override
    public boolean isDamage(SQLException e) {
        return DAMAGE.contains(String.valueOf(e.getSQLState()));
    }

    /// By a lock of the session, on a connection of its own.
    @Override
    public Optional<AutoCloseable> claim() throws SQLException {
        var connection = source().getConnection();
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, WATCHER);
            try (var answer = statement.executeQuery()) {
                if (answer.next() && answer.getBoolean(1)) {
                    return Optional.of(connection);
                }
            }
        }
        connection.close();
        return Optional.empty();
    }

    @Override
    public int renumber(DSLContext sql) {
        var numbered = sql.fetch("select table_name::text from information_schema.columns "
                + "where table_schema = current_schema() and column_name = 'nr' and is_identity = 'YES'");
        numbered.getValues(0, String.class).forEach(table -> renumber(sql, DSL.table(DSL.name(table))));
        return numbered.size();
    }

    /// Numbers below one are given by hand alone.
    @Override
    public void renumber(DSLContext sql, Table<?> table) {
        sql.fetch(
                "select setval(pg_get_serial_sequence({0}, 'nr'), greatest(coalesce(max(nr), 0), 0) + 1, false) from {1}",
                DSL.inline(table.getName()), table);
    }

    @Override
    public int empty(DSLContext sql, List<Table<Record>> tables) {
        sql.execute(tables.stream()
                .map(each -> DSL.name(each.getName()).quotedName().toString())
                .collect(Collectors.joining(", ", "truncate ", " cascade")));
        return tables.size();
    }

    /// The user's password is in the address.
    @Override
    public String toString() {
        return named();
    }
}
