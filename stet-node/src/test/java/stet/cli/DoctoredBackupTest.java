// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stet.gazette.Gazette;
import stet.upkeep.Bare;

/// Backups that somebody had hands on, and those that a disk spoiled.
class DoctoredBackupTest {
    /// Made once.
    @TempDir
    private static Path whole = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void make() throws IOException {
        var data = whole.resolve("data");
        Files.createDirectories(data);
        Files.writeString(data.resolve("stet.conf"), "web.archive = private\n");
        try (var gazette = new Gazette()) {
            Ferry.seenTwice(gazette, new CommandLineOn(data));
        }
        var made =
                new CommandLineOn(data).stet("backup", whole.resolve("backup").toString());
        assertEquals(0, made.exit(), made.err());
    }

    @BeforeEach
    void copy() throws IOException {
        for (var file : files(whole.resolve("backup"))) {
            var copy = backup().resolve(whole.resolve("backup").relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    private Path backup() {
        return folder.resolve("backup");
    }

    private Path restored() {
        return folder.resolve("restored");
    }

    private CommandLineOn.Said restore() {
        return new CommandLineOn(restored()).stet("restore", backup().toString());
    }

    @Test
    void leftAloneItIsRestored() {
        var came = restore();

        assertEquals(0, came.exit(), came.err());
    }

    /// What somebody did to a backup.
    interface Doctoring {
        void on(Path backup) throws Exception;
    }

    static Stream<Arguments> doctorings() {
        return Stream.of(
                doctoring("manifest.json", "cut manifest", b -> cut(b.resolve("manifest.json"), 40)),
                doctoring("there is no backup", "no manifest", b -> Files.delete(b.resolve("manifest.json"))),
                doctoring(
                        "no backup has",
                        "a name that leads out",
                        b -> edit(b, "\"stet.conf\"", "\"rules/../../../evil.conf\"")),
                doctoring(
                        "no archive has",
                        "a WARC name that leads out",
                        b -> edit(b, "\"warc\" : {", "\"warc\" : { \"../../x\" : [],")),
                doctoring(
                        "names its store",
                        "a store elsewhere",
                        b -> edit(b, "\"snapshot\" : \"", "\"snapshot\" : \"../data/")),
                doctoring("is not whole", "huge sizes", b -> edit(b, "\"bytes\" : ", "\"bytes\" : 91111111111")),
                doctoring(
                        "no manifest",
                        "sizes beyond all numbers",
                        b -> edit(b, "\"bytes\" : ", "\"bytes\" : 9999999999999999999")),
                doctoring("is not whole", "a cut WARC file", b -> cut(warc(b), 100)),
                doctoring("another checksum", "a flipped bit", b -> flip(warc(b))),
                doctoring("is no plain file", "a link to a file", b -> link(warc(b))),
                doctoring("there is no folder", "a link to a folder", b -> link(b.resolve("warc"))),
                doctoring("newer Stet", "tables of times to come", b -> edit(b, "\"schema\" : \"", "\"schema\" : \"9")),
                doctoring(
                        "no SQLite file",
                        "no store at all",
                        b -> sign(b, Files.writeString(store(b), "x".repeat(9000)))),
                doctoring(
                        "no store has",
                        "a trigger",
                        b -> sql(b, "create trigger t after insert on look begin delete from version; end")),
                doctoring(
                        "no store has",
                        "a view",
                        b -> sql(b, "drop table ruleset", "create view ruleset as select * from outlet")),
                doctoring("lacks tables", "a table less", b -> sql(b, "drop table followed")),
                doctoring(
                        "holds passwords",
                        "a password of the attacker's",
                        b -> sql(
                                b,
                                "insert into account (name, login, role, password, added) values ('Eve', 'eve', 'ADMIN', '$argon2id$', 0)")),
                doctoring(
                        "holds sessions",
                        "a link of the attacker's",
                        b -> sql(b, "insert into invitation values ('abc', 'ADMIN', null, 0, 99999999999999)")),
                doctoring("not there", "rows that point nowhere", b -> sql(b, "delete from article")),
                doctoring(
                        "its digest is not",
                        "another digest",
                        b -> sql(b, "update version set digest = payload where number = 1")),
                doctoring(
                        "damaged",
                        "another text",
                        b -> sql(
                                b,
                                "update version set story = (select story from version where number = 1), base = null where number = 2")),
                doctoring(
                        "no record begins", "another place", b -> sql(b, "update capture set position = position + 1")),
                doctoring(
                        "is not there",
                        "a place elsewhere",
                        b -> sql(b, "update capture set file = '../../etc/passwd'")),
                doctoring(
                        "holds other bytes",
                        "swapped captures",
                        b -> sql(
                                b,
                                "update capture set body = payload || '' where nr = 1",
                                "update capture set body = 'ab' || substr(body, 3)")));
    }

    private static Arguments doctoring(String why, String what, Doctoring doctoring) {
        return Arguments.of(what, why, doctoring);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doctorings")
    void aDoctoredBackupIsRefusedAndNothingIsChanged(String what, String why, Doctoring doctoring) throws Exception {
        doctoring.on(backup());

        var came = restore();

        assertEquals(1, came.exit(), came.out() + came.err());
        assertTrue(came.err().contains(why), came.err());
        assertFalse(Files.exists(restored()));
        try (var all = Files.list(folder)) {
            assertEquals(
                    0,
                    all.filter(f -> f.getFileName().toString().startsWith(".")).count());
        }
    }

    private static void edit(Path backup, String was, String now) throws IOException {
        var manifest = backup.resolve("manifest.json");
        var text = Files.readString(manifest);
        assertTrue(text.contains(was), text);
        Files.writeString(manifest, text.replace(was, now));
    }

    private static Path warc(Path backup) throws IOException {
        return files(backup.resolve("warc")).getFirst();
    }

    private static Path store(Path backup) throws IOException {
        return files(backup).stream()
                .filter(f -> f.endsWith("stet.db"))
                .findFirst()
                .orElseThrow();
    }

    private static void cut(Path file, int bytes) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), bytes));
    }

    private static void flip(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static void link(Path file) throws IOException {
        var moved = file.resolveSibling("moved");
        Files.move(file, moved);
        Files.createSymbolicLink(file, moved);
    }

    /// Does something to the store, and makes the manifest fit again.
    private static void sql(Path backup, String... statements) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store(backup));
                var statement = connection.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
        sign(backup, store(backup));
    }

    private static void sign(Path backup, Path changed) throws IOException {
        Bare.sign(backup.resolve("manifest.json"), "stet.db", changed);
    }

    private static List<Path> files(Path below) throws IOException {
        try (var all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
