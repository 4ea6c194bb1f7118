// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.story;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Target;

/// The contract on PostgreSQL, and what is particular to it.
class PostgresStoreTest extends StoreContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    Database open() {
        return TestedStore.POSTGRES.open(folder);
    }

    private static void see(Chronicle chronicle, Target.Article article, int from, int to) {
        IntStream.range(from, to)
                .forEach(n -> chronicle.see(
                        article,
                        story("Ferry to run all winter", "The vote took %d hours.".formatted(n)),
                        START.plusSeconds(60L * n)));
    }

    @Test
    void twoProcessesWriteSideBySide() throws Exception {
        try (var one = new Chronicle(open());
                var other = new Chronicle(open());
                var threads = Executors.newFixedThreadPool(2)) {
            var ferry = one.article("/ferry");
            var bridge = one.article("/bridge");

            var done = threads.invokeAll(List.of(
                    Executors.callable(() -> see(one, ferry, 0, 20)),
                    Executors.callable(() -> see(other, bridge, 0, 20))));
            for (var each : done) {
                each.get();
            }

            assertEquals(
                    20,
                    one.library.article(bridge.id()).orElseThrow().versions().size());
            assertEquals(
                    20,
                    other.library.article(ferry.id()).orElseThrow().versions().size());
        }
    }

    @Test
    void connectionsThatTheServerEndsAreMadeAnew() {
        try (var chronicle = new Chronicle(open());
                var operator = open()) {
            var ferry = chronicle.article("/ferry");
            see(chronicle, ferry, 0, 3);
            operator.write(sql -> sql.fetch("select pg_terminate_backend(pid) from pg_stat_activity "
                            + "where datname = current_database() and pid <> pg_backend_pid()")
                    .size());

            see(chronicle, ferry, 3, 6);

            assertEquals(
                    6,
                    chronicle
                            .library
                            .article(ferry.id())
                            .orElseThrow()
                            .versions()
                            .size());
        }
    }

    @Test
    void whatDoesMoreThanAnswerIsNotAskedAgain() {
        try (var store = open();
                var operator = open()) {
            var asked = new AtomicInteger();
            assertThrows(
                    Unavailable.class,
                    () -> store.through(sql -> {
                        asked.incrementAndGet();
                        end(operator, sql.fetchSingle("select pg_backend_pid()").get(0, Integer.class));
                        return sql.fetch("select 1").size();
                    }));

            assertEquals(1, asked.get());
            assertEquals(0, new Library(store).totals(START).versions(), "the next finds another connection");
        }
    }

    private static void end(Database operator, int process) {
        operator.write(
                sql -> sql.fetch("select pg_terminate_backend(?)", process).size());
    }

    @Test
    void aDatabaseThatCannotHoldEveryTextIsRefused(@TempDir Path other) throws Exception {
        var usual = TestedStore.Server.of(other);
        var name = "latin_" + ProcessHandle.current().pid();
        try (var connection = new PostgresEngine(usual).source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database %s encoding 'LATIN1' locale 'C' template template0".formatted(name));
            try {
                var refused = assertThrows(IllegalStateException.class, () -> Database.open(usual.resolve("/" + name)));
                assertTrue(refused.toString().contains("has the encoding LATIN1"), refused.toString());
            } finally {
                statement.execute("drop database " + name);
            }
        }
    }

    @Test
    void oneWatcherAtATimeHoldsTheStore() throws Exception {
        try (var one = open();
                var other = open()) {
            var held = one.claim().orElseThrow();

            assertTrue(other.claim().isEmpty());
            held.close();
            other.claim().orElseThrow().close();
        }
    }

    @Test
    void signsInNamesAndPasswordsAreReadAsTheyAreWritten() {
        var source = new PostgresEngine(URI.create("postgres://st%3Aet:se%40cr%3Aet+%2B@127.0.0.1/stet")).source();

        assertEquals("st:et", source.getUser());
        assertEquals("se@cr:et++", source.getPassword());
    }

    @Test
    void aServerThatIsNotThereIsNamedWithoutItsPassword() {
        var failed = assertThrows(
                IllegalStateException.class,
                () -> Database.open(URI.create("postgres://stet:s3cret@127.0.0.1:1/stet")));

        assertTrue(
                failed.toString().contains("the store postgres://127.0.0.1:1/stet cannot be opened"),
                failed.toString());
        assertFalse(failed.toString().contains("s3cret"), failed.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://localhost/stet", "postgres:///stet", "postgres://localhost", "stet", "postgres://a b/c"
            })
    void whatIsNoAddressIsRefused(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Database.address(text));

        assertEquals(PostgresEngine.FORM, refused.getMessage());
    }
}
