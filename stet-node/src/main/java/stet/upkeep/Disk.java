// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stet.model.Digest;

/// Files and folders, brought to the disk. No link is ever followed into a file that is read or written
/// here.
final class Disk {
    /// So much is written between two times at which it is brought to the disk: whoever else writes
    /// waits for no more.
    private static final int AT_ONCE = 4 << 20;

    private Disk() {}

    /// Makes a folder that nobody else may read, with those above it.
    static void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// A file's bytes.
    ///
    /// @throws Refused when it is no plain file, or larger
    static byte[] read(Path file, long most) throws IOException {
        plain(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.size() > most) {
                throw new Refused("%s has %,d bytes, more than such a file ever has".formatted(file, channel.size()));
            }
            var bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            return bytes.array();
        }
    }

    /// @throws Refused unless a file stands there that is no link and no device
    static void plain(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refused(
                    Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                            ? file + " is no plain file"
                            : "there is no file " + file);
        }
    }

    /// A file whose bytes are on the disk when this returns.
    static void write(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /// Copies bytes to the same place in another file, and brings them to the disk.
    ///
    /// @param done is told of each piece how long it was
    /// @return the digest of what was copied
    /// @throws Refused when the file ends before
    static Digest copy(Path from, Path to, long start, long bytes, LongConsumer done) throws IOException {
        plain(from);
        var sha256 = sha256();
        try (var in = FileChannel.open(from, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                var out = FileChannel.open(
                        to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            out.truncate(start);
            var buffer = ByteBuffer.allocateDirect((int) Math.min(AT_ONCE, Math.max(1, bytes)));
            for (long at = start; at < start + bytes; ) {
                fill(in, buffer.clear(), at, start + bytes, from);
                sha256.update(buffer.duplicate());
                int length = buffer.remaining();
                while (buffer.hasRemaining()) {
                    out.write(buffer, at + length - buffer.remaining());
                }
                out.force(false);
                at += length;
                done.accept(length);
            }
            out.force(true);
        }
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    private static void fill(FileChannel in, ByteBuffer buffer, long at, long end, Path file) throws IOException {
        buffer.limit((int) Math.min(buffer.capacity(), end - at));
        while (buffer.hasRemaining()) {
            if (in.read(buffer, at + buffer.position()) < 0) {
                throw new Refused("%s ends at byte %,d, before the last that should be there (%,d)"
                        .formatted(file, at + buffer.position(), end));
            }
        }
        buffer.flip();
    }

    /// The digest of some of a file's bytes.
    ///
    /// @throws Refused when the file ends before
    static Digest digest(Path file, long start, long bytes) throws IOException {
        var sha256 = sha256();
        try (var in = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            var buffer = ByteBuffer.allocateDirect(AT_ONCE);
            for (long at = start; at < start + bytes; ) {
                fill(in, buffer.clear(), at, start + bytes, file);
                at += buffer.remaining();
                sha256.update(buffer);
            }
        }
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    /// Brings to the disk what was written to a file by others.
    static void force(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot bring %s to the disk".formatted(file), e);
        }
    }

    /// Some bytes of a file; fewer where it ends.
    static byte[] piece(Path file, long from, int length) throws IOException {
        plain(file);
        try (var in = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            var buffer = ByteBuffer.allocate(length);
            while (buffer.hasRemaining() && in.read(buffer, from + buffer.position()) >= 0) {}
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    /// Puts one name in another's place at once, and for good.
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        sync(parent(to));
    }

    /// Where a path leads once every link in it is followed, as far as it is there.
    static Path real(Path path) throws IOException {
        var there = path.toAbsolutePath().normalize();
        if (Files.exists(there)) {
            return there.toRealPath();
        }
        var parent = there.getParent();
        return parent == null ? there : real(parent).resolve(there.getFileName());
    }

    /// The folder that a file stands in.
    static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), () -> file + " stands in no folder");
    }

    /// Forces a folder's entries to the disk, as fsync(2) says one must.
    static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// What stands in a folder, by name.
    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /// All plain files below a folder, as names with "/" between their parts; none when there is no
    /// such folder.
    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /// Takes away a folder with all that is in it; a link in it is taken away itself.
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Holds a file for one at a time; empty when somebody else holds it.
    static Optional<FileChannel> hold(Path file) {
        try {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            try {
                if (channel.tryLock() != null) {
                    return Optional.of(channel);
                }
            } catch (OverlappingFileLockException e) {
                // another in this process
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }
}
