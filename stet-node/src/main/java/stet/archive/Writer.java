// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Writes batches of records and forces each batch once. For one thread.
final class Writer implements AutoCloseable {
    /// A record that someone waits for.
    static final class Pending {
        private final byte[] record;
        private final Instant at;
        private final CompletableFuture<Kept> kept = new CompletableFuture<>();

        /// @param record not changed by anyone from now on
        /// @param at the capture's time, whose UTC day names the file
        Pending(byte[] record, Instant at) {
            this.record = record;
            this.at = at;
        }

        /// Where the record is, once it is on disk; or why it cannot be kept.
        CompletableFuture<Kept> kept() {
            return kept;
        }
    }

    private record Written(Pending pending, Kept kept) {}

    private final Path folder;
    private final ArchiveSettings settings;
    private Optional<GrowingFile> open = Optional.empty();
    private final List<Written> unforced = new ArrayList<>();

    Writer(Path folder, ArchiveSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /// Keeps the records and tells those who wait: where, once they are on disk, or why not.
    void write(List<Pending> batch) {
        try {
            for (var pending : batch) {
                var file = fileFor(pending);
                unforced.add(new Written(pending, file.append(pending.record)));
            }
            force();
        } catch (IOException e) {
            fail(batch, e);
        }
    }

    /// The open file, or a new one when there is none, the day has changed or the file is full. Days only go
    /// forward: a capture that arrives late stays with the newer ones.
    private GrowingFile fileFor(Pending pending) throws IOException {
        var day = LocalDate.ofInstant(pending.at, ZoneOffset.UTC);
        if (open.isPresent()) {
            var file = open.get();
            boolean fits = file.size() + pending.record.length <= settings.largestFileBytes();
            if (fits && !day.isAfter(file.day())) {
                return file;
            }
            day = day.isAfter(file.day()) ? day : file.day();
            close();
        }
        return begin(day, pending.at);
    }

    private GrowingFile begin(LocalDate day, Instant at) throws IOException {
        var file = GrowingFile.create(folder, day);
        open = Optional.of(file);
        file.append(Records.warcinfo(file.name(), settings.software(), at));
        return file;
    }

    private void force() throws IOException {
        if (open.isPresent()) {
            open.get().force();
        }
        unforced.forEach(written -> written.pending().kept().complete(written.kept()));
        unforced.clear();
    }

    private void fail(List<Pending> batch, IOException cause) {
        var failure = open.map(file -> file.abandon(cause))
                .orElseGet(
                        () -> new UncheckedIOException("WARC folder %s: cannot begin a file".formatted(folder), cause));
        open = Optional.empty();
        unforced.clear();
        batch.forEach(pending -> pending.kept().completeExceptionally(failure)); // no effect on those kept already
    }

    @Override
    public void close() throws IOException {
        force();
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
        }
    }
}
