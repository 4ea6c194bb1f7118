// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.text.Normalizer;
import java.util.Locale;

/// Somebody who can sign in.
///
/// @param nr never used again, also when the account has ended
/// @param name as its owner wrote it: 1 to 60 signs that can be seen
public record Account(long nr, String name, Role role) {
    public static final int LONGEST_NAME = 60;

    public Account {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "an account's name has 1 to 60 signs that can be seen, a letter or digit first: " + name);
        }
    }

    /// Whether this can be the name of an account: it begins with a letter or digit, and every sign can be seen.
    public static boolean isName(String typed) {
        return !typed.isBlank()
                && typed.equals(typed.strip())
                && Character.isLetterOrDigit(typed.codePointAt(0))
                && typed.codePointCount(0, typed.length()) <= LONGEST_NAME
                && typed.codePoints().noneMatch(Account::isUnprintable);
    }

    /// Controls, line ends, and what turns the text around it or is not seen at all.
    private static boolean isUnprintable(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /// By which it is told from others: two names that differ only in case or in how their letters are composed are one
    /// (Unicode Standard Annex 15, NFKC).
    public static String login(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
