// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import stet.model.Payload;

/// Finished bodies under their entity tags, compressed. Whoever follows a feed asks for the same bytes as all others
/// do,
/// and to make them takes a hundred texts. What was not asked for the longest goes first. For many threads.
final class Bodies {
    private final Map<String, Payload> kept = new LinkedHashMap<>(16, 0.75f, true); // the one asked for last at its end
    private final int most;
    private int bytes;

    /// @param most bytes, compressed
    Bodies(int most) {
        this.most = most;
    }

    /// The body under that tag (RFC 9110, section 8.8.3), as it was made for an earlier reader, or made now. Nothing is
    /// locked while it is made: two who ask at once both have it made.
    ///
    /// @param tag no other body has the same
    Payload gzipped(String tag, Supplier<Payload> body) {
        return find(tag).orElseGet(() -> keep(tag, gzip(body.get())));
    }

    private synchronized Optional<Payload> find(String tag) {
        return Optional.ofNullable(kept.get(tag));
    }

    private synchronized Payload keep(String tag, Payload body) {
        var former = kept.put(tag, body);
        bytes += body.size() - (former == null ? 0 : former.size());
        for (var eldest = kept.entrySet().iterator(); bytes > most && eldest.hasNext(); ) {
            bytes -= eldest.next().getValue().size();
            eldest.remove();
        }
        return body;
    }

    /// RFC 1952.
    private static Payload gzip(Payload body) {
        var bytes = new ByteArrayOutputStream(body.size() / 4 + 64);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return Payload.of(bytes.toByteArray());
    }

    /// The body as it was before it was compressed.
    static Payload plain(Payload gzipped) {
        try (var gzip = new GZIPInputStream(gzipped.stream())) {
            return Payload.of(gzip.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }
}
