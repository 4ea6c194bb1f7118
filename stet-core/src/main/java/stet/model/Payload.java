// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

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

    public byte[] bytes() {
        return bytes.clone();
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
