// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.gazette.Gazette;
import stet.model.By;
import stet.model.Role;
import stet.upkeep.Bare;

/// Backups as they are made, made again, restored and refused.
class BackupCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private final Gazette gazette = new Gazette();

    @BeforeEach
    void watch() throws IOException {
        Ferry.seenTwice(gazette, new CommandLineOn(data()));
        Files.writeString(data().resolve("stet.conf"), "web.archive = private\n");
        Files.createDirectories(data().resolve("rules"));
        Files.writeString(data().resolve("rules/the-test-gazette.conf"), "rules = []\n");
    }

    @AfterEach
    void close() {
        gazette.close();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path backup() {
        return folder.resolve("backup");
    }

    private Path restored() {
        return folder.resolve("restored");
    }

    private CommandLineOn.Said stet(String... words) {
        return new CommandLineOn(data()).stet(words);
    }

    private CommandLineOn.Said restore() {
        return new CommandLineOn(restored()).stet("restore", backup().toString());
    }

    private CommandLineOn.Said back() {
        return stet("backup", backup().toString());
    }

    @Test
    void anArchiveIsRestoredAsItWas() {
        var made = back();
        var came = restore();

        assertEquals(0, made.exit(), made.err());
        assertEquals(0, came.exit(), came.err());
        var there = new CommandLineOn(restored());
        assertEquals(stet("export").out(), there.stet("export").out());
        assertTrue(there.stet("export").out().contains("until March"));
        var health = there.stet("doctor");
        assertEquals(0, health.exit(), health.out());
        assertEquals("web.archive = private\n", read(restored().resolve("stet.conf")));
        assertTrue(Files.exists(restored().resolve("rules/the-test-gazette.conf")));
    }

    @Test
    void aRestoredArchiveIsWatchedOnAndBackedUpToTheSameFolder() {
        back();
        restore();
        gazette.edit("/ferry", Ferry.NEWS.withHeadline("Ferry to run until May"));
        var there = new CommandLineOn(restored());

        var checked = there.stet("check", gazette.address("/ferry"));
        var again = there.stet("backup", backup().toString());

        assertTrue(checked.out().contains("version 3"), checked.out() + checked.err());
        assertEquals(0, again.exit(), again.err());
        assertEquals(
                0,
                new CommandLineOn(folder.resolve("third"))
                        .stet("restore", backup().toString())
                        .exit());
    }

    @Test
    void madeAgainABackupCopiesWhatIsNewAlone() throws IOException {
        back();
        var before = files(backup().resolve("warc"));
        var first = Files.readAllBytes(before.getFirst());
        gazette.edit("/ferry", Ferry.NEWS.withHeadline("Ferry to run until May"));
        stet("check", gazette.address("/ferry"));

        var again = back();
        var came = restore();

        assertEquals(0, again.exit(), again.err());
        assertEquals(0, came.exit(), came.err());
        assertEquals(before.size() + 1, files(backup().resolve("warc")).size());
        assertEquals(
                new String(first, StandardCharsets.ISO_8859_1),
                Files.readString(before.getFirst(), StandardCharsets.ISO_8859_1));
        assertEquals(
                1, files(backup()).stream().filter(f -> f.endsWith("stet.db")).count());
        assertEquals(
                stet("export").out(),
                new CommandLineOn(restored()).stet("export").out());
    }

    @Test
    void noSecretIsInABackupAndAccountsComeBackWithoutPasswords() throws IOException {
        String hash;
        String digests;
        try (var node = Node.open(Settings.read(data(), Map.of(), Map.of()), data())) {
            var door = node.doorkeeper();
            var now = Instant.now();
            var link = door.invite(Role.ADMIN, Optional.empty(), By.commandLine(now));
            door.accept(link, "Ada Lind", "a long and simple phrase");
            door.invite(Role.EDITOR, Optional.empty(), By.commandLine(now));
            hash = node.accounts().named("Ada Lind").orElseThrow().password();
            digests = Bare.secrets(data().resolve("stet.db"));
        }
        assertTrue(hash.startsWith("$argon2id$"));

        back();
        var came = restore();

        for (var file : files(backup())) {
            var bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertFalse(bytes.contains(hash), file.toString());
            digests.lines().forEach(digest -> assertFalse(bytes.contains(digest), file.toString()));
        }
        assertTrue(digests.lines().count() > 0);
        assertTrue(came.out().contains("stet account link \"Ada Lind\""), came.out());
        var link = new CommandLineOn(restored()).stet("account", "link", "Ada Lind");
        assertEquals(0, link.exit(), link.err());
    }

    @Test
    void passwordsAreTakenOutOfSettings() throws IOException {
        Files.writeString(
                data().resolve("stet.conf"),
                "# once a day to postgres://ada:s3cret@db.example.org/stet?password=abc123\n");

        var made = back();

        assertTrue(made.out().contains("Passwords were taken out"), made.out());
        assertFalse(files(backup()).stream()
                .anyMatch(f -> f.endsWith("stet.conf") && read(f).matches("(?s).*(s3cret|abc123).*")));
        restore();
        assertTrue(read(restored().resolve("stet.conf")).contains("postgres://db.example.org/stet?password=\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ada:quellmark\\u0040db.example.org/stet",
                "postgres://ada:quellmark\" \"@db.example.org/stet",
                "postgres://ada:quellmark@quellmark@db.example.org/stet",
                "postgres://db.example.org/stet?p%61ssword=quellmark",
                "\"\n# store = \"postgres://ada:quellmark\\u0040db.example.org/stet"
            })
    void noWayOfWritingAPasswordBringsItIntoABackup(String store) throws IOException {
        var settings = "web.archive = private\nstore = \"%s\"\n".formatted(store);
        Files.writeString(data().resolve("stet.conf"), settings);

        var made = stet("backup", backup().toString(), "--set", "store=");

        assertEquals(0, made.exit(), made.err());
        assertTrue(made.out().contains("stet.conf"), made.out());
        for (var file : files(backup())) {
            assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("quellmark"), file.toString());
        }
    }

    @Test
    void settingsThatReachOutOfTheirFileAreSetAside() throws IOException {
        Files.writeString(data().resolve("stet.conf"), "fetch.contact = ${?STET_ADDRESS}\n");
        back();

        var came = restore();

        assertEquals(0, came.exit(), came.err());
        assertTrue(came.out().contains("stet.conf.restored"), came.out());
        assertFalse(Files.exists(restored().resolve("stet.conf")));
        assertTrue(Files.exists(restored().resolve("stet.conf.restored")));
    }

    @Test
    void settingsThatNameAServersStoreAreSetAside() throws IOException {
        back();
        var kept = files(backup()).stream()
                .filter(f -> f.endsWith("stet.conf"))
                .findFirst()
                .orElseThrow();
        Files.writeString(kept, "store = \"postgres://db.example.org/stet\"\n");
        Bare.sign(backup().resolve("manifest.json"), "stet.conf", kept);

        var came = restore();

        assertEquals(0, came.exit(), came.err());
        assertTrue(came.out().contains("it names a store on a server"), came.out());
        assertTrue(Files.exists(restored().resolve("stet.conf.restored")));
    }

    @Test
    void aFolderWithOtherFilesOrAnotherArchivesBackupIsRefused() throws IOException {
        Files.createDirectories(backup());
        Files.writeString(backup().resolve("letters.txt"), "mine");
        var others = back();
        Files.delete(backup().resolve("letters.txt"));
        back();
        var other = new CommandLineOn(folder.resolve("other"));
        other.stet("check", gazette.address("/ferry"));
        var mixed = other.stet("backup", backup().toString());
        var within = stet("backup", data().resolve("backup").toString());

        assertEquals(1, others.exit());
        assertTrue(others.err().contains("holds other files"), others.err());
        assertEquals(1, mixed.exit());
        assertTrue(mixed.err().contains("another archive"), mixed.err());
        assertEquals(1, within.exit());
        assertEquals(0, restore().exit());
    }

    @Test
    void anArchiveThatLacksBytesIsNotBackedUpOverOneThatHasThem() throws IOException {
        back();
        Files.delete(files(data().resolve("warc")).getFirst());

        var again = back();
        var came = restore();

        assertEquals(1, again.exit());
        assertTrue(again.err().contains("stet doctor"), again.err());
        assertEquals(0, came.exit(), came.err());
    }

    @Test
    void nothingIsRestoredOverWhatIsThere() throws IOException {
        back();
        Files.createDirectories(restored());
        Files.writeString(restored().resolve("letters.txt"), "mine");

        var came = restore();

        assertEquals(1, came.exit());
        assertTrue(came.err().contains("is not empty"), came.err());
        assertEquals(List.of(restored().resolve("letters.txt")), files(restored()));
    }

    /// Which may be a disk of its own, or all that whoever restores may write to.
    @Test
    void anEmptyFolderStaysItself() throws IOException {
        back();
        Files.createDirectories(restored().resolve("lost+found"));
        Files.createDirectories(restored().resolve(".restoring-of-a-restore-that-was-killed"));
        var itself = Files.readAttributes(restored(), BasicFileAttributes.class).fileKey();

        var came = restore();

        assertEquals(0, came.exit(), came.err());
        assertEquals(
                itself,
                Files.readAttributes(restored(), BasicFileAttributes.class).fileKey());
        assertEquals(List.of("lost+found", "rules", "stet.conf", "stet.db", "warc"), names(restored()));
        assertEquals(0, new CommandLineOn(restored()).stet("doctor").exit());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "store = ${DB}|true",
                "store = \"postgres://stet:\"${DB_PASSWORD}\"@db.example.org:5432/stet\"|true",
                "store = \"postgres://\"${?DB_HOST}\":5432/stet\"|true",
                "store = \"postgres://stet:quellmark\"${AT}\"db.example.org/stet\"|false",
                "store = \"postgres://stet:quellmark@\"${DB_HOST}\"/stet\"|false",
                "store = \"postgres://\"${DB_HOST}\"/stet?password=quellmark\"|false",
                "store = \"\"|true",
                "web.port = 8080|true"
            })
    void settingsAreHarmlessWhoseSecretsStandElsewhere(String settings, boolean harmless) {
        assertEquals(harmless, Settings.isHarmless(settings + "\n"));
    }

    @Test
    void aRestoreThatWasKilledAtItsEndIsNotTakenForAnArchive() throws IOException {
        back();
        Files.createDirectories(restored().resolve("warc"));
        Files.createDirectories(restored().resolve(".restoring-killed"));
        var before = files(restored());

        var again = restore();
        var used = new CommandLineOn(restored()).stet("list");

        assertEquals(1, again.exit());
        assertTrue(again.err().contains("was cut short at its end"), again.err());
        assertEquals(before, files(restored()));
        assertFalse(used.exit() == 0, used.out());
        assertFalse(Files.exists(restored().resolve("stet.db")));
    }

    @Test
    void twoRestoresIntoOneFolderAreNotMixed() throws IOException {
        back();
        var aside = Files.createDirectories(restored().resolve(".restoring-other"));
        try (var channel =
                        FileChannel.open(aside.resolve(".held"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            var came = restore();

            assertEquals(1, came.exit());
            assertTrue(came.err().contains("another restore into"), came.err());
        }
        assertEquals(0, restore().exit());
        assertEquals(List.of("rules", "stet.conf", "stet.db", "warc"), names(restored()));
    }

    @Test
    void aFolderWithoutABackupIsNamed() {
        var came = restore();

        assertEquals(1, came.exit());
        assertTrue(came.err().contains("there is no backup in " + backup()), came.err());
        assertFalse(Files.exists(restored()));
    }

    @Test
    void noLinkLeadsABackupIntoTheArchive() throws IOException {
        Files.createSymbolicLink(folder.resolve("elsewhere"), data());

        var made = stet("backup", folder.resolve("elsewhere/backup").toString());

        assertEquals(1, made.exit());
        assertTrue(made.err().contains("must not lie one in the other"), made.err());
        assertFalse(Files.exists(data().resolve("backup")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aCheckLeavesNothingBehind() throws IOException {
        back();

        var checked = new CommandLineOn(data()).stet("restore", "--check", backup().toString());

        assertEquals(0, checked.exit(), checked.err());
        assertTrue(checked.out().contains("is whole"), checked.out());
        try (var all = Files.list(folder)) {
            assertEquals(2, all.count());
        }
    }

    private static List<Path> files(Path below) throws IOException {
        if (!Files.exists(below)) {
            return List.of();
        }
        try (var all = Files.walk(below)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
