// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of what a hub pushed (W3C WebSub, section 7.1): a method, an equals sign, and the HMAC of the whole
/// body in hexadecimal.
final class HubSignature {
    private static final Map<String, String> METHODS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private HubSignature() {}

    /// How reading a body ended.
    enum Body {
        SIGNED,
        /// Unsigned, or signed by somebody else.
        NOT_SIGNED,
        TOO_LARGE,
        TOO_SLOW
    }

    /// Reads a body to its end, keeping nothing of it.
    ///
    /// @param header the value of X-Hub-Signature; may be empty
    /// @param most bytes that are read
    /// @param patience how long that may take
    static Body read(String header, String secret, InputStream body, long most, Duration patience) throws IOException {
        var method = header.contains("=") ? header.substring(0, header.indexOf('=')) : "";
        var mac = mac(method.strip().toLowerCase(Locale.ROOT), secret);
        long started = System.nanoTime();
        long size = 0;
        var buffer = new byte[1 << 14];
        int read;
        while ((read = body.read(buffer)) >= 0) {
            size += read;
            if (size > most) {
                return Body.TOO_LARGE;
            }
            if (System.nanoTime() - started > patience.toNanos()) {
                return Body.TOO_SLOW;
            }
            if (mac.isPresent()) {
                mac.get().update(buffer, 0, read);
            }
        }
        var stated = hex(header.substring(header.indexOf('=') + 1));
        return mac.isPresent() && MessageDigest.isEqual(mac.get().doFinal(), stated) ? Body.SIGNED : Body.NOT_SIGNED;
    }

    private static Optional<Mac> mac(String method, String secret) {
        var name = METHODS.get(method);
        if (name == null) {
            return Optional.empty();
        }
        try {
            var mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), name));
            return Optional.of(mac);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java has no " + name + ", which every Java has", e);
        }
    }

    private static byte[] hex(String digits) {
        try {
            return HexFormat.of().parseHex(digits.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
