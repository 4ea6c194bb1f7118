// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.Locale;
import java.util.Optional;

/// An article's permanent id: six or more letters of lower-case Crockford base 32 (no i, l, o, u). It comes
/// from the article's running number by a fixed one-to-one scramble, so ids are short, never collide, and
/// do not tell in which order articles were found.
public record ArticleId(String text) implements Comparable<ArticleId> {
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final long ROUND = 1L << 30; // six letters; numbers beyond it get a seventh
    private static final long ODD = 0x2545F491L; // odd, so multiplication modulo a power of two is one-to-one
    private static final long MASK = 0x1B873593L & (ROUND - 1);

    public ArticleId {
        if (text.length() < 6 || text.length() > 13 || !text.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("not an article id: " + text);
        }
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
