// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/// Which of an outlet's addresses an operator wants watched: globs on their paths.
///
/// In a pattern `*` stands for any run of characters without a slash, `**` for any run at all, and every other
/// character for itself. A pattern begins with `/` and fits the whole path; one that ends in `/` fits all that lies
/// below. One that begins with `//` has the host first: `//sport.example.org/`. Capitals count, as they do in
/// addresses. An address is wanted when it fits none of `exclude`, and one of `include` where there are any.
///
/// @param include at most 100, each at most 200 characters long; so is `exclude`
public record Patterns(List<String> include, List<String> exclude) {
    public static final Patterns ALL = new Patterns(List.of(), List.of());

    private static final int MOST = 100;
    private static final int LONGEST = 200;

    /// @throws IllegalArgumentException naming the pattern that is none
    public Patterns {
        include = include.stream().distinct().toList();
        exclude = exclude.stream().distinct().toList();
        if (include.size() > MOST || exclude.size() > MOST) {
            throw new IllegalArgumentException("an outlet has at most %d patterns of a kind".formatted(MOST));
        }
        Stream.concat(include.stream(), exclude.stream()).forEach(Patterns::check);
    }

    private static void check(String pattern) {
        if (!pattern.startsWith("/") || pattern.length() > LONGEST || pattern.matches("(?s).*[\\s\\p{Cc}?#].*")) {
            throw new IllegalArgumentException(
                    "“%s” is no pattern: one is like /news/** or /sport/, begins with a slash, and has at most %d characters, no space and no query"
                            .formatted(pattern, LONGEST));
        }
    }

    public boolean isEmpty() {
        return include.isEmpty() && exclude.isEmpty();
    }

    public boolean allow(Address address) {
        return exclude.stream().noneMatch(p -> fits(p, address))
                && (include.isEmpty() || include.stream().anyMatch(p -> fits(p, address)));
    }

    private static boolean fits(String pattern, Address address) {
        var whole = pattern.endsWith("/") ? pattern + "**" : pattern;
        return fits(whole, pattern.startsWith("//") ? "//" + address.host() + address.path() : address.path());
    }

    /// All states of the pattern at once, character by character, so that no text takes longer than its length
    /// times the pattern's.
    static boolean fits(String pattern, String text) {
        var at = new BitSet(pattern.length() + 1);
        reach(pattern, 0, at);
        for (int i = 0; i < text.length() && !at.isEmpty(); i++) {
            var next = new BitSet(pattern.length() + 1);
            for (int p = at.nextSetBit(0); p >= 0 && p < pattern.length(); p = at.nextSetBit(p + 1)) {
                step(pattern, p, text.charAt(i), next);
            }
            at = next;
        }
        return at.get(pattern.length());
    }

    private static void step(String pattern, int p, char c, BitSet next) {
        if (pattern.charAt(p) == '*') {
            if (c != '/' || pattern.startsWith("**", p)) {
                reach(pattern, p, next);
            }
        } else if (pattern.charAt(p) == c) {
            reach(pattern, p + 1, next);
        }
    }

    /// A place in the pattern, and those that follow it because a star may stand for nothing.
    private static void reach(String pattern, int place, BitSet places) {
        int p = place;
        places.set(p);
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p += pattern.startsWith("**", p) ? 2 : 1;
            places.set(p);
        }
    }
}
