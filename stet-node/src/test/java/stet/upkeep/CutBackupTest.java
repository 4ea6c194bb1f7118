// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.store.Snapshot;

/// Backups that end in the middle, as a kill would end them: nothing tidies up.
class CutBackupTest {
    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");
    private static final String FILE = "2026-11-19/00001.warc.gz";
    private static final String NEXT = "2026-11-19/00002.warc.gz";
    private static final int LARGE = 9 << 20; // more than is copied at once

    private final Path data;
    private final Path to;
    private String rows = "rows of noon";

    CutBackupTest(@TempDir Path folder) throws IOException {
        data = folder.resolve("data");
        to = folder.resolve("backup");
        Files.createDirectories(data.resolve("warc/2026-11-19"));
    }

    @BeforeEach
    void makeOne() throws IOException {
        grow(FILE, LARGE, 1);
        backup(Map.of(FILE, (long) LARGE), Told.NOBODY).make(NOON, Backup.Trust.ENDS);
    }

    private void grow(String name, int bytes, long seed) throws IOException {
        var more = new byte[bytes];
        new Random(seed).nextBytes(more);
        Files.write(data.resolve("warc").resolve(name), more, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Backup backup(Map<String, Long> extents, Told told) {
        return new Backup(
                data,
                to,
                (into, written) -> {
                    try {
                        Files.writeString(into, rows);
                        written.accept(rows.length());
                        return new Snapshot.Contents("27", "islander 1", extents);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                _ -> true,
                "0.1.0",
                told);
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /// Ends the work once so many pieces are done.
    private static Told endsAfter(int pieces) {
        int[] left = {pieces};
        return (what, total) -> new Told.Bar() {
            @Override
            public void reach(long done) {
                if (left[0]-- == 0) {
                    throw new Killed();
                }
            }

            @Override
            public void close() {}
        };
    }

    /// The manifest's word for everything, held to what is there.
    private void assertWhole(String snapshot) throws IOException {
        var manifest = Manifest.read(to.resolve(Manifest.NAME));
        var store = to.resolve(manifest.snapshot()).resolve(Manifest.STORE);
        assertEquals(snapshot, Files.readString(store));
        for (var entry : manifest.warc().entrySet()) {
            long at = 0;
            for (var part : entry.getValue().parts()) {
                var copy = to.resolve("copy");
                Files.deleteIfExists(copy);
                Files.createFile(copy);
                var digest = Disk.copy(to.resolve("warc").resolve(entry.getKey()), copy, at, part.bytes(), _ -> {});
                assertEquals(part.digest(), digest);
                at += part.bytes();
            }
            Files.deleteIfExists(to.resolve("copy"));
        }
    }

    @ParameterizedTest(name = "after {0} pieces")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void theOneBeforeStaysWholeAndTheNextIsMadeFromIt(int pieces) throws IOException {
        grow(FILE, LARGE, 2);
        grow(NEXT, LARGE, 3);
        rows = "rows of one o'clock";
        var extents = Map.of(FILE, 2L * LARGE, NEXT, (long) LARGE);

        assertThrows(
                Killed.class, () -> backup(extents, endsAfter(pieces)).make(NOON.plusSeconds(3600), Backup.Trust.ENDS));
        assertWhole("rows of noon");
        var made = backup(extents, Told.NOBODY).make(NOON.plusSeconds(3600), Backup.Trust.ENDS);

        assertWhole("rows of one o'clock");
        assertEquals(2L * LARGE + rows.length(), made.copied());
        assertEquals(3L * LARGE + rows.length(), made.bytes());
        try (var all = Files.list(to)) {
            assertEquals(4, all.count()); // lock, manifest, rows, warc
        }
    }

    @Test
    void whatWasSpoiledInTheBackupIsCopiedAnew() throws IOException {
        var copy = to.resolve("warc").resolve(FILE);
        Files.write(copy, new byte[100], StandardOpenOption.TRUNCATE_EXISTING);

        var made = backup(Map.of(FILE, (long) LARGE), Told.NOBODY).make(NOON.plusSeconds(1), Backup.Trust.ENDS);

        assertEquals(LARGE + rows.length(), made.copied());
        assertWhole("rows of noon");
    }

    /// In the middle, where no look at the ends comes.
    @Test
    void whatWentBadIsCopiedAnewWhenNothingIsTrusted() throws IOException {
        var copy = to.resolve("warc").resolve(FILE);
        flip(copy, LARGE / 2);

        var trusting = backup(Map.of(FILE, (long) LARGE), Told.NOBODY).make(NOON.plusSeconds(1), Backup.Trust.ENDS);
        var verified = backup(Map.of(FILE, (long) LARGE), Told.NOBODY).make(NOON.plusSeconds(2), Backup.Trust.NOTHING);
        var again = backup(Map.of(FILE, (long) LARGE), Told.NOBODY).make(NOON.plusSeconds(3), Backup.Trust.NOTHING);

        assertEquals(rows.length(), trusting.copied());
        assertEquals(LARGE + rows.length(), verified.copied());
        assertEquals(rows.length(), again.copied());
        assertWhole("rows of noon");
    }

    @ParameterizedTest
    @EnumSource(Backup.Trust.class)
    void whatWentBadAtItsBeginningIsCopiedAnew(Backup.Trust trust) throws IOException {
        flip(to.resolve("warc").resolve(FILE), 10);

        var made = backup(Map.of(FILE, (long) LARGE), Told.NOBODY).make(NOON.plusSeconds(1), trust);

        assertEquals(LARGE + rows.length(), made.copied());
        assertWhole("rows of noon");
    }

    /// The last good bytes are those of the backup.
    @ParameterizedTest
    @ValueSource(ints = {10, LARGE - 10})
    void whatWentBadInTheArchiveIsNotWrittenOverWhatIsGood(int at) throws IOException {
        flip(data.resolve("warc").resolve(FILE), at);
        grow(FILE, 1000, 5);

        var refused = assertThrows(
                Refused.class,
                () -> backup(Map.of(FILE, LARGE + 1000L), Told.NOBODY).make(NOON.plusSeconds(1), Backup.Trust.ENDS));

        assertTrue(refused.toString().contains("the archive is damaged"), refused.toString());
        assertWhole("rows of noon");
        assertEquals(4, Disk.list(to).size());
    }

    private static void flip(Path file, int at) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void whatIsLeftOfOneThatFailedTakesNoRoom() throws IOException {
        var none = new Backup(
                data,
                to,
                (into, _) -> {
                    try {
                        Files.write(into, new byte[1000]);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    throw new IllegalStateException("the disk is full");
                },
                _ -> true,
                "0.1.0",
                Told.NOBODY);

        assertThrows(IllegalStateException.class, () -> none.make(NOON.plusSeconds(1), Backup.Trust.ENDS));

        assertEquals(4, Disk.list(to).size()); // lock, manifest, rows, warc
        assertWhole("rows of noon");
    }

    @Test
    void whatTheArchiveGaveUpGoesFromTheBackupToo() throws IOException {
        grow(NEXT, 1000, 4);
        Files.delete(data.resolve("warc").resolve(FILE));

        backup(Map.of(NEXT, 1000L), Told.NOBODY).make(NOON.plusSeconds(1), Backup.Trust.ENDS);

        assertEquals(List.of(NEXT), Disk.names(to.resolve("warc")));
    }

    @Test
    void oneIsMadeAtATime() throws IOException {
        try (var _ = Disk.hold(to.resolve(Backup.LOCK)).orElseThrow()) {
            var refused = assertThrows(
                    Refused.class, () -> backup(Map.of(), Told.NOBODY).make(NOON.plusSeconds(1), Backup.Trust.ENDS));

            assertTrue(refused.toString().contains("another backup"), refused.toString());
        }
    }
}
