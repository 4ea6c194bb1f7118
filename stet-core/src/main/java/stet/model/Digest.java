// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 digest (FIPS 180-4), written as 64 lower-case hexadecimal digits.
public record Digest(String hex) implements Comparable<Digest> {
    public Digest {
        if (hex.length() != 64 || !isHexadecimal(hex)) {
            throw new IllegalArgumentException("not a SHA-256 digest in hexadecimal: " + hex);
        }
    }

    /// A loop: each text that is read comes by here.
    private static boolean isHexadecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    public static Digest of(byte[] bytes) {
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    /// The digest of a text's UTF-8 bytes.
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }
}
