// SPDX-License-Identifier: Apache-2.0
package stet.json;

import java.util.Locale;

/// How the model's cases are written for programs.
final class Token {
    private Token() {}

    /// For instance `text_added`.
    static String of(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
