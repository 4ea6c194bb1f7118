// SPDX-License-Identifier: Apache-2.0
package stet.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import stet.model.Digest;

/// What only its holder knows: a session's, a token's, a one-time link's. 256 bits of chance, so its plain
/// digest can be kept in its place.
///
/// @param text 43 letters that need no escaping in addresses, headers and cookies
public record Secret(String text) {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public Secret {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a secret has 43 letters of base64url"); // its text stays out of logs
        }
    }

    static Secret make() {
        var bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Empty when it cannot be one.
    public static Optional<Secret> parse(String typed) {
        return FORM.matcher(typed).matches() ? Optional.of(new Secret(typed)) : Optional.empty();
    }

    /// What is kept of it.
    public Digest digest() {
        return Digest.of(text);
    }

    /// A mark for one use of it, from which it cannot be told.
    ///
    /// @param use for instance `form`
    public String mark(String use) {
        return Digest.of((use + ":" + text).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 32);
    }

    /// Hidden, so that none ends up in a log.
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
