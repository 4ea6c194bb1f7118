// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a store tells of itself: on both kinds when nothing is wrong, and on a server when something is.
class SoundnessTest {
    @TempDir
    private Path folder = Path.of("");

    private static void see(Chronicle chronicle) {
        var ferry = chronicle.article("/ferry");
        for (int n = 0; n < 2; n++) {
            chronicle.see(
                    ferry,
                    Chronicle.story("Ferry to run all winter", "The vote took %d hours.".formatted(n)),
                    Chronicle.START.plusSeconds(60L * n));
        }
    }

    /// As whoever administers the server can, and nobody should.
    private void sql(String... statements) throws SQLException {
        try (var connection = new PostgresEngine(TestedStore.Server.of(folder))
                        .source()
                        .getConnection();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    private static List<Optional<String>> indexes(Soundness soundness) {
        return soundness.faults().stream().map(Soundness.Fault::index).toList();
    }

    @ParameterizedTest
    @EnumSource
    void ofASoundStoreThereIsNothingToTell(TestedStore kind) throws SQLException {
        try (var database = kind.open(folder)) {
            see(new Chronicle(database));
            if (kind == TestedStore.POSTGRES) {
                sql("create extension amcheck");
            }
            var soundness = new Soundness(database);

            assertEquals(List.of(), soundness.faults());
            assertEquals(Optional.empty(), soundness.leftOut());
            assertEquals(List.of(), soundness.strays());
            assertEquals(List.of(), soundness.unvalidated());
        }
    }

    @Test
    void whatWasNotComparedIsSaidWithWhatHelps() throws SQLException {
        try (var database = TestedStore.POSTGRES.open(folder)) {
            var soundness = new Soundness(database);

            assertTrue(soundness.leftOut().orElse("").contains("create extension amcheck"));
            assertEquals(List.of(), soundness.faults());
        }
    }

    @Test
    void rowsWithoutTheirParentAreCounted() throws SQLException {
        try (var database = TestedStore.POSTGRES.open(folder)) {
            see(new Chronicle(database));
            sql("set session_replication_role = replica", "delete from article");

            var strays = new Soundness(database).strays();

            assertTrue(
                    strays.contains("rows of “version” that point at rows of “article” which are not there: 2"),
                    strays.toString());
        }
    }

    @Test
    void aReferenceThatWasNeverValidatedIsToldAndValidated() throws SQLException {
        try (var database = TestedStore.POSTGRES.open(folder)) {
            see(new Chronicle(database));
            sql("update pg_constraint set convalidated = false where contype = 'f' and conrelid = 'version'::regclass"
                    + " and confrelid = 'article'::regclass");
            var soundness = new Soundness(database);
            var told = soundness.unvalidated();

            soundness.validate();

            assertEquals(1, told.size());
            assertTrue(told.getFirst().contains("“version” point at rows of “article”"), told.toString());
            assertEquals(List.of(), soundness.unvalidated());
        }
    }

    @Test
    void anIndexThatTheServerDoesNotTrustIsMadeAnew() throws SQLException {
        try (var database = TestedStore.POSTGRES.open(folder)) {
            sql(
                    "create table odd (n integer)",
                    "create index odd_valid on odd (n)",
                    "create index odd_ready on odd (n)",
                    "update pg_index set indisvalid = false where indexrelid = 'odd_valid'::regclass",
                    "update pg_index set indisvalid = false, indisready = false"
                            + " where indexrelid = 'odd_ready'::regclass");
            var soundness = new Soundness(database);
            var faults = soundness.faults();

            soundness.reindex(faults);

            assertEquals(
                    List.of(
                            "index “odd_ready”: new rows are not put in it",
                            "index “odd_valid”: it is not valid, and no question uses it"),
                    faults.stream().map(Soundness.Fault::words).toList());
            assertEquals(List.of(), soundness.faults());
        }
    }

    @Test
    void anIndexThatLacksARowIsFoundAndMadeAnew() throws SQLException {
        try (var database = TestedStore.POSTGRES.open(folder)) {
            sql(
                    "create extension amcheck",
                    "create table odd (n integer)",
                    "create index odd_n on odd (n)",
                    "update pg_index set indisready = false where indexrelid = 'odd_n'::regclass",
                    "insert into odd select generate_series(1, 9)",
                    "update pg_index set indisready = true where indexrelid = 'odd_n'::regclass");
            var soundness = new Soundness(database);
            var faults = soundness.faults();

            soundness.reindex(faults);

            assertEquals(1, faults.size(), faults.toString());
            assertEquals(Optional.of("odd_n"), faults.getFirst().index());
            assertTrue(faults.getFirst().words().contains("lacks matching index tuple"), faults.toString());
            assertEquals(List.of(), soundness.faults());
        }
    }

    @Test
    void rowsThatAreNotWhatTheServerWroteAreOfNoIndex() throws SQLException {
        try (var database = TestedStore.POSTGRES.open(folder)) {
            sql(
                    "create extension amcheck",
                    "create table odd (n integer)",
                    "insert into odd select generate_series(1, 3)",
                    "update pg_class set relfrozenxid = pg_current_xact_id()::xid where relname = 'odd'");
            var soundness = new Soundness(database);

            var faults = soundness.faults();

            assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.empty()), indexes(soundness));
            assertTrue(faults.getFirst().words().startsWith("table “odd”, block 0, row 1: "), faults.toString());
        }
    }

    @Test
    void anIndexThatCannotBeMadeAnewStaysAFault() throws SQLException {
        try (var database = TestedStore.POSTGRES.open(folder)) {
            sql(
                    "create table odd (n integer)",
                    "create unique index odd_n on odd (n)",
                    "update pg_index set indisvalid = false, indisready = false where indexrelid = 'odd_n'::regclass",
                    "insert into odd values (1), (1)");
            var soundness = new Soundness(database);

            soundness.reindex(soundness.faults());

            assertEquals(List.of(Optional.of("odd_n")), indexes(soundness));
        }
    }
}
