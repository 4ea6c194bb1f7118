// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import stet.archive.DamagedRecord;
import stet.archive.WarcFiles;
import stet.store.Captures;

/// Holds every capture to its record: goes through each WARC file from its first byte on, checks each
/// record's digests, and finds each row's record where the row says. For one run.
final class CaptureCheck {
    /// Longer than a record waits for its row.
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Path folder;
    private final WarcFiles archive;
    private final Captures captures;
    final Doctor.Lines damaged = new Doctor.Lines();
    private final List<String> unnamed = new ArrayList<>();
    private final Instant begun = Instant.now();
    private long unnamedBytes;
    private long unnamedRecords;

    CaptureCheck(Path folder, WarcFiles archive, Captures captures) {
        this.folder = folder;
        this.archive = archive;
        this.captures = captures;
    }

    void run(Told told) {
        var files = captures.files(); // before the sizes are read: what a row names was on the disk before it
        var sizes = sizes();
        long total = sizes.values().stream().mapToLong(Long::longValue).sum();
        long before = 0;
        try (var bar = told.begin("Reading captures (MB)", total >> 20)) {
            for (var file : files) {
                long begun = before;
                Long size = sizes.remove(file.name());
                if (size == null) {
                    damaged.accept("%s is not there; %,d captures are lost".formatted(file.name(), file.captures()));
                    continue;
                }
                new OfFile(file, size).walk(done -> bar.reach(begun + done >> 20));
                before += size;
            }
        }
        if (unnamedRecords > 0) {
            unnamed.add(
                    "%,d records (%,d KiB) are named by no row: harmless, left by a process that ended between file and store"
                            .formatted(unnamedRecords, unnamedBytes >> 10));
        }
        sizes.keySet().removeIf(this::isGrowing);
        sizes.forEach(
                (name, size) -> unnamed.add("%s (%,d KiB) is named by no row: harmless".formatted(name, size >> 10)));
    }

    List<String> damaged() {
        return damaged.told();
    }

    /// What is in the files and in no row.
    List<String> unnamed() {
        return unnamed;
    }

    private Map<String, Long> sizes() {
        try {
            var sizes = new TreeMap<String, Long>();
            for (var name : Disk.names(folder)) {
                if (WarcFiles.isName(name)) {
                    sizes.put(name, Files.size(folder.resolve(name)));
                }
            }
            return sizes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /// Whether rows for what it has may still be on their way.
    private boolean isGrowing(String name) {
        try {
            var changed = Files.getLastModifiedTime(folder.resolve(name)).toInstant();
            return changed.isAfter(begun.minus(SETTLED));
        } catch (IOException e) {
            return true; // it is gone
        }
    }

    /// One file on the way through it.
    private final class OfFile {
        private final Captures.File file;
        private final long size;
        private final TreeMap<Long, List<Captures.Place>> rows = new TreeMap<>();

        OfFile(Captures.File file, long size) {
            this.file = file;
            this.size = size;
            for (var row : captures.in(file)) {
                rows.computeIfAbsent(row.position(), _ -> new ArrayList<>()).add(row);
            }
        }

        void walk(LongConsumer done) {
            long end = rows.isEmpty() || !isGrowing(file.name()) ? size : Math.min(size, rows.lastKey() + 1);
            long at = 0;
            while (at < end) {
                at = step(at);
                done.accept(at);
            }
            rows.forEach((position, _) -> damaged.accept(
                    "%s, byte %,d: no record begins where a capture's should".formatted(file.name(), position)));
        }

        /// @return where to go on
        private long step(long at) {
            var here = rows.remove(at);
            try {
                var record = archive.look(file.name(), at);
                if (here == null && record.read().isPresent()) {
                    unnamedRecords++;
                    unnamedBytes += record.length();
                }
                if (here != null) {
                    here.forEach(row -> hold(row, record));
                }
                return at + record.length();
            } catch (DamagedRecord e) {
                var next = rows.higherKey(at);
                if (here != null) {
                    damaged.accept(String.valueOf(e.getMessage()));
                } else {
                    unnamedRecords++;
                    unnamedBytes += (next == null ? size : next) - at;
                }
                return next == null ? size : next;
            }
        }

        private void hold(Captures.Place row, WarcFiles.Standing record) {
            boolean same = record.length() == row.length()
                    && record.read()
                            .filter(read -> read.payload().equals(row.body()))
                            .isPresent();
            if (!same) {
                damaged.accept("%s, byte %,d: the record there holds other bytes than the capture's"
                        .formatted(file.name(), row.position()));
            }
        }
    }
}
