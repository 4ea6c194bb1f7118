// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import stet.model.Payload;

/// A seed's bytes once they are out of their gzip wrapping (sitemaps are often served as `.xml.gz`).
record Unzipped(Payload content, String trouble) {
    /// What one sitemap may hold (sitemaps.org): 52,428,800 bytes.
    private static final int LARGEST = 50 << 20;

    /// Bytes that are not gzip are handed on as they are; a wrapping that ends early or is damaged gives what
    /// came before; more than 50 MiB are not read.
    static Unzipped of(Payload content) {
        return isGzip(content) ? unzip(content) : new Unzipped(content, "");
    }

    private static boolean isGzip(Payload content) {
        var bytes = content.bytes();
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    private static Unzipped unzip(Payload content) {
        var out = new ByteArrayOutputStream();
        var trouble = "";
        try (var in = new GZIPInputStream(content.stream())) {
            var buffer = new byte[1 << 16];
            int read;
            while ((read = in.read(buffer)) >= 0 && out.size() + read <= LARGEST) {
                out.write(buffer, 0, read);
            }
            trouble = read < 0 ? "" : "unpacked it is larger than 50 MiB; the rest was not read";
        } catch (EOFException e) {
            trouble = "the compressed data ends early";
        } catch (ZipException e) {
            trouble = "the compressed data is damaged";
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
        return new Unzipped(Payload.of(out.toByteArray()), trouble);
    }
}
