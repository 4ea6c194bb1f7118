// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import stet.model.Payload;

/// A seed's bytes once they are out of their gzip wrapping (sitemaps are often served as `.xml.gz`).
record Unzipped(Payload content, String trouble) {
    /// What one sitemap may hold (sitemaps.org): 52,428,800 bytes.
    private static final int LARGEST = 50 << 20;

    /// Bytes that are not gzip are handed on as they are; a wrapping that ends early or is damaged gives what
    /// came before; of what is larger than 50 MiB nothing is read.
    static Unzipped of(Payload content) {
        return content.isGzip() ? unzip(content) : new Unzipped(content, "");
    }

    /// Unpacks twice, first to learn how large it is: what grows while it is filled holds twice as much.
    private static Unzipped unzip(Payload content) {
        int size = 0;
        var trouble = "";
        try (var in = unpacking(content)) {
            var buffer = new byte[1 << 16];
            int read;
            while ((read = in.read(buffer)) >= 0 && size + read <= LARGEST) {
                size += read;
            }
            if (read >= 0) {
                return new Unzipped(Payload.EMPTY, "unpacked it is larger than 50 MiB, which no sitemap may be");
            }
        } catch (EOFException e) {
            trouble = "the compressed data ends early";
        } catch (ZipException e) {
            trouble = "the compressed data is damaged";
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
        return new Unzipped(unpacked(content, size), trouble);
    }

    /// @param size bytes that can be unpacked without trouble
    private static Payload unpacked(Payload content, int size) {
        if (size == 0) {
            return Payload.EMPTY;
        }
        try (var in = unpacking(content)) {
            return Payload.read(in, size);
        } catch (IOException e) {
            throw new IllegalStateException("what was unpacked once cannot be unpacked again", e);
        }
    }

    private static InputStream unpacking(Payload content) throws IOException {
        return new GZIPInputStream(content.stream(), 1 << 16);
    }
}
