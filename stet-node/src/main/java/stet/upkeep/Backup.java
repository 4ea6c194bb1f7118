// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import stet.store.Snapshot;
import stet.upkeep.Manifest.Extent;
import stet.upkeep.Manifest.Part;

/// Copies an archive into a folder while it is watched and read. The rows first, all of one instant;
/// then the WARC files up to the last record that one of these rows names, which was on the disk before
/// the row was. A WARC file only grows, so made again, a backup adds what is new; rows and settings go
/// into a folder of their own. The manifest, put in the place of the one before at the very end, says
/// which folder and how much of each file counts. A backup that is cut short leaves the one before it
/// as it was.
public final class Backup {
    static final String WARC = "warc";
    static final String LOCK = "backup.lock";

    /// Held by whoever takes bytes away from the archive, and by who needs them all to stay.
    static final String UPKEEP_LOCK = "upkeep.lock";

    private static final String UNFINISHED = ".unfinished";
    private static final long LARGEST_SETTINGS = 16L << 20;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// So much of each end of what was copied earlier is compared with the archive. The first record of
    /// a WARC file has a name that no other has.
    private static final int COMPARED = 16_384;

    private final Path data;
    private final Path to;
    private final Rows rows;
    private final Predicate<String> harmless;
    private final String stet;
    private final Told told;

    /// Writes the rows of the store, but for its secrets, into a SQLite file that is not there yet.
    @FunctionalInterface
    public interface Rows {
        /// @param written is told now and then how many bytes the file has
        Snapshot.Contents copy(Path into, LongConsumer written);
    }

    /// What was made.
    ///
    /// @param bytes all that the backup holds
    /// @param copied of them those that were not there before
    public record Made(Instant at, int warcFiles, long bytes, long copied, Settings settings) {}

    /// What became of the settings.
    public enum Settings {
        AS_THEY_ARE,
        WITHOUT_SECRETS,
        /// They have a secret that cannot be taken out of them.
        LEFT_OUT
    }

    /// How much of what was copied earlier is looked at.
    public enum Trust {
        /// Both ends of each file.
        ENDS,
        /// Every byte, by its checksum. What is not as it was put there is copied anew.
        NOTHING
    }

    /// @param data the folder of the archive
    /// @param to the folder of the backup; made when it is not there
    /// @param harmless whether settings let nobody in elsewhere
    /// @param stet the version of this Stet
    public Backup(Path data, Path to, Rows rows, Predicate<String> harmless, String stet, Told told) {
        this.data = data.toAbsolutePath().normalize();
        this.to = to.toAbsolutePath().normalize();
        this.rows = rows;
        this.harmless = harmless;
        this.stet = stet;
        this.told = told;
    }

    /// @throws Refused when the folder is no place for it, or the archive lacks bytes that its rows
    /// name; the backup before is left as it was
    public Made make(Instant now, Trust trust) throws IOException {
        if (isOneInTheOther(Disk.real(to), Disk.real(data))) {
            throw new Refused("the backup %s and the archive %s must not lie one in the other".formatted(to, data));
        }
        boolean fresh = !Files.exists(to.resolve(LOCK), LinkOption.NOFOLLOW_LINKS);
        if (fresh && Files.exists(to) && !Disk.list(to).isEmpty()) {
            throw new Refused("%s holds other files; give an empty folder, or one that is not there yet".formatted(to));
        }
        Disk.folder(to);
        try (var _ = Disk.hold(to.resolve(LOCK))
                        .orElseThrow(() -> new Refused("another backup into %s is being made".formatted(to)));
                var _ = Disk.hold(data.resolve(UPKEEP_LOCK))
                        .orElseThrow(() -> new Refused(
                                "the archive is being backed up or relieved by another command; try again after it"))) {
            return new Making(now, trust, before()).make();
        }
    }

