// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Digest;
import stet.model.Header;
import stet.model.Payload;
import stet.model.Resource;

class WarcFilesTest {
    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00.123456Z");
    private static final Address STORM = new Address("https://example.org/storm?page=2");
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(1 << 20, "Stet 0.1 test");

    @TempDir
    Path folder;

    private static Capture capture(Instant at, int status, String body) {
        return new Capture(
                STORM,
                List.of(),
                false,
                at,
                Duration.ofMillis(30),
                status,
                List.of(
                        new Header("Content-Type", "text/html"),
                        new Header("Transfer-Encoding", "chunked"),
                        new Header("X-Weather", "Sturm über Jütland"),
                        new Header("x-weather", "again")),
                Payload.of(body.getBytes(UTF_8)),
                Payload.of(body.getBytes(UTF_8)));
    }

    private List<WarcRecord> records(String file) throws IOException {
        var records = new ArrayList<WarcRecord>();
        try (var reader = new WarcReader(folder.resolve(file))) {
            reader.calculateBlockDigest();
            for (var record : reader) {
                record.body().consume();
                assertEquals(record.blockDigest(), record.calculatedBlockDigest(), record.type());
                records.add(record);
            }
        }
        return records;
    }

    @Test
    void whatWasKeptIsReadBack() throws Exception {
        try (var files = new WarcFiles(folder, SETTINGS)) {
            var kept = files.append(capture(NOON, 200, "Storm warning for the coast."));
            var read = files.read(kept.file(), kept.offset());

            assertEquals("2026-11-19/00001.warc.gz", kept.file());
            assertEquals(STORM, read.address());
            assertEquals(NOON, read.at());
            assertEquals(200, read.status());
            assertEquals(Digest.of("Storm warning for the coast."), read.payload());
            assertEquals("Storm warning for the coast.", new String(read.body().bytes(), UTF_8));
            assertEquals(Optional.empty(), read.earlier());
            assertEquals(
                    List.of(
                            new Header("Content-Type", "text/html"),
                            new Header("X-Weather", "Sturm über Jütland"),
                            new Header("x-weather", "again")),
                    read.headers());
        }
    }

    @Test
    void anotherReaderOfWarcReadsTheFile() throws Exception {
        Kept first;
        Kept second;
        try (var files = new WarcFiles(folder, SETTINGS)) {
            first = files.append(capture(NOON, 200, "Calm."));
            second = files.append(capture(NOON, 404, "Not here."));
        }

        var records = records(first.file());

        assertEquals(
                List.of("warcinfo", "response", "response"),
                records.stream().map(WarcRecord::type).toList());
        assertEquals(first.offset() + first.length(), second.offset());
        assertEquals(Files.size(folder.resolve(first.file())), second.offset() + second.length());
        try (var reader = new WarcReader(
                Files.newByteChannel(folder.resolve(first.file())).position(second.offset()))) {
            var response = (WarcResponse) reader.next().orElseThrow();
            assertEquals(404, response.http().status());
            assertEquals(STORM.text(), response.target());
            assertEquals("Not here.", new String(response.http().body().stream().readAllBytes(), UTF_8));
            assertEquals(
                    "sha256:" + Digest.of("Not here.").hex(),
                    response.headers().first("WARC-Payload-Digest").orElseThrow());
        }
    }

    @Test
    void whatWasHandedInIsAResource() throws Exception {
        var resource = new Resource(
                new Address("https://clipping.invalid/courier/2026-11-12/ab"),
                NOON,
                "text/plain",
                Payload.of("Früh.".getBytes(UTF_8)));
        try (var files = new WarcFiles(folder, SETTINGS)) {
            var kept = files.append(resource);

            var read = files.read(kept.file(), kept.offset());
            assertEquals(resource.body(), read.body());
            assertEquals(resource.address(), read.address());
            assertEquals(ReadBack.NO_STATUS, read.status());
            assertEquals(List.of(new Header("Content-Type", "text/plain")), read.headers());
            assertEquals(
                    List.of("warcinfo", "resource"),
                    records(kept.file()).stream().map(WarcRecord::type).toList());
        }
    }

