// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// An article's permanent id: six or more letters of lower-case Crockford base 32 (no i, l, o, u). It comes
/// from the article's running number by a fixed one-to-one scramble, so ids are short, never collide, and
/// do not tell in which order articles were found.
public record ArticleId(String text) implements Comparable<ArticleId> {
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final long ROUND = 1L << 30; // six letters; numbers beyond it get a seventh
    private static final long ODD = 0x2545F491L; // odd, so multiplication modulo a power of two is one-to-one
    private static final long INVERSE = inverse(ODD);
    private static final long MASK = 0x1B873593L & (ROUND - 1);

    public ArticleId {
        if (text.length() < 6 || text.length() > 13 || !text.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("not an article id: " + text);
        }
    }

    /// The odd number by which a product becomes what it was, modulo [#ROUND]: each step doubles the bits that are
    /// right.
    private static long inverse(long odd) {
        long found = odd;
        for (int bits = 3; bits < 30; bits *= 2) {
            found = found * (2 - odd * found) % ROUND;
        }
        return Math.floorMod(found, ROUND);
    }

    /// @throws IllegalArgumentException unless number >= 0
    public static ArticleId of(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("article numbers start at 0, not " + number);
        }
        long low = number % ROUND;
        low ^= low >>> 15;
        low = low * ODD % ROUND;
        low ^= MASK;
        var out = new StringBuilder();
        for (long rest = number / ROUND; rest > 0; rest /= 32) {
            out.insert(0, LETTERS.charAt((int) (rest % 32)));
        }
        for (int shift = 25; shift >= 0; shift -= 5) {
            out.append(LETTERS.charAt((int) (low >> shift & 31)));
        }
        return new ArticleId(out.toString());
    }

    /// The number that this id was made from; empty for one that no number up to 2^53 makes.
    public OptionalLong number() {
        long low = 0;
        long rest = 0;
        int split = text.length() - 6;
        if (split > 5) {
            return OptionalLong.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            int digit = LETTERS.indexOf(text.charAt(i));
            if (i < split) {
                rest = rest * 32 + digit;
            } else {
                low = low * 32 + digit;
            }
        }
        low ^= MASK;
        low = low * INVERSE % ROUND;
        low ^= low >>> 15; // of thirty bits, the upper fifteen are as they were
        long number = rest * ROUND + low;
        return number <= 1L << 53 && of(number).equals(this) ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /// Reads an id as people type it: capitals allowed, o for 0, i and l for 1 (Crockford's rule).
    public static Optional<ArticleId> parse(String typed) {
        var plain = typed.strip()
                .toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        boolean good =
                plain.length() >= 6 && plain.length() <= 13 && plain.chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
        return good ? Optional.of(new ArticleId(plain)) : Optional.empty();
    }

    @Override
    public int compareTo(ArticleId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
