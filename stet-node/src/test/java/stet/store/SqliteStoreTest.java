// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.model.Picture;
import stet.model.Story;
import stet.model.Target;

/// The contract on SQLite, and what is particular to it.
class SqliteStoreTest extends StoreContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    @Override
    Database open() {
        return Database.open(folder.resolve("stet.db"));
    }

    private Chronicle another() {
        return new Chronicle(Database.open(folder.resolve("another.db")));
    }

    /// Whatever else is kept: a search reads the texts of what it found, and no others.
    @Test
    void theVersionsOfSomeArticlesAreFoundByTheirNumbers() {
        try (var chronicle = another()) {
            var articles = IntStream.range(0, 40).mapToObj(Long::valueOf).collect(Collectors.toSet());

            var plan = chronicle
                    .database
                    .read(sql -> sql.fetch("explain query plan " + sql.renderInlined(Readings.versions(sql, articles))))
                    .getValues("detail", String.class);

            assertEquals(
                    40, Collections.frequency(plan, "SEARCH version USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"));
            assertFalse(plan.toString().contains("SCAN"), plan.toString());
        }
    }

    private static Story ferry(int n) {
        return story("Ferry to run all winter", "The vote took %d hours.".formatted(n), "The rest stands as it stood.");
    }

    private static void see(Chronicle chronicle, Target.Article article, int versions) {
        IntStream.rangeClosed(1, versions).forEach(n -> chronicle.see(article, ferry(n), START.plusSeconds(60L * n)));
    }

    @Test
    void everySixteenthTextIsWholeAndTheOthersLeanOnTheOneBefore() {
        try (var chronicle = another()) {
            see(chronicle, chronicle.article("/ferry"), 34);

            var whole = chronicle.database.read(sql -> sql.select(Tables.Version.NUMBER)
                    .from(Tables.Version.TABLE)
                    .where(Tables.Version.BASE.isNull())
                    .orderBy(Tables.Version.NUMBER)
                    .fetch(Tables.Version.NUMBER));

            assertEquals(List.of(1, 17, 33), whole);
        }
    }

    @Test
    void aDamagedTextIsNamedByArticleAndVersion() {
        try (var chronicle = another()) {
            var article = chronicle.article("/ferry");
            see(chronicle, article, 2);
            var kept = blob(chronicle, 2);

            assertAll(IntStream.range(0, kept.length).mapToObj(at -> () -> {
                store(chronicle, 2, flipped(kept, at));
                var damage = assertThrows(
                        IllegalStateException.class, () -> chronicle.library.version(article.id(), 2), "byte " + at);
                assertTrue(
                        damage.toString().contains("article %s, version 2".formatted(article.id())),
                        damage.getMessage());
            }));
        }
    }

    @Test
    void aTextKeptBeforePicturesWereReadsWithItsCaptions() {
        var kept = """
                {"headline":"Ferry","standfirst":"","byline":"","authors":[],"language":"en","section":"",
                "paragraphs":[{"kind":"TEXT","text":"One."}],"captions":["The ferry","The berth"]}""";

        var story = Stories.story(kept.getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of(Picture.captioned("The ferry"), Picture.captioned("The berth")), story.pictures());
        assertEquals(List.of("The ferry", "The berth"), story.captions());
        assertEquals(List.of(), story.posts());
    }

    private static byte[] flipped(byte[] kept, int at) {
        var damaged = kept.clone();
        damaged[at] ^= 0x55;
        return damaged;
    }

    private static byte[] blob(Chronicle chronicle, int number) {
        return chronicle.database.read(sql -> sql.select(Tables.Version.STORY)
                .from(Tables.Version.TABLE)
                .where(Tables.Version.NUMBER.eq(number))
                .fetchSingle()
                .value1());
    }

    private static void store(Chronicle chronicle, int number, byte[] blob) {
        chronicle.database.write(sql -> sql.update(Tables.Version.TABLE)
                .set(Tables.Version.STORY, blob)
                .where(Tables.Version.NUMBER.eq(number))
                .execute());
    }

    /// Each look reads before it writes; were the lock taken only then, the slower one would fail at once.
    @Test
    void twoProcessesWriteSideBySide() throws Exception {
        var file = folder.resolve("shared.db");
        try (var one = new Chronicle(Database.open(file));
                var other = new Chronicle(Database.open(file));
                var threads = Executors.newFixedThreadPool(2)) {
            var ferry = one.article("/ferry");
            var bridge = one.article("/bridge");

            var done = threads.invokeAll(List.of(
                    Executors.callable(() -> see(one, ferry, 40)), Executors.callable(() -> see(other, bridge, 40))));
            for (var each : done) {
                each.get();
            }

            assertEquals(
                    40,
                    one.library.article(bridge.id()).orElseThrow().versions().size());
            assertEquals(
                    40,
                    other.library.article(ferry.id()).orElseThrow().versions().size());
        }
    }

    @Test
    void theTablesAreThoseThatTheMigrationsMake() {
        try (var chronicle = another()) {
            var made = new TreeMap<String, Set<String>>();
            chronicle.database.read(sql -> sql.fetch("select m.name, c.name from sqlite_master m, "
                            + "pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'flyway%' "
                            + "and m.name not like 'sqlite%' and m.name not like '%\\_text%' escape '\\'")
                    .map(row -> made.computeIfAbsent(row.get(0, String.class), _ -> new TreeSet<>())
                            .add(row.get(1, String.class))));

            assertEquals(made, written());
        }
    }

    /// Table to columns, as the constants have it; the list of all must hold each.
    private static Map<String, Set<String>> written() {
        return Arrays.stream(Tables.class.getDeclaredClasses())
                .collect(Collectors.toMap(
                        table -> table.getSimpleName().toLowerCase(Locale.ROOT),
                        SqliteStoreTest::columns,
                        (a, _) -> a,
                        TreeMap::new));
    }

    private static Set<String> columns(Class<?> table) {
        var single = new TreeSet<String>();
        var all = new TreeSet<String>();
        Arrays.stream(table.getDeclaredFields()).map(SqliteStoreTest::value).forEach(value -> {
            switch (value) {
                case Field<?> field -> single.add(field.getName());
                case List<?> list -> list.forEach(field -> all.add(((Field<?>) field).getName()));
                default -> {}
            }
        });
        assertEquals(single, all, table.getSimpleName() + ".ALL");
        return all;
    }

    private static Object value(java.lang.reflect.Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    @Test
    void manyThreadsRecordAtOnceAndNothingIsLost() throws Exception {
        try (var chronicle = another()) {
            var walks = IntStream.range(0, 40)
                    .mapToObj(n -> chronicle.article("/" + n))
                    .<Callable<Boolean>>map(article -> () -> chronicle.see(article, ferry(1), START))
                    .toList();

            assertEquals(40, all(walks).stream().filter(SqliteStoreTest::isTrue).count());
            assertEquals(40, chronicle.library.totals(START).versions());
        }
    }

    private static <T> List<Future<T>> all(List<Callable<T>> walks) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(walks);
        }
    }

    private static boolean isTrue(Future<Boolean> done) {
        return done.state() == Future.State.SUCCESS && done.resultNow();
    }

    @Test
    void aStepThatFailsTakesNoOtherWithIt() throws Exception {
        try (var chronicle = another()) {
            var articles = IntStream.range(0, 40)
                    .mapToObj(n -> chronicle.article("/" + n))
                    .toList();
            var walks = new ArrayList<Callable<Boolean>>();
            articles.forEach(article -> walks.add(() -> chronicle.see(article, ferry(1), START)));
            IntStream.range(0, 40)
                    .forEach(n -> walks.add(
                            2 * n,
                            () -> chronicle.database.write(sql -> {
                                sql.deleteFrom(Tables.Address.TABLE).execute();
                                throw new IllegalStateException("broken on purpose");
                            })));

            var done = all(walks);

            assertEquals(40, done.stream().filter(SqliteStoreTest::isTrue).count());
            assertEquals(
                    40,
                    done.stream().filter(f -> f.state() == Future.State.FAILED).count());
            assertEquals(
                    40,
                    chronicle
                            .database
                            .<Integer>read(sql -> sql.fetchCount(Tables.Address.TABLE))
                            .intValue());
        }
    }

    @Test
    void anErrorInAStepIsToldAndTheNextStepIsTaken() {
        try (var chronicle = another()) {
            assertTimeoutPreemptively(PATIENCE, () -> {
                assertThrows(
                        IllegalStateException.class,
                        () -> chronicle.database.write(sql -> {
                            throw new StackOverflowError("on purpose");
                        }));

                assertEquals(
                        2,
                        chronicle
                                .database
                                .<Integer>write(sql -> sql.fetchCount(Tables.Target.TABLE))
                                .intValue());
            });
        }
    }

    @Test
    void closingFinishesWhatWasHandedIn() {
        var chronicle = another();
        var article = chronicle.article("/ferry");
        var busy = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var first = Thread.ofVirtual()
                .start(() -> chronicle.database.write(sql -> {
                    busy.countDown();
                    return awaited(done);
                }));

        assertTimeoutPreemptively(PATIENCE, () -> {
            busy.await();
            var second = Thread.ofPlatform().start(() -> chronicle.see(article, ferry(1), START));
            await(second);
            var closing = Thread.ofPlatform().start(chronicle::close);
            await(closing);
            done.countDown();
            first.join();
            second.join();
            closing.join();
        });

        try (var again = another()) {
            assertEquals(1, again.library.totals(START).versions());
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
        return true;
    }

    /// Until the thread waits for another.
    private static void await(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aClosedStoreTakesNothingMore() {
        var chronicle = another();
        chronicle.close();

        var refused = assertThrows(IllegalStateException.class, () -> chronicle.article("/ferry"));

        assertEquals("the store is closed", refused.getMessage());
    }

    @Test
    void aFileThatIsNoStoreIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("letter.db"), "Dear editor, this is no database. ".repeat(100));

        var refused = assertThrows(IllegalStateException.class, () -> Database.open(file));

        assertTrue(refused.toString().contains(file.toString()), refused.getMessage());
    }
}
