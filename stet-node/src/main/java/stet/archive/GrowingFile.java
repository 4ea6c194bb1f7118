// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.stream.Stream;

/// A WARC file that this process began and alone appends to. For one thread.
///
/// A file that another run wrote is never opened for writing: a run begins with a new running number. So a record
/// torn by a crash stays the last thing in its file, where every reader expects one, and nothing valid ever
/// follows it.
final class GrowingFile implements AutoCloseable {
    private static final int MOST_PER_DAY = 99_999;

    private final Path folder;
    private final LocalDate day;
    private final String name;
    private final FileChannel channel;
    private long size;
    private long forced;

    private GrowingFile(Path folder, LocalDate day, String name, FileChannel channel) {
        this.folder = folder;
        this.day = day;
        this.name = name;
        this.channel = channel;
    }

    /// Creates `day/NNNNN.warc.gz` with the next free number; the entry is on disk when this returns. One process
    /// writes to a folder; a second one is refused by the file system when both want the same number.
    static GrowingFile create(Path folder, LocalDate day) throws IOException {
        var dayFolder = folder.resolve(day.toString());
        Files.createDirectories(dayFolder);
        sync(folder);
        int number = highest(dayFolder) + 1;
        if (number > MOST_PER_DAY) {
            throw new IOException("%s has %d files, the most a day may have".formatted(dayFolder, MOST_PER_DAY));
        }
        var name = "%s/%05d.warc.gz".formatted(day, number);
        var channel = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        sync(dayFolder);
        return new GrowingFile(folder, day, name, channel);
    }

    LocalDate day() {
        return day;
    }

    /// Below the archive's folder.
    String name() {
        return name;
    }

    /// In bytes, forced or not.
    long size() {
        return size;
    }

    /// Adds a record; it is on disk after the next [#force].
    Kept append(byte[] record) throws IOException {
        long offset = size;
        var rest = ByteBuffer.wrap(record);
        while (rest.hasRemaining()) {
            channel.write(rest, offset + rest.position());
        }
        size = offset + record.length;
        return new Kept(name, offset, record.length);
    }

    void force() throws IOException {
        channel.force(false);
        forced = size;
    }

    /// Cuts off all that was not forced, so that the file ends with a whole record, and closes it; a file without
    /// any record goes. After a failed write or force nothing more can be said of those bytes, and nothing is
    /// added to this file again.
    ///
    /// @return the failure, naming file and byte
    UncheckedIOException abandon(IOException cause) {
        var file = folder.resolve(name);
        try (channel) {
            channel.truncate(forced);
            channel.force(false);
            if (forced == 0) {
                Files.delete(file);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new UncheckedIOException("WARC file %s: cannot keep a record at byte %d".formatted(file, forced), cause);
    }

    /// Takes the file away: nothing in it was told to anybody.
    void discard() throws IOException {
        channel.close();
        Files.delete(folder.resolve(name));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static int highest(Path dayFolder) throws IOException {
        try (Stream<Path> files = Files.list(dayFolder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("[0-9]{5}[.]warc[.]gz"))
                    .mapToInt(file -> Integer.parseInt(file.substring(0, 5)))
                    .max()
                    .orElse(0);
        }
    }

    /// Forces a folder's entries to disk, as fsync(2) says one must after creating a file.
    static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