    @Test
    void redirectsOnTheWayAreNoted() throws Exception {
        var asked = new Address("http://example.org/old");
        var middle = new Address("https://example.org/old");
        var plain = capture(NOON, 200, "Moved.");
        var moved = new Capture(
                asked,
                List.of(middle, STORM),
                true,
                NOON,
                plain.took(),
                200,
                plain.headers(),
                plain.body(),
                plain.body());
        Kept kept;
        try (var files = new WarcFiles(folder, SETTINGS)) {
            kept = files.append(moved);
        }

        var record = (WarcResponse) records(kept.file()).getLast();

        assertEquals(STORM.text(), record.target());
        assertEquals(Optional.of(asked.text()), record.headers().first("Stet-Requested"));
        assertEquals(Optional.of(middle + " " + STORM), record.headers().first("Stet-Hops"));
    }

    @Test
    void aBodyKeptBeforeIsReferredTo() throws Exception {
        var first = capture(NOON, 200, "Same again.");
        var earlier = new Earlier(first.address(), first.at(), first.body().digest());
        var later = NOON.plusSeconds(3600);
        try (var files = new WarcFiles(folder, SETTINGS)) {
            files.append(first);
            var same = files.appendRevisit(capture(later, 200, "Same again."), earlier);
            var unmodified = files.appendRevisit(capture(later, 304, ""), earlier);

            var read = files.read(same.file(), same.offset());
            assertEquals(Optional.of(earlier), read.earlier());
            assertEquals(later, read.at());
            assertEquals(0, read.body().size());
            assertEquals(304, files.read(unmodified.file(), unmodified.offset()).status());
            assertThrows(
                    IllegalArgumentException.class, () -> files.appendRevisit(capture(later, 200, "Other."), earlier));
        }
        var records = records("2026-11-19/00001.warc.gz");
        assertEquals(WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1, ((WarcRevisit) records.get(2)).profile());
        assertEquals(WarcRevisit.SERVER_NOT_MODIFIED_1_1, ((WarcRevisit) records.get(3)).profile());
    }

    @Test
    void aFullFileIsFollowedByAnother() throws Exception {
        try (var files = new WarcFiles(folder, new ArchiveSettings(1, "Stet"))) {
            files.append(capture(NOON, 200, "One."));
            var second = files.append(capture(NOON, 200, "Two."));

            assertEquals("2026-11-19/00002.warc.gz", second.file());
            assertEquals(2, records(second.file()).size());
        }
    }

    @Test
    void everyDayHasItsFilesAndDaysOnlyGoForward() throws Exception {
        try (var files = new WarcFiles(folder, SETTINGS)) {
            files.append(capture(NOON, 200, "Today."));
            var tomorrow = files.append(capture(NOON.plus(Duration.ofDays(1)), 200, "Tomorrow."));
            var late = files.append(capture(NOON, 200, "Late."));

            assertEquals("2026-11-20/00001.warc.gz", tomorrow.file());
            assertEquals("2026-11-20/00001.warc.gz", late.file());
        }
    }

    @Test
    void aNewRunBeginsANewFileAndATornRecordHurtsNoOther() throws Exception {
        Kept whole;
        Kept torn;
        try (var files = new WarcFiles(folder, SETTINGS)) {
            whole = files.append(capture(NOON, 200, "Whole."));
            torn = files.append(capture(NOON, 200, "Torn."));
        }
        try (var file = new RandomAccessFile(folder.resolve(torn.file()).toFile(), "rw")) {
            file.setLength(torn.offset() + torn.length() / 2);
        }

        try (var files = new WarcFiles(folder, SETTINGS)) {
            var next = files.append(capture(NOON, 200, "Next."));

            assertEquals("2026-11-19/00002.warc.gz", next.file());
            assertEquals(
                    "Whole.",
                    new String(files.read(whole.file(), whole.offset()).body().bytes(), UTF_8));
            assertThrows(DamagedRecord.class, () -> files.read(torn.file(), torn.offset()));
        }
    }

