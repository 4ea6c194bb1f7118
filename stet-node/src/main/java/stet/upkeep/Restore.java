// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import stet.store.Stranger;
import stet.upkeep.Manifest.Extent;

/// Makes an archive of a backup, in a place where nothing is yet. All is copied into a folder in
/// that place, or beside it while it is not there, and held to the manifest as it is copied; then the
/// store to what a store is, each text to its digest, and each capture to its record. Only then all gets
/// its name, the store last. A backup that fails any of this changes nothing.
public final class Restore {
    private static final String ASIDE = ".restoring-";

    /// Held as long as a restore goes on.
    private static final String HELD = ".held";

    /// What a disk has of its own accord.
    private static final String FOUND_BY_FSCK = "lost+found";

    static final String SET_ASIDE = Manifest.SETTINGS + ".restored";

    /// What could bring in more than the file says: other files, and variables of the environment
    /// (HOCON).
    private static final Pattern REACHING =
            Pattern.compile("(?m)^\\s*include\\b|[\\s{,]include\\s+[\"a-z(]|\\$\\{", Pattern.CASE_INSENSITIVE);

    /// For the store's log and its index while it is looked at.
    private static final long SPARE = 64L << 20;

    private final Path from;
    private final Path into;
    private final Trial trial;
    private final Told told;

    /// Opens what is to become an archive, and says what is wrong with it.
    public interface Trial {
        /// Why its settings and rules cannot be used; empty when they can.
        Optional<String> settings(Path data);

        /// Goes over its store and its captures; brings the store's tables up to date.
        Found record(Path data, Told told);
    }

    /// What an archive to be came to.
    ///
    /// @param faults what is not as it was kept
    /// @param accounts by name, whose owners need a link to sign in again
    public record Found(List<String> faults, List<String> accounts) {
        public Found {
            faults = List.copyOf(faults);
            accounts = List.copyOf(accounts);
        }
    }

    /// What was restored, or would be.
    ///
    /// @param at when the backup was made
    /// @param accounts whose passwords are not there
    /// @param settings why the settings were set aside, as `stet.conf.restored`; empty when they are in
    /// their place
    public record Restored(Instant at, long bytes, List<String> accounts, Optional<String> settings) {}

    /// @param from the folder of the backup
    /// @param into the archive's folder to be
    public Restore(Path from, Path into, Trial trial, Told told) {
        this.from = from.toAbsolutePath().normalize();
        this.into = into.toAbsolutePath().normalize();
        this.trial = trial;
        this.told = told;
    }

    /// Whether the restored archive stays.
    public enum Purpose {
        RESTORE,
        /// It is taken away again: all that was wanted is to know whether it can be made.
        CHECK
    }

    /// @throws Refused saying what is wrong with the backup, or with the place; nothing is changed then
    public Restored restore(Purpose purpose) throws IOException {
        boolean inside = purpose == Purpose.RESTORE && isReady();
        if (!Files.exists(from.resolve(Manifest.NAME), LinkOption.NOFOLLOW_LINKS)) {
            throw new Refused("there is no backup in %s: it has no %s".formatted(from, Manifest.NAME));
        }
        var manifest = Manifest.read(from.resolve(Manifest.NAME));
        long bytes = present(manifest);
        var home = inside ? into : into.getParent();
        if (home == null) {
            throw new Refused("an archive cannot be restored to " + into);
        }
        Files.createDirectories(home);
        room(home, bytes);
        var aside = Files.createTempDirectory(home, (inside ? "" : "." + into.getFileName()) + ASIDE);
        try (var _ = Disk.hold(aside.resolve(HELD)).orElseThrow()) {
            var restored = restore(manifest, bytes, aside);
            if (inside) {
                settle(aside);
            } else if (purpose == Purpose.RESTORE) {
                Files.delete(aside.resolve(HELD));
                Disk.rename(aside, into);
            }
            return restored;
        } finally {
            Disk.remove(aside);
        }
    }

