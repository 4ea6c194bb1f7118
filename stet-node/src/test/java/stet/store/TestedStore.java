// SPDX-License-Identifier: Apache-2.0
package stet.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The kinds of store on which every test of this room runs.
public enum TestedStore {
    SQLITE {
        @Override
        public Database open(Path folder) {
            return Database.open(folder.resolve("stet.db"));
        }
    },
    POSTGRES {
        @Override
        public Database open(Path folder) {
            return Database.open(Server.of(folder));
        }
    };

    /// The one on which the tests of the other rooms run: SQLite, or what the property `stet.test.store` names.
    public static TestedStore usual() {
        return valueOf(System.getProperty("stet.test.store", SQLITE.name()));
    }

    /// The store that belongs to a test's folder: empty, or as it was left when it was opened before.
    public abstract Database open(Path folder);

    /// A real server, started once: PostgreSQL 18, or the one that `STET_TEST_POSTGRES` names, as
    /// `postgres://user:password@host:port/database`, whose user may make databases.
    public static final class Server {
        private static final String TEMPLATE = "stet_template";
        private static final Logger QUIET = Logger.getLogger("io.zonky");
        private static final Map<Path, String> MADE = new HashMap<>();
        private static final URI SERVER = start();

        private Server() {}

        private static URI start() {
            QUIET.setLevel(Level.WARNING);
            var given = Optional.ofNullable(System.getenv("STET_TEST_POSTGRES"));
            try {
                var server = given.isPresent()
                        ? URI.create(given.get())
                        : URI.create("postgres://postgres@localhost:%d/postgres"
                                .formatted(EmbeddedPostgres.builder()
                                        .setServerConfig("fsync", "off")
                                        .start()
                                        .getPort()));
                run(server, "drop database if exists " + TEMPLATE, "create database " + TEMPLATE);
                Database.open(server.resolve("/" + TEMPLATE)).close();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("no PostgreSQL server can be started for the tests", e);
            }
        }

        /// The database that belongs to a test's folder. Those of folders that are gone are dropped.
        public static synchronized URI of(Path folder) {
            MADE.entrySet().removeIf(made -> {
                if (Files.exists(made.getKey())) {
                    return false;
                }
                run(SERVER, "drop database if exists %s with (force)".formatted(made.getValue()));
                return true;
            });
            var known = MADE.get(folder);
            if (known != null) {
                return SERVER.resolve("/" + known);
            }
            var name = "stet_%d_%d".formatted(ProcessHandle.current().pid(), System.nanoTime());
            run(SERVER, "create database %s template %s".formatted(name, TEMPLATE));
            MADE.put(folder, name);
            return SERVER.resolve("/" + name);
        }

        private static void run(URI server, String... statements) {
            try (var connection = new PostgresEngine(server).source().getConnection();
                    var statement = connection.createStatement()) {
                for (var each : statements) {
                    statement.execute(each);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the tests' PostgreSQL server: " + e.getMessage(), e);
            }
        }
    }
}
