// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/// The bytes of an answer; immutable.
final class Body {
    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    static Body of(byte[] bytes) {
        return new Body(bytes.clone());
    }

    /// Encodes a page; a character that the encoding lacks becomes a numeric character reference.
    static Body markup(String page, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder fit = new StringBuilder(page.length());
        page.codePoints().forEach(point -> {
            String character = Character.toString(point);
            fit.append(encoder.canEncode(character) ? character : "&#" + point + ";");
        });
        return new Body(fit.toString().getBytes(charset));
    }

    Body gzipped() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("gzip of " + bytes.length + " bytes in memory", e);
        }
        return new Body(out.toByteArray());
    }

    Body firstHalf() {
        return new Body(Arrays.copyOf(bytes, bytes.length / 2));
    }

    /// The SHA-256 of a text in UTF-8.
    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    int length() {
        return bytes.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
