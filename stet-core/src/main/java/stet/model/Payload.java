// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/// Immutable bytes that know their digest. Copies on the way in and out.
public final class Payload {
    public static final Payload EMPTY = new Payload(new byte[0]);

    private final byte[] bytes;
    private final Digest digest;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
        this.digest = Digest.of(bytes);
    }

    public static Payload of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Payload(bytes.clone());
    }

    /// These pieces one after the other, copied once.
    public static Payload joined(List<byte[]> pieces) {
        var all = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (var piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all.length == 0 ? EMPTY : new Payload(all);
    }

    /// The next bytes of a stream: so many, or fewer when it ends before.
    public static Payload read(InputStream in, int most) throws IOException {
        var all = new byte[most];
        int read = in.readNBytes(all, 0, most);
        return read == 0 ? EMPTY : new Payload(read == most ? all : Arrays.copyOf(all, read));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /// Whether they are wrapped in gzip themselves (RFC 1952, section 2.3.1), as sitemaps often are.
    public boolean isGzip() {
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /// In bytes.
    public int size() {
        return bytes.length;
    }

    public Digest digest() {
        return digest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Payload[%d bytes, %s]".formatted(bytes.length, digest.hex());
    }
}
