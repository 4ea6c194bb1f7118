// SPDX-License-Identifier: Apache-2.0
package stet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGSimpleDataSource;

/// A store on a PostgreSQL server, 15 or newer. One writer at a time, as in a file: whoever writes holds the archive's
/// advisory lock until the end of the transaction (PostgreSQL, section 13.3.5).
///
/// @param address `postgres://user:password@host:port/database?parameters`, as libpq reads it (section 32.1.1.2)
record PostgresEngine(URI address) implements Engine {
    private static final int READERS = 8;

    /// "STET" in ASCII.
    private static final long LOCK = 0x53544554L;

    /// Until a connection stands; and until an answer that does not come is given up, for a server that went away
    /// without a word. In seconds.
    private static final int CONNECT = 10;

    private static final int SILENCE = 300;

    private static final long MOST_WAIT = 20_000; // ms, of a reader for a connection

    /// Questions are planned with their values, since outlets and words differ in size by thousands; they are too short
    /// for compiling them to be worth while.
    private static final String OPTIONS = "-c plan_cache_mode=force_custom_plan -c jit=off";

    PostgresEngine {
        var scheme = Optional.ofNullable(address.getScheme()).orElse("");
        if (!scheme.equals("postgres") && !scheme.equals("postgresql")) {
            throw new IllegalArgumentException(
                    "a store is named as postgres://user:password@host:port/database, not as " + scheme + ":…");
        }
        if (address.getHost() == null || address.getPath().length() < 2) {
            throw new IllegalArgumentException(
                    "a store is named with its host and its database, as postgres://user:password@host:port/database");
        }
    }

    @Override
    public String named() {
        return "postgres://%s%s%s"
                .formatted(address.getHost(), address.getPort() < 0 ? "" : ":" + address.getPort(), address.getPath());
    }

    /// The user's name and password, where they are given.
    private Optional<String> user(int part) {
        return Optional.ofNullable(address.getUserInfo())
                .map(given -> given.split(":", 2))
                .filter(parts -> parts.length > part)
                .map(parts -> parts[part]);
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

    /// The user's password is in the address.
    @Override
    public String toString() {
        return named();
    }
}
