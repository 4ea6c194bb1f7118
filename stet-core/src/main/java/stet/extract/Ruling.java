// SPDX-License-Identifier: Apache-2.0
package stet.extract;

/// What becomes of a block, and why.
///
/// @param reason in a few words, for `--explain`
record Ruling(Block block, Place place, String reason) {
    enum Place {
        TEXT,
        SUBHEADING,
        ITEM,
        QUOTE,
        ROW,
        NOTE,
        HEADLINE,
        STANDFIRST,
        BYLINE,
        CAPTION,
        /// Not the article.
        OUT;

        boolean isBody() {
            return switch (this) {
                case TEXT, SUBHEADING, ITEM, QUOTE, ROW, NOTE -> true;
                case HEADLINE, STANDFIRST, BYLINE, CAPTION, OUT -> false;
            };
        }
    }

    Ruling as(Place other, String why) {
        return new Ruling(block, other, why);
    }
}
