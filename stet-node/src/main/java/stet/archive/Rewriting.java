// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Writes what is left of a WARC file into a new one: nothing is ever cut out of a file that somebody may read.
final class Rewriting {
    private final Path folder;
    private final ArchiveSettings settings;
    private final RecordReader reader;

    Rewriting(Path folder, ArchiveSettings settings, RecordReader reader) {
        this.folder = folder;
        this.settings = settings;
        this.reader = reader;
    }

    WarcFiles.Rewritten rewrite(String file, List<Long> offsets, Instant now) {
        try {
            var next = GrowingFile.create(folder, day(file));
            try (next) {
                next.append(Records.warcinfo(next.name(), settings.software(), now));
                var places = new ArrayList<Kept>();
                for (long offset : offsets) {
                    places.add(next.append(member(file, offset)));
                }
                next.force();
                return new WarcFiles.Rewritten(next.name(), places);
            } catch (IOException | RuntimeException e) {
                next.discard();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("WARC file %s: cannot write what is left of it".formatted(file), e);
        }
    }

    private byte[] member(String file, long offset) throws IOException {
        long length = reader.look(file, offset).length();
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            in.skipNBytes(offset);
            return in.readNBytes(Math.toIntExact(length));
        }
    }

    boolean isNewest(String file) {
        try {
            var highest = GrowingFile.highest(folder.resolve(day(file).toString()));
            return "%s/%05d.warc.gz".formatted(day(file), highest).equals(file);
        } catch (IOException e) {
            throw new UncheckedIOException("WARC file %s: cannot list its day".formatted(file), e);
        }
    }

    boolean remove(String file) {
        if (isNewest(file)) {
            return false;
        }
        try {
            Files.deleteIfExists(folder.resolve(file));
            GrowingFile.sync(folder.resolve(day(file).toString()));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("WARC file %s: cannot be taken away".formatted(file), e);
        }
    }

    private static LocalDate day(String file) {
        if (!WarcFiles.isName(file)) {
            throw new IllegalArgumentException("not a file of the archive: " + file);
        }
        return LocalDate.parse(file.substring(0, file.indexOf('/')));
    }
}
