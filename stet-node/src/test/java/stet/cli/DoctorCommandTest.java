// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.gazette.Gazette;
import stet.store.Database;
import stet.store.SearchIndex;
import stet.store.TestedStore;

/// An archive with something wrong, and what is said of it.
class DoctorCommandTest {
    private static final int PAGE = 4096; // SQLite's, unless told otherwise

    /// Made once.
    @TempDir
    private static Path whole = Path.of("");

    @TempDir
    private Path data = Path.of("");

    @BeforeAll
    static void make() {
        try (var gazette = new Gazette()) {
            Ferry.seenTwice(gazette, new CommandLineOn(whole));
        }
    }

    @BeforeEach
    void copy() throws IOException {
        for (var file : files(whole)) {
            var copy = data.resolve(whole.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    private CommandLineOn.Said stet(String... words) {
        return new CommandLineOn(data).stet(words);
    }

    private static List<Path> files(Path below) throws IOException {
        try (var all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void sql(Path data, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("stet.db"));
                var statement = connection.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
    }

    interface Ailment {
        void in(Path data) throws Exception;
    }

    private static Arguments ailment(String part, String words, Ailment ailment) {
        return Arguments.of(part, words, ailment);
    }

    @Test
    void allIsWellWithAnArchiveAsItIs() {
        var said = stet("doctor");

        assertEquals(0, said.exit(), said.out());
        assertTrue(said.out().endsWith("All is well.\n"), said.out());
    }

    @Test
    void whereThereIsNoArchiveNothingIsSaidToBeWell(@TempDir Path empty) {
        var said = new CommandLineOn(empty).stet("doctor");

        assertEquals(2, said.exit());
        assertEquals("", said.out());
        assertTrue(said.err().contains("there is no archive in"), said.err());
    }

    static Stream<Arguments> mendable() {
        return Stream.of(
                ailment("figures", "is said to have", data -> sql(data, "update outlet set articles = 7")),
                ailment("figures", "the census", data -> sql(data, "update census set many = many + 1")),
                ailment("figures", "have no place", data -> sql(data, "delete from place", "delete from census")),
                ailment("figures", "have no place", data -> sql(data, "update revision set nr = nr + 1000")),
                ailment("store", "fts5", data -> {
                    try (var store = Database.open(data.resolve("stet.db"))) {
                        new SearchIndex(store).catchUp(100);
                    }
                    sql(data, "update article_text_data set block = x'00010203' where id > 10");
                }),
                ailment("search index", "cannot be found", data -> sql(data, "delete from unindexed")),
                ailment(
                        "store",
                        "missing from index",
                        data -> sql(
                                data,
                                "drop index look_at",
                                "create index look_at on look (at) where at < 0",
                                "pragma writable_schema = on",
                                "update sqlite_schema set sql = 'CREATE INDEX look_at on look (at)' where name = 'look_at'")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mendable")
    void whatCanBeMadeAnewIsMendedOnRequestAlone(String part, String words, Ailment ailment) throws Exception {
        ailment.in(data);

        var told = stet("doctor");
        var mended = stet("doctor", "--mend");
        var after = stet("doctor");

        assertEquals(1, told.exit(), told.out());
        assertTrue(told.out().contains("! " + part), told.out());
        assertTrue(told.out().contains(words), told.out());
        assertEquals(0, mended.exit(), mended.out());
        assertTrue(mended.out().contains("mended:"), mended.out());
        assertEquals(0, after.exit(), after.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--drop"})
    void theSearchIndexIsMadeAnewOnRequest(String how) {
        stet("reindex");
        var before = stet("search", "the", "--json").out();

        var said = how.isEmpty() ? stet("reindex") : stet("reindex", how);

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("Articles indexed anew: 1 of 1."), said.out());
        assertFalse(before.isEmpty());
        assertEquals(before, stet("search", "the", "--json").out());
        assertEquals(0, stet("doctor").exit());
    }

    @Test
    void aServersStoreIsLookedAtToo(@TempDir Path other) throws Exception {
        var store = "store=" + TestedStore.Server.of(other);
        var doctor = new CommandLineOn(other);
        doctor.stet("list", "--set", store);
        var well = doctor.stet("doctor", "--quick", "--set", store);
        try (var connection = DriverManager.getConnection("jdbc:"
                        + TestedStore.Server.of(other).toString().replaceFirst("postgres://postgres@", "postgresql://")
                        + "?user=postgres");
                var statement = connection.createStatement()) {
            statement.execute("create extension amcheck");
            statement.execute("create table odd (n text)");
            statement.execute("create index odd_n on odd (n)");
            statement.execute("alter table odd add foreign key (n) references outlet (id) not valid");
            statement.execute("update pg_index set indisvalid = false where indexrelid = 'odd_n'::regclass");
            var amiss = doctor.stet("doctor", "--quick", "--set", store);
            var mended = doctor.stet("doctor", "--quick", "--mend", "--set", store);
            statement.execute("set session_replication_role = replica");
            statement.execute("insert into odd values ('nobody')");
            var damaged = doctor.stet("doctor", "--quick", "--set", store);

            assertEquals(0, well.exit(), well.out() + well.err());
            assertTrue(well.out().contains("· store        to know:"), well.out());
            assertTrue(well.out().contains("create extension amcheck"), well.out());
            assertEquals(1, amiss.exit(), amiss.out());
            assertTrue(amiss.out().contains("index “odd_n”: it is not valid"), amiss.out());
            assertTrue(amiss.out().contains("was never validated"), amiss.out());
            assertFalse(amiss.out().contains("create extension"), amiss.out());
            assertEquals(0, mended.exit(), mended.out());
            assertTrue(mended.out().contains("its indexes were made anew"), mended.out());
            assertTrue(mended.out().contains("the server has validated it"), mended.out());
            assertEquals(5, damaged.exit(), damaged.out());
            assertTrue(
                    damaged.out().contains("rows of “odd” that point at rows of “outlet” which are not there: 1\n"),
                    damaged.out());
        }
    }

    static Stream<Arguments> damage() {
        return Stream.of(
                ailment("store", "is empty", data -> Files.write(data.resolve("stet.db"), new byte[0])),
                ailment("references", "told of and not kept: 1", data -> sql(data, "delete from revision")),
                ailment("store", "btreeInitPage", data -> overwrite(data, "article_headline")),
                ailment("store", "malformed", data -> overwrite(data, "look_at")),
                ailment("references", "malformed", data -> overwrite(data, "article")),
                ailment(
                        "store",
                        "cannot be opened",
                        data -> Files.write(data.resolve("stet.db"), new byte[] {1, 2, 3})),
                ailment(
                        "texts",
                        "version 1",
                        data -> sql(data, "update version set checksum = payload where number = 1")),
                ailment(
                        "texts",
                        "no valid zstd frame",
                        data -> sql(data, "update version set story = x'00' where number = 2")),
                ailment("texts", "it says that it has", data -> sql(data, "update article set versions = 3")),
                ailment("texts", "what changed to version 2", data -> sql(data, "update revision set body = x'00'")),
                ailment("references", "not there", data -> sql(data, "delete from capture where nr = 2")),
                ailment(
                        "captures",
                        "no record begins",
                        data -> sql(data, "update capture set position = position + 1 where nr = 2")),
                ailment(
                        "captures",
                        "is not there",
                        data -> Files.delete(files(data.resolve("warc")).getFirst())),
                ailment(
                        "captures",
                        "no whole record",
                        data -> flip(files(data.resolve("warc")).getFirst())),
                ailment(
                        "captures",
                        "holds other bytes",
                        data -> sql(data, "update capture set body = (select body from capture where nr = 1)")));
    }

    /// The first page of a table or an index.
    private static void overwrite(Path data, String named) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("stet.db"));
                var statement = connection.createStatement();
                var page = statement.executeQuery("select rootpage from sqlite_schema where name = '" + named + "'");
                var file = new RandomAccessFile(data.resolve("stet.db").toFile(), "rw")) {
            file.seek((page.getLong(1) - 1) * PAGE);
            file.write("x".repeat(PAGE).getBytes(US_ASCII));
        }
    }

    private static void flip(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 20] ^= 1;
        Files.write(file, bytes);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("damage")
    void whatIsLostIsToldAndNotTouched(String part, String words, Ailment ailment) throws Exception {
        ailment.in(data);

        var told = stet("doctor", "--mend");
        var again = stet("doctor");

        assertEquals(5, told.exit(), told.out());
        assertTrue(told.out().contains("! " + part), told.out());
        assertTrue(told.out().contains(words), told.out());
        assertEquals(5, again.exit(), again.out());
        assertTrue(again.out().contains(words), again.out());
        assertTrue(told.out().endsWith("Not all is well.\n"), told.out());
    }

    @Test
    void bytesThatNoRowNamesAreHarmless() throws Exception {
        Files.write(files(data.resolve("warc")).getFirst(), new byte[500], StandardOpenOption.APPEND);
        for (var file : files(data.resolve("warc"))) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }

        var said = stet("doctor");

        assertEquals(0, said.exit(), said.out());
        assertTrue(said.out().contains("are named by no row: harmless"), said.out());
    }

    @Test
    void aClockBehindTheNewestLookAndADiskNearlyFullWantAttention() throws Exception {
        sql(data, "update look set at = at + 400000000000");

        var clock = new CommandLineOn(data, 1).stet("doctor", "--quick");
        var space = stet("doctor", "--quick", "--set", "watch.least-free=4 EiB");

        assertEquals(1, clock.exit(), clock.out());
        assertTrue(clock.out().contains("! clock"), clock.out());
        assertTrue(space.out().contains("! disk space"), space.out());
    }

    @Test
    void settingsThatCannotBeUsedAreAFinding() throws IOException {
        Files.writeString(data.resolve("stet.conf"), "web.prot = 80\n");

        var said = stet("doctor", "--quick");

        assertEquals(1, said.exit(), said.out());
        assertTrue(said.out().contains("did you mean web.port"), said.out());
    }
}
