// SPDX-License-Identifier: Apache-2.0
package stet.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;

/// What tells one database from another: how its file or server is reached, and how its one writer at a time is had.
/// Everything that is asked of it is the same.
sealed interface Engine permits SqliteEngine, PostgresEngine {
    /// What it is called in what people read; without any secret.
    String named();

    /// Connections for the writer.
    DataSource source();

    /// Connections for the migrations, which may take as long as they need.
    DataSource patient();

    /// Connections for readers. Each reads in transactions that see one state of the store.
    HikariDataSource readers();

    SQLDialect dialect();

    /// The folder of the migrations that are its own.
    String migrations();

    /// Begins a transaction that writes: from here to its end nobody else writes, in whatever process.
    void begin(DSLContext sql);

    /// Whether commits of this connection wait for the disk.
    void synced(Connection connection, boolean now) throws SQLException;

    /// Whether a failure lies outside the store and may pass by itself.
    boolean isPassing(SQLException e);

    /// Whether a failure says that what is stored is damaged.
    boolean isDamage(SQLException e);

    /// Holds the store for one watcher, until it is closed or this process ends; empty when another holds it.
    Optional<AutoCloseable> claim() throws SQLException;

    /// Lets the numbers that it gives to new rows follow those that are there.
    ///
    /// @return how many tables needed it
    int renumber(DSLContext sql);

    /// The same for one table, in which a row was just given a number.
    void renumber(DSLContext sql, Table<?> table);

    /// Takes all rows out of these tables, and those that point at them, on a connection that works statement by
    /// statement and is not used after it. References are not looked at.
    ///
    /// @return how many tables there were
    int empty(DSLContext sql, List<Table<Record>> tables);

    /// Brings the tables up to date, and makes them where there are none.
    ///
    /// @throws IllegalStateException when they were made by a newer Stet
    default void migrate() {
        try {
            Flyway.configure()
                    .dataSource(patient())
                    .locations("classpath:stet/store/migrations", "classpath:stet/store/" + migrations())
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .callbacks(new Upgrade(named()))
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new IllegalStateException(
                    "the store %s was made by another version of Stet, which this one does not know; nothing was changed"
                            .formatted(named()),
                    e);
        }
    }
}
