// SPDX-License-Identifier: Apache-2.0
package stet.web;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.util.ULocale;
import java.util.Locale;

/// The `lang` and `dir` that a piece of an outlet's text carries.
///
/// @param lang a well-formed BCP 47 tag, or empty when the language is not known
/// @param dir `ltr` or `rtl`
record Tongue(String lang, String dir) {
    /// By the stated language, else by the first letter with a direction (Unicode Bidirectional Algorithm, rule
    /// P2).
    ///
    /// @param stated as the outlet has it: well-formed or not, or empty
    static Tongue of(String stated, String sample) {
        var tag = Locale.forLanguageTag(stated.strip()).toLanguageTag();
        if (!tag.equals("und")) {
            return new Tongue(tag, ULocale.forLanguageTag(tag).isRightToLeft() ? "rtl" : "ltr");
        }
        return new Tongue("", Bidi.getBaseDirection(sample) == Bidi.RTL ? "rtl" : "ltr");
    }

    boolean rtl() {
        return dir.equals("rtl");
    }
}
