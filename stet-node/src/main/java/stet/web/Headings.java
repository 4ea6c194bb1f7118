// SPDX-License-Identifier: Apache-2.0
package stet.web;

/// Headlines where a page needs something to call an article by.
final class Headings {
    /// In code points. Real headlines are far shorter; what is not a headline shall not fill a list.
    private static final int LONGEST = 300;

    private Headings() {}

    /// The headline, cut when it is far too long, or words in its place when there is none.
    static String of(String headline, Words words) {
        return headline.isBlank() ? words.say("headline.none") : shortened(headline);
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
