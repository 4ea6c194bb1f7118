// SPDX-License-Identifier: Apache-2.0
package stet.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Passwords as they are kept: Argon2id (RFC 9106) with 19 MiB, two passes and one lane, in the PHC string
/// format. A hash says how it was made, so the costs can be raised and older hashes still be told right. For
/// many threads, of which one at a time is served: that bounds the memory.
public final class Passwords {
    /// Enough for a phrase (NIST SP 800-63B-4, section 3.1.1.2 asks to allow 64).
    public static final int LONGEST = 200;

    /// A password is all there is to a sign-in.
    public static final int SHORTEST = 12;

    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /// As far as we would ever go, so that a doctored row cannot eat the memory.
    private static final int MOST_KIBIBYTES = 262_144;

    private static final int MOST_PASSES = 20;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final Base64.Encoder TEXT = Base64.getEncoder().withoutPadding();
    private static final SecureRandom CHANCE = new SecureRandom();

    private final Semaphore turn = new Semaphore(1);

    /// A hash that no password has, for names that nobody has: to tell those takes as long.
    private volatile String nobodys = "";

    /// Why a password cannot be used.
    public enum Fault {
        SHORT,
        LONG,
        /// It is the name itself, or one sign again and again.
        PLAIN
    }

    /// What is wrong with a password; empty when it will do. Nothing is asked of its signs (NIST SP 800-63B-4).
    public static Optional<Fault> fault(String password, String name) {
        var signs = password.codePointCount(0, password.length());
        if (signs < SHORTEST) {
            return Optional.of(Fault.SHORT);
        }
        if (signs > LONGEST) {
            return Optional.of(Fault.LONG);
        }
        var plain = password.equalsIgnoreCase(name)
                || password.codePoints().distinct().count() < 4;
        return plain ? Optional.of(Fault.PLAIN) : Optional.empty();
    }

    public String hash(String password) {
        var salt = new byte[SALT_BYTES];
        CHANCE.nextBytes(salt);
        var hash = argon2id(password, salt, KIBIBYTES, PASSES, LANES, HASH_BYTES);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(KIBIBYTES, PASSES, LANES, TEXT.encodeToString(salt), TEXT.encodeToString(hash));
    }

    /// @param kept as [#hash] made it; one that is damaged fits no password
    public boolean fits(String password, String kept) {
        var form = FORM.matcher(kept);
        if (!form.matches() || password.length() > 2 * LONGEST) {
            return false;
        }
        int kibibytes = Integer.parseInt(form.group(1));
        int passes = Integer.parseInt(form.group(2));
        int lanes = Integer.parseInt(form.group(3));
        if (kibibytes > MOST_KIBIBYTES || passes > MOST_PASSES || passes < 1 || lanes < 1 || kibibytes < 8 * lanes) {
            return false;
        }
        try {
            var salt = Base64.getDecoder().decode(form.group(4));
            var hash = Base64.getDecoder().decode(form.group(5));
            return MessageDigest.isEqual(hash, argon2id(password, salt, kibibytes, passes, lanes, hash.length));
        } catch (IllegalArgumentException e) { // letters that are no Base64 to their end
            return false;
        }
    }

    /// Takes as long as to tell a wrong password.
    void waste(String password) {
        if (nobodys.isEmpty()) {
            nobodys = hash(Secret.make().text());
        }
        fits(password, nobodys);
    }

    private byte[] argon2id(String password, byte[] salt, int kibibytes, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(kibibytes)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        var hash = new byte[length];
        turn.acquireUninterruptibly();
        try {
            generator.generateBytes(bytes(password), hash);
        } finally {
            turn.release();
        }
        return hash;
    }

    /// However a keyboard composes its letters (RFC 8265, section 4.2).
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }
}