    private static boolean isOneInTheOther(Path one, Path other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    private Optional<Manifest> before() throws IOException {
        var manifest = to.resolve(Manifest.NAME);
        return Files.exists(manifest, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Manifest.read(manifest))
                : Optional.empty();
    }

    /// One backup being made.
    private final class Making {
        private final Instant now;
        private final Trust trust;
        private final Optional<Manifest> before;
        private long copied;
        private Settings settings = Settings.AS_THEY_ARE;

        Making(Instant now, Trust trust, Optional<Manifest> before) {
            this.now = now;
            this.trust = trust;
            this.before = before;
        }

        Made make() throws IOException {
            tidy();
            var name = name();
            var unfinished = to.resolve(name + UNFINISHED);
            Manifest manifest;
            try {
                manifest = written(name, unfinished);
            } catch (IOException | RuntimeException e) { // what is left would take room
                takeAway(unfinished, e);
                takeAway(to.resolve(name), e);
                throw e;
            }
            Disk.rename(to.resolve(Manifest.NAME + UNFINISHED), to.resolve(Manifest.NAME));
            sweep(manifest);
            return new Made(now, manifest.warc().size(), manifest.bytes(), copied, settings);
        }

        private void takeAway(Path folder, Exception failure) {
            try {
                Disk.remove(folder);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }

        private Manifest written(String name, Path unfinished) throws IOException {
            Files.createDirectory(unfinished);
            var contents = rows(unfinished.resolve(Manifest.STORE));
            sameArchive(contents.origin());
            var files = new TreeMap<String, Extent>();
            files.put(Manifest.STORE, whole(unfinished.resolve(Manifest.STORE)));
            settings(unfinished, files);
            Disk.sync(unfinished);
            Disk.rename(unfinished, to.resolve(name));
            var warc = warc(contents.extents());
            var manifest = new Manifest(now, stet, contents.schema(), contents.origin(), name, files, warc);
            manifest.write(to.resolve(Manifest.NAME + UNFINISHED));
            return manifest;
        }

        /// Takes away what a backup that was cut short has left.
        private void tidy() throws IOException {
            for (var entry : Disk.list(to)) {
                var name = entry.getFileName().toString();
                boolean counts = before.filter(b -> b.snapshot().equals(name)).isPresent();
                if (name.endsWith(UNFINISHED) || Manifest.isSnapshot(name) && !counts) {
                    Disk.remove(entry);
                }
            }
        }

        private String name() {
            var stamp = STAMP.format(now);
            return before.filter(b -> b.snapshot().equals(stamp))
                    .map(_ -> stamp + "-2")
                    .orElse(stamp);
        }

        private Snapshot.Contents rows(Path copy) throws IOException {
            long expected = Files.exists(data.resolve(Manifest.STORE)) ? Files.size(data.resolve(Manifest.STORE)) : 0;
            try (var bar = told.begin("Copying rows (MB)", expected >> 20)) {
                return rows.copy(copy, bytes -> {
                    bar.reach(bytes >> 20);
                    Disk.force(copy);
                });
            }
        }

        private void sameArchive(String origin) {
            if (before.isPresent()
                    && !before.get().origin().isEmpty()
                    && !before.get().origin().equals(origin)) {
                throw new Refused("%s holds the backup of another archive; give another folder".formatted(to));
            }
        }

        private Extent whole(Path file) throws IOException {
            long bytes = Files.size(file);
            copied += bytes;
            return bytes == 0 ? new Extent(List.of()) : Extent.of(new Part(bytes, Disk.digest(file, 0, bytes)));
        }

        /// The settings without what would let somebody in, and outlets' rules with their saved pages.
        private void settings(Path into, Map<String, Extent> files) throws IOException {
            var found = new LinkedHashMap<String, byte[]>();
            if (Files.isRegularFile(data.resolve(Manifest.SETTINGS))) {
                var text = Files.readString(data.resolve(Manifest.SETTINGS));
                var bare = Secrets.without(text);
                if (harmless.test(bare)) {
                    found.put(Manifest.SETTINGS, bare.getBytes(StandardCharsets.UTF_8));
                    settings = bare.equals(text) ? Settings.AS_THEY_ARE : Settings.WITHOUT_SECRETS;
                } else {
                    settings = Settings.LEFT_OUT;
                }
            }
            for (var name : Disk.names(data.resolve("rules"))) {
                if (Manifest.isFile("rules/" + name)) {
                    found.put("rules/" + name, Disk.read(data.resolve("rules").resolve(name), LARGEST_SETTINGS));
                }
            }
            for (var file : found.entrySet()) {
                var copy = into.resolve(file.getKey());
                Files.createDirectories(Disk.parent(copy));
                Disk.write(copy, file.getValue());
                files.put(file.getKey(), whole(copy));
            }
        }

        private Map<String, Extent> warc(Map<String, Long> extents) throws IOException {
            var known = before.map(Manifest::warc).orElse(Map.of());
            long total = 0;
            for (var extent : extents.entrySet()) {
                var earlier = known.get(extent.getKey());
                total += Math.max(0, extent.getValue() - (earlier == null ? 0 : earlier.bytes()));
            }
            var warc = new TreeMap<String, Extent>();
            try (var bar = told.begin("Copying captures (MB)", total >> 20)) {
                long begun = copied;
                for (var extent : extents.entrySet()) {
                    var earlier = known.getOrDefault(extent.getKey(), new Extent(List.of()));
                    warc.put(extent.getKey(), grown(extent.getKey(), extent.getValue(), earlier, bytes -> {
                        copied += bytes;
                        bar.reach(copied - begun >> 20);
                    }));
                }
            }
            return warc;
        }

        /// A WARC file up to a byte, of which a part may be there already.
        private Extent grown(String name, long wanted, Extent earlier, LongConsumer done) throws IOException {
            var source = data.resolve(WARC).resolve(name);
            var copy = to.resolve(WARC).resolve(name);
            if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS) || Files.size(source) < wanted) {
                throw new Refused(
                        "the archive lacks bytes that its rows name: %s should have %,d. The backup before is "
                                        .formatted(source, wanted)
                                + "left as it was. `stet doctor` tells what is lost");
            }
            boolean there = isThere(source, copy, earlier);
            long from = there ? earlier.bytes() : 0;
            if (from >= wanted) {
                return earlier;
            }
            Disk.folder(Disk.parent(copy));
            var place = there || earlier.bytes() == 0 ? copy : copy.resolveSibling(copy.getFileName() + UNFINISHED);
            Part part;
            try {
                part = new Part(wanted - from, Disk.copy(source, place, from, wanted - from, done));
            } catch (IOException | RuntimeException e) {
                if (!place.equals(copy)) {
                    takeAway(place, e);
                }
                throw e;
            }
            if (!place.equals(copy)) {
                Disk.rename(place, copy);
            }
            Disk.sync(Disk.parent(copy));
            return there ? earlier.and(part) : Extent.of(part);
        }

        /// Whether what the manifest says was copied is there as it was: both its ends are looked at, or all. What
        /// lies beyond was left by a backup that was cut short, and counts for nothing.
        ///
        /// @throws Refused when what the archive has now is not as it was: nothing good is written over
        private boolean isThere(Path source, Path copy, Extent earlier) throws IOException {
            if (earlier.bytes() == 0 || !Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            boolean alike = hasTheEndsOf(source, copy, earlier.bytes());
            if (alike && (trust == Trust.ENDS || isAsItWas(copy, earlier))) {
                return true;
            }
            if (!isAsItWas(source, earlier)) {
                throw new Refused(
                        isAsItWas(copy, earlier)
                                ? "%s is not what was backed up of it earlier: the archive is damaged, and %s is not. Nothing was written over it; `stet doctor` tells what is lost"
                                        .formatted(source, copy)
                                : "neither %s nor %s is what was backed up earlier: the backup is of another archive, or both are damaged. Give an empty folder"
                                        .formatted(source, copy));
            }
            return false;
        }

        private static boolean hasTheEndsOf(Path source, Path copy, long bytes) throws IOException {
            int length = (int) Math.min(COMPARED, bytes);
            for (long at : new long[] {0, bytes - length}) {
                var there = Disk.piece(source, at, length);
                try {
                    if (!Arrays.equals(there, Disk.piece(copy, at, length))) {
                        return false;
                    }
                } catch (IOException e) {
                    return false; // its disk has lost it
                }
            }
            return true;
        }

        /// Whether a file still begins with what was copied of it; not where it cannot be read.
        private static boolean isAsItWas(Path file, Extent earlier) {
            long at = 0;
            try {
                for (var part : earlier.parts()) {
                    if (!Disk.digest(file, at, part.bytes()).equals(part.digest())) {
                        return false;
                    }
                    at += part.bytes();
                }
                return true;
            } catch (IOException | Refused e) {
                return false;
            }
        }

        /// Takes away what the new manifest does not name: the rows of before, and files whose captures
        /// were given up.
        private void sweep(Manifest manifest) throws IOException {
            if (before.isPresent()) {
                Disk.remove(to.resolve(before.get().snapshot()));
            }
            for (var name : Disk.names(to.resolve(WARC))) {
                if (!manifest.warc().containsKey(name)) {
                    Files.delete(to.resolve(WARC).resolve(name));
                }
            }
        }
    }
}
