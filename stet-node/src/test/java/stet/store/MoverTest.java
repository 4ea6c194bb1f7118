// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.hour;
import static stet.store.Chronicle.story;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stet.model.Address;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.search.Query;

/// An archive is moved from either kind of store to the other.
@ParameterizedClass(name = "from {0}")
@EnumSource(TestedStore.class)
class MoverTest {
    private static final int VERSIONS = 20;

    @Parameter
    private TestedStore from = TestedStore.SQLITE;

    @TempDir
    private Path here = Path.of("");

    @TempDir
    private Path there = Path.of("");

    private final Set<Database> open = new HashSet<>();

    private Database filled() {
        var database = from.open(here);
        open.add(database);
        var chronicle = new Chronicle(database);
        chronicle.list(Chronicle.FEED, START, Chronicle.sighting("/ferry", "f1"));
        var ferry = chronicle.article("/ferry");
        IntStream.range(0, VERSIONS)
                .forEach(n ->
                        chronicle.see(ferry, story("Ferry fares rise\0", "It takes %d hours.".formatted(n)), hour(n)));
        var quay = chronicle.article("/quay");
        chronicle.see(quay, story("Quay reopens", "The mayor came."), hour(40));
        database.write(
                sql -> { // an earlier row that refers to a later one
                    long last = sql.fetchSingle(
                                    DSL.select(DSL.max(Tables.Article.NR)).from(Tables.Article.TABLE))
                            .value1();
                    return sql.update(Tables.Article.TABLE)
                            .set(Tables.Article.SUSPECT, last)
                            .where(Tables.Article.ID.eq(ferry.id().text()))
                            .execute();
                });
        return database;
    }

    /// An archive with another outlet.
    private Database stranger(Path folder) {
        var database = from.open(folder);
        open.add(database);
        var home = new Address("https://mainland.example/");
        new Roster(database).add(new Outlet(new OutletId("mainland"), "The Mainland", home, "en-GB", List.of()), START);
        return database;
    }

    private Database empty() {
        var database = (from == TestedStore.SQLITE ? TestedStore.POSTGRES : TestedStore.SQLITE).open(there);
        open.add(database);
        return database;
    }

    @AfterEach
    void close() {
        open.forEach(Database::close);
    }

    @Test
    void everyRowIsThereAndTheArchiveGoesOn() {
        var old = filled();
        var other = empty();
        var mover = Mover.between(old, other, START);
        var copied = new AtomicInteger();

        assertTrue(mover.copy(copied::addAndGet, () -> false));
        assertTrue(other.isBeingFilled());
        assertEquals(Map.of(), mover.differences(_ -> {}, () -> false));
        mover.finish();

        assertEquals(mover.rows(), copied.get());
        assertFalse(other.isBeingFilled());
        var moved = new Chronicle(other);
        var ferry = moved.article("/ferry");
        assertEquals(
                VERSIONS,
                moved.library.article(ferry.id()).orElseThrow().versions().size());
        assertTrue(moved.see(ferry, story("Ferry fares rise", "It takes no time."), hour(50)), "it goes on");
        var index = new SearchIndex(other);
        while (index.catchUp(10) > 0) {
            assertTrue(index.waiting() < 3);
        }
        var found = moved.library.search(((Query.Read.Good) Query.read("removed:\"19 hours\"")).query(), "", 10);
        assertEquals(1, found.changes().size());
    }

    @Test
    void aMoveThatBrokeOffGoesOn() {
        var old = filled();
        var other = empty();
        var first = new AtomicInteger();

        boolean whole = Mover.between(old, other, START).copy(first::addAndGet, () -> first.get() > 1);
        var again = Mover.between(old, other, START);
        var copied = new AtomicInteger();

        assertFalse(whole);
        assertTrue(again.copy(copied::addAndGet, () -> false));
        assertEquals(again.rows(), copied.get(), "what was there already counts as copied");
        assertEquals(Map.of(), again.differences(_ -> {}, () -> false));
    }

    @Test
    void anotherArchiveIsRefusedWhereAMoveBrokeOff(@TempDir Path elsewhere) {
        var old = filled();
        var other = empty();
        Mover.between(old, other, START).copy(_ -> {}, () -> !outlets(other).isEmpty());
        var stranger = stranger(elsewhere);

        var refused = assertThrows(IllegalStateException.class, () -> Mover.between(stranger, other, START));

        assertTrue(refused.toString().contains("another archive"), refused.toString());
        assertEquals(List.of("islander"), outlets(other));
        assertTrue(Mover.between(old, other, START).copy(_ -> {}, () -> false), "the first one goes on");
    }

    @Test
    void aMoveIsBegunAnewFromAnyArchive(@TempDir Path elsewhere) {
        var old = filled();
        var other = empty();
        Mover.between(old, other, START).copy(_ -> {}, () -> false);
        long some = other.read(
                sql -> sql.fetchSingle(DSL.select(DSL.min(Tables.Article.NR)).from(Tables.Article.TABLE))
                        .value1());
        other.write(sql -> {
            SearchIndex.outdate(sql, some); // as a Stet that was killed at the end of a move may have left it
            return 0;
        });
        var stranger = stranger(elsewhere);

        var anew = Mover.anew(stranger, other, START);

        assertEquals(List.of(), outlets(other));
        assertTrue(other.isBeingFilled());
        assertTrue(anew.copy(_ -> {}, () -> false));
        assertEquals(Map.of(), anew.differences(_ -> {}, () -> false));
        assertEquals(List.of("mainland"), outlets(other));
        assertThrows(IllegalStateException.class, () -> Mover.between(old, other, START));
    }

    @Test
    void anArchiveThatIsWholeIsNotEmptied() {
        var old = filled();
        var other = empty();
        new Chronicle(other).article("/here-before");

        assertThrows(IllegalStateException.class, () -> Mover.anew(old, other, START));

        assertEquals(List.of("islander"), outlets(other));
    }

    private static List<String> outlets(Database store) {
        return store.read(sql -> sql.select(Tables.Outlet.ID)
                .from(Tables.Outlet.TABLE)
                .orderBy(Tables.Outlet.ID)
                .fetch(Tables.Outlet.ID));
    }

    @Test
    void whatWasChangedMeanwhileIsTold() {
        var old = filled();
        var other = empty();
        var mover = Mover.between(old, other, START);
        mover.copy(_ -> {}, () -> false);

        old.write(sql -> sql.update(Tables.Article.TABLE)
                .set(Tables.Article.SECTION, "Sport")
                .execute());

        assertEquals(Set.of("article"), mover.differences(_ -> {}, () -> false).keySet());
    }

    @Test
    void aStoreWithAnArchiveIsLeftAlone() {
        var old = filled();
        var other = empty();
        new Chronicle(other).article("/here-before");

        var refused = assertThrows(IllegalStateException.class, () -> Mover.between(old, other, START));

        assertTrue(refused.toString().contains("an archive already"), refused.toString());
        assertFalse(other.isBeingFilled());
    }

    @Test
    void addressesHideTheirPassword() {
        var address = Database.address("postgres://stet:s3cret@db.example:5433/stet?sslmode=require");

        assertEquals("postgres://db.example:5433/stet", new PostgresEngine(address).toString());
        assertNotEquals(-1, address.getPort());
    }
}