    /// Whether there is an empty folder for it, which may be a disk of its own, or the only place where
    /// the user may write. What a restore that was killed has left there is taken away.
    private boolean isReady() throws IOException {
        if (!Files.exists(into, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (Files.isDirectory(into, LinkOption.NOFOLLOW_LINKS)) {
            var there = Disk.list(into);
            if (there.stream().allMatch(Restore::isNothing)) {
                for (var entry : there) {
                    if (entry.getFileName().toString().startsWith(ASIDE)) {
                        tidy(entry);
                    }
                }
                return true;
            }
            if (isCutShort(into)) {
                throw new Refused("a restore into %s was cut short at its end; empty the folder, and restore again"
                        .formatted(into));
            }
        }
        throw new Refused("%s is not empty; give a folder that is not there yet with --data, or move what is in it"
                .formatted(into));
    }

    /// Whether a restore into this folder was killed, so that what is in it is no archive.
    public static boolean isCutShort(Path data) throws IOException {
        return Files.isDirectory(data)
                && !Files.exists(data.resolve(Manifest.STORE))
                && Disk.list(data).stream()
                        .anyMatch(entry -> entry.getFileName().toString().startsWith(ASIDE));
    }

    private void tidy(Path aside) throws IOException {
        if (Files.exists(aside.resolve(HELD))) {
            Disk.hold(aside.resolve(HELD))
                    .orElseThrow(() -> new Refused("another restore into %s is under way".formatted(into)))
                    .close();
        }
        Disk.remove(aside);
    }

    private static boolean isNothing(Path entry) {
        var name = entry.getFileName().toString();
        return name.equals(FOUND_BY_FSCK) || name.startsWith(ASIDE);
    }

    /// The store comes last: without it a folder is no archive.
    private void settle(Path aside) throws IOException {
        for (var entry : Disk.list(aside)) {
            if (!entry.endsWith(Manifest.STORE) && !entry.endsWith(HELD)) {
                Disk.rename(entry, into.resolve(entry.getFileName()));
            }
        }
        Disk.rename(aside.resolve(Manifest.STORE), into.resolve(Manifest.STORE));
    }

    /// That all the manifest names is there, as plain files that no link leads to, and as long as it
    /// says.
    ///
    /// @return how many bytes are to be copied
    private long present(Manifest manifest) throws IOException {
        for (var file : manifest.files().entrySet()) {
            present(List.of(manifest.snapshot()), file.getKey(), file.getValue());
        }
        for (var file : manifest.warc().entrySet()) {
            present(List.of(Backup.WARC), file.getKey(), file.getValue());
        }
        try {
            return manifest.bytes();
        } catch (ArithmeticException e) {
            throw new Refused(from.resolve(Manifest.NAME) + " names more bytes than there are", e);
        }
    }

    private void present(List<String> folder, String name, Extent extent) throws IOException {
        var file = from;
        var parts = (String.join("/", folder) + "/" + name).split("/");
        for (int i = 0; i < parts.length - 1; i++) {
            file = file.resolve(parts[i]);
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new Refused("the backup is not whole: there is no folder " + file);
            }
        }
        file = file.resolve(parts[parts.length - 1]);
        Disk.plain(file);
        if (Files.size(file) < extent.bytes()) {
            throw new Refused("the backup is not whole: %s has %,d bytes, and should have %,d"
                    .formatted(file, Files.size(file), extent.bytes()));
        }
    }

    private static void room(Path parent, long bytes) throws IOException {
        long free = Files.getFileStore(parent).getUsableSpace();
        if (free - SPARE < bytes) {
            throw new Refused("there is not enough room in %s: the archive takes %,d MiB, and %,d MiB are free"
                    .formatted(parent, (bytes + SPARE) >> 20, free >> 20));
        }
    }

    private Restored restore(Manifest manifest, long bytes, Path aside) throws IOException {
        long[] done = {0};
        try (var bar = told.begin("Copying and checking (MB)", bytes >> 20)) {
            for (var file : manifest.files().entrySet()) {
                copy(
                        from.resolve(manifest.snapshot()).resolve(file.getKey()),
                        aside.resolve(file.getKey()),
                        file.getValue(),
                        more -> bar.reach((done[0] += more) >> 20));
            }
            for (var file : manifest.warc().entrySet()) {
                copy(
                        from.resolve(Backup.WARC).resolve(file.getKey()),
                        aside.resolve(Backup.WARC).resolve(file.getKey()),
                        file.getValue(),
                        more -> bar.reach((done[0] += more) >> 20));
            }
        }
        Stranger.fault(aside.resolve(Manifest.STORE), manifest.schema(), aside).ifPresent(fault -> {
            throw new Refused("the backup's store is not what Stet put there: " + fault);
        });
        var setAside = settings(aside);
        var found = trial.record(aside, told);
        if (!found.faults().isEmpty()) {
            throw new Refused("what the backup holds is not what was kept:\n  " + String.join("\n  ", found.faults()));
        }
        return new Restored(manifest.made(), bytes, found.accounts(), setAside);
    }

    private static void copy(Path file, Path copy, Extent extent, LongConsumer done) throws IOException {
        Files.createDirectories(Disk.parent(copy));
        long at = 0;
        for (var part : extent.parts()) {
            var digest = Disk.copy(file, copy, at, part.bytes(), done);
            if (!digest.equals(part.digest())) {
                throw new Refused("%s is not what was put there: its bytes from %,d to %,d have another checksum"
                        .formatted(file, at, at + part.bytes()));
            }
            at += part.bytes();
        }
        if (extent.parts().isEmpty()) {
            Disk.write(copy, new byte[0]);
        }
        Disk.sync(Disk.parent(copy));
    }

    /// Settings that cannot be used, or reach out of their file, wait for a person to look at them.
    private Optional<String> settings(Path aside) throws IOException {
        var file = aside.resolve(Manifest.SETTINGS);
        var why = Optional.<String>empty();
        if (Files.exists(file)) {
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            why = REACHING.matcher(text).find()
                    ? Optional.of("it takes in other files or variables of the environment")
                    : trial.settings(aside);
            if (why.isPresent()) {
                Files.move(file, aside.resolve(SET_ASIDE));
            }
        }
        return why;
    }
}
