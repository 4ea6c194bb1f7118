// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.Warcinfo;
import stet.model.Address;
import stet.model.Digest;
import stet.model.Header;
import stet.model.Payload;

/// Reads single records back. Safe for many threads.
final class RecordReader {
    static final Pattern NAME = Pattern.compile("[0-9]{4,}-[0-9]{2}-[0-9]{2}/[0-9]{5}[.]warc[.]gz");

    private final Path folder;

    RecordReader(Path folder) {
        this.folder = folder;
    }

    ReadBack read(String file, long offset) {
        return look(file, offset)
                .read()
                .orElseThrow(() -> new DamagedRecord(file, offset, "a record of type warcinfo stands there"));
    }

    WarcFiles.Standing look(String file, long offset) {
        if (!NAME.matcher(file).matches() || offset < 0) {
            throw new IllegalArgumentException("not a place in the archive: %s, byte %d".formatted(file, offset));
        }
        var member = member(file, offset);
        return new WarcFiles.Standing(member.length(), parse(file, offset, member.bytes()));
    }

    private Member.Whole member(String file, long offset) {
        try (var in = Files.newInputStream(folder.resolve(file))) {
            in.skipNBytes(offset);
            return Member.read(in);
        } catch (NoSuchFileException e) {
            throw new DamagedRecord(file, offset, "there is no such file", e);
        } catch (EOFException | ZipException e) {
            throw new DamagedRecord(file, offset, "no whole record stands there", e);
        } catch (IOException e) {
            throw new UncheckedIOException("WARC file %s: cannot read at byte %d".formatted(file, offset), e);
        }
    }

    /// The library meets fields that are missing or ill-formed with whatever exception comes first; here all
    /// of them mean the same.
    private static Optional<ReadBack> parse(String file, long offset, byte[] member) {
        try (var reader = new WarcReader(new ByteArrayInputStream(member))) {
            return readBack(reader);
        } catch (IllegalArgumentException e) {
            throw new DamagedRecord(file, offset, String.valueOf(e.getMessage()), e);
        } catch (IOException | RuntimeException e) {
            throw new DamagedRecord(file, offset, "it is no WARC record of ours", e);
        }
    }

    /// @throws IllegalArgumentException saying what is wrong with the record
    private static Optional<ReadBack> readBack(WarcReader reader) throws IOException {
        var record = reader.next().orElseThrow(() -> new IllegalArgumentException("nothing stands there"));
        return switch (record) {
            case WarcResponse response -> Optional.of(response(response));
            case WarcRevisit revisit -> Optional.of(revisit(revisit));
            case WarcResource resource -> Optional.of(resource(resource));
            case Warcinfo _ -> Optional.empty();
            default -> throw new IllegalArgumentException("a record of type %s stands there".formatted(record.type()));
        };
    }

    private static ReadBack response(WarcResponse record) throws IOException {
        var block = block(record);
        var payload = payloadDigest(record);
        if (!payload.equals(block.body().digest())) {
            throw new IllegalArgumentException("its payload digest differs");
        }
        return new ReadBack(
                new Address(record.target()),
                record.date(),
                block.status(),
                block.headers(),
                block.body(),
                payload,
                Optional.empty());
    }

    private static ReadBack revisit(WarcRevisit record) throws IOException {
        var block = block(record);
        var payload = payloadDigest(record);
        var earlier = record.headers()
                .first("WARC-Refers-To-Target-URI")
                .flatMap(address -> record.refersToDate().map(at -> new Earlier(new Address(address), at, payload)));
        return new ReadBack(
                new Address(record.target()),
                record.date(),
                block.status(),
                block.headers(),
                block.body(),
                payload,
                Optional.of(
                        earlier.orElseThrow(() -> new IllegalArgumentException("a revisit that refers to nothing"))));
    }

    private static ReadBack resource(WarcResource record) throws IOException {
        var body = Payload.of(bytes(record));
        var payload = payloadDigest(record);
        if (!payload.equals(body.digest())) {
            throw new IllegalArgumentException("its payload digest differs");
        }
        return new ReadBack(
                new Address(record.target()),
                record.date(),
                ReadBack.NO_STATUS,
                List.of(new Header("Content-Type", record.contentType().raw())),
                body,
                payload,
                Optional.empty());
    }

    private static Block block(WarcCaptureRecord record) throws IOException {
        return Block.parse(bytes(record));
    }

    private static byte[] bytes(WarcCaptureRecord record) throws IOException {
        var bytes = record.body().stream().readAllBytes();
        var digest = record.blockDigest().orElseThrow(() -> new IllegalArgumentException("it has no block digest"));
        if (bytes.length != record.body().size()) {
            throw new IllegalArgumentException("it ends too soon");
        }
        if (!digest.hex().equals(Digest.of(bytes).hex())) {
            throw new IllegalArgumentException("its block digest differs");
        }
        return bytes;
    }

    private static Digest payloadDigest(WarcCaptureRecord record) {
        return record.payloadDigest()
                .map(digest -> new Digest(digest.hex()))
                .orElseThrow(() -> new IllegalArgumentException("it has no payload digest"));
    }
}
