// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Digest;
import stet.model.Resource;

/// WARC 1.1 records (ISO 28500:2017), each as a gzip member of its own (annex D). Pure: values in, bytes out.
///
/// WARC-Target-URI is where the answer came from. Redirects on the way stand in two named fields of ours, which
/// the standard allows (section 4) and other readers skip: `Stet-Requested`, the address asked for first, and
/// `Stet-Hops`, the addresses redirected to, separated by spaces.
final class Records {
    private static final int NOT_MODIFIED = 304;

    private Records() {}

    static byte[] warcinfo(String file, String software, Instant at) {
        return member(new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .date(at)
                .filename(file)
                .fields(
                        Map.of(
                                "software", List.of(software),
                                "format", List.of("WARC File Format 1.1"),
                                "conformsTo",
                                        List.of(
                                                "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/")))
                .build());
    }

    static byte[] response(Capture capture) {
        var block = block(capture).bytes(true);
        var record = new WarcResponse.Builder(capture.address().text())
                .setHeader("WARC-Payload-Digest", sha256(capture.body().digest()))
                .setHeader("WARC-Block-Digest", sha256(Digest.of(block)))
                .body(MediaType.HTTP_RESPONSE, block);
        return member(dated(record, capture).build());
    }

    /// A revisit: by server-not-modified for a 304, else by identical-payload-digest (section 6.7.2 and
    /// 6.7.3).
    ///
    /// @throws IllegalArgumentException if the capture is no 304 and its body is not the earlier one's
    static byte[] revisit(Capture capture, Earlier earlier) {
        boolean notModified = capture.status() == NOT_MODIFIED;
        if (!notModified && !earlier.payload().equals(capture.body().digest())) {
            throw new IllegalArgumentException("no revisit: the body of %s differs from that of %s"
                    .formatted(capture.address(), earlier.address()));
        }
        var profile = notModified ? WarcRevisit.SERVER_NOT_MODIFIED_1_1 : WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1;
        var block = block(capture).bytes(false);
        var record = new WarcRevisit.Builder(capture.address().text(), profile)
                .setHeader("WARC-Payload-Digest", sha256(earlier.payload()))
                .setHeader("WARC-Block-Digest", sha256(Digest.of(block)))
                .setHeader("WARC-Refers-To-Target-URI", earlier.address().text())
                .setHeader("WARC-Refers-To-Date", earlier.at().toString())
                .body(MediaType.HTTP_RESPONSE, block);
        return member(dated(record, capture).build());
    }

    /// A resource: bytes without a protocol that brought them (section 6.3). Block and payload are the same.
    static byte[] resource(Resource resource) {
        var digest = sha256(resource.body().digest());
        return member(new WarcResource.Builder(URI.create(resource.address().text()))
                .version(MessageVersion.WARC_1_1)
                .date(resource.at())
                .setHeader("WARC-Payload-Digest", digest)
                .setHeader("WARC-Block-Digest", digest)
                .body(MediaType.parse(resource.media()), resource.body().bytes())
                .build());
    }

    private static Block block(Capture capture) {
        return new Block(capture.status(), capture.headers(), capture.body());
    }

    private static <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> B dated(
            B record, Capture capture) {
        record.version(MessageVersion.WARC_1_1).date(capture.at());
        if (!capture.hops().isEmpty()) {
            record.setHeader("Stet-Requested", capture.requested().text())
                    .setHeader(
                            "Stet-Hops",
                            capture.hops().stream().map(Address::text).collect(Collectors.joining(" ")));
        }
        return record;
    }

    private static String sha256(Digest digest) {
        return "sha256:" + digest.hex();
    }

    private static byte[] member(WarcRecord record) {
        var out = new ByteArrayOutputStream();
        try (var writer = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP)) {
            writer.write(record);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot serialise a record in memory", e);
        }
        return out.toByteArray();
    }
}