    @Test
    void aRecordWithAnotherDigestIsReported() throws Exception {
        var good = Records.response(capture(NOON, 200, "Three boats."));
        var wrong = new Capture(
                STORM,
                List.of(),
                false,
                NOON,
                Duration.ZERO,
                200,
                List.of(),
                Payload.of("Two".getBytes(UTF_8)),
                Payload.EMPTY);
        var day = Files.createDirectory(folder.resolve("2026-11-19"));
        Files.write(day.resolve("00001.warc.gz"), good);
        Files.write(day.resolve("00002.warc.gz"), forged(good, "Three boats.", "Eight boats."));
        Files.write(day.resolve("00003.warc.gz"), Records.warcinfo("x", "y", wrong.at()));
        try (var files = new WarcFiles(folder, SETTINGS)) {
            assertEquals(200, files.read("2026-11-19/00001.warc.gz", 0).status());
            var changed = assertThrows(DamagedRecord.class, () -> files.read("2026-11-19/00002.warc.gz", 0));
            var other = assertThrows(DamagedRecord.class, () -> files.read("2026-11-19/00003.warc.gz", 0));

            assertEquals(
                    "WARC file 2026-11-19/00002.warc.gz, record at byte 0: its block digest differs",
                    changed.getMessage());
            assertTrue(String.valueOf(other.getMessage()).endsWith("a record of type warcinfo stands there"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 12, 60, 150, 250, 400})
    void aFlippedBitIsFoundWhereverItStands(int at) throws Exception {
        var bytes = Records.response(capture(NOON, 200, "Three boats."));
        bytes[at] ^= 4;
        Files.createDirectory(folder.resolve("2026-11-19"));
        Files.write(folder.resolve("2026-11-19/00001.warc.gz"), bytes);
        try (var files = new WarcFiles(folder, SETTINGS)) {
            assertThrows(DamagedRecord.class, () -> files.read("2026-11-19/00001.warc.gz", 0));
        }
    }

    @Test
    void placesThatAreNoPlacesAreRefusedOrReported() throws Exception {
        try (var files = new WarcFiles(folder, SETTINGS)) {
            var kept = files.append(capture(NOON, 200, "Here."));

            assertThrows(IllegalArgumentException.class, () -> files.read("../../etc/passwd", 0));
            assertThrows(IllegalArgumentException.class, () -> files.read(kept.file(), -1));
            assertThrows(DamagedRecord.class, () -> files.read("2026-11-18/00001.warc.gz", 0));
            assertThrows(DamagedRecord.class, () -> files.read(kept.file(), kept.offset() + 1));
            assertThrows(DamagedRecord.class, () -> files.read(kept.file(), kept.offset() + kept.length()));
        }
    }

    @Test
    void manyThreadsKeepTheirRecordsInOneFile() throws Exception {
        var kept = new HashSet<Kept>();
        try (var files = new WarcFiles(folder, SETTINGS);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 200)
                    .<Callable<Kept>>mapToObj(n -> () -> files.append(capture(NOON, 200, "Boat " + n)))
                    .toList();
            for (var done : threads.invokeAll(tasks)) {
                kept.add(done.resultNow());
            }
            for (var place : kept) {
                assertTrue(new String(
                                files.read(place.file(), place.offset()).body().bytes(), UTF_8)
                        .startsWith("Boat "));
            }
        }

        assertEquals(200, kept.size());
        assertEquals(201, records("2026-11-19/00001.warc.gz").size());
    }

    @Test
    void aDiskThatRefusesIsReportedWithFileAndByteAndTheNextRecordIsKept() throws Exception {
        Files.writeString(folder.resolve("2026-11-19"), "a file where the day's folder should be");
        try (var files = new WarcFiles(folder, SETTINGS)) {
            var thrown = assertThrows(UncheckedIOException.class, () -> files.append(capture(NOON, 200, "No.")));
            var next = files.append(capture(NOON.plus(Duration.ofDays(1)), 200, "Yes."));

            assertTrue(String.valueOf(thrown.getMessage()).contains(folder.toString()));
            assertEquals("2026-11-20/00001.warc.gz", next.file());
        }
    }

    @Test
    void aClosedArchiveKeepsNothingMore() throws Exception {
        var files = new WarcFiles(folder, SETTINGS);
        files.close();
        files.close();

        assertThrows(IllegalStateException.class, () -> files.append(capture(NOON, 200, "Late.")));
    }

    /// The same gzip member with one text in it replaced by another of the same length.
    private static byte[] forged(byte[] member, String from, String to) throws IOException {
        String text;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(member))) {
            text = new String(in.readAllBytes(), ISO_8859_1);
        }
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.replace(from, to).getBytes(ISO_8859_1));
        }
        return out.toByteArray();
    }
}
