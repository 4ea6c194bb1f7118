// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

import java.lang.Character.UnicodeScript;

/// How a text is written.
final class Scripts {
    private Scripts() {}

    /// Whether its first sign is of a script in which a search takes words, and not single signs; so is no
    /// sign at all.
    static boolean isSpaced(String text) {
        return text.isEmpty()
                || switch (UnicodeScript.of(text.codePointAt(0))) {
                    case HAN, HIRAGANA, KATAKANA, BOPOMOFO, HANGUL, THAI, LAO, KHMER, MYANMAR -> false;
                    default -> true;
                };
    }
}
