// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
        return content.isGzip() ? unzip(content) : new Unzipped(content, "");
    }

    private static Unzipped unzip(Payload content) {
        var out = new ArrayList<byte[]>();
        int size = 0;
        var trouble = "";
        try (var in = new GZIPInputStream(content.stream())) {
            var buffer = new byte[1 << 16];
            int read;
            while ((read = in.read(buffer)) >= 0 && size + read <= LARGEST) {
                out.add(Arrays.copyOf(buffer, read));
                size += read;
            }
            trouble = read < 0 ? "" : "unpacked it is larger than 50 MiB; the rest was not read";
        } catch (EOFException e) {
            trouble = "the compressed data ends early";
        } catch (ZipException e) {
            trouble = "the compressed data is damaged";
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
        return new Unzipped(Payload.joined(out), trouble);
    }
}
