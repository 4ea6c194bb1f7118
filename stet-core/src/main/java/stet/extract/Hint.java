// SPDX-License-Identifier: Apache-2.0
package stet.extract;

/// What an outlet's own names (class, id, role and their like) say that a part of a page is.
enum Hint {
    ADVERT,
    RELATED,
    LETTER,
    SHARE,
    COMMENT,
    MENU,
    SIDE,
    FOOT,
    CONSENT,
    WALL,
    TAGS,
    BIO,
    BYLINE,
    TIME,
    COUNT,
    CAPTION,
    STANDFIRST,
    HEADLINE,
    BODY,
    NOTE,
    PULL,
    HIDDEN,
    MEDIA,
    WIDGET,
    LIVE;

    /// Hints of parts that are not the article, whatever they say.
    static final int FURNITURE =
            mask(ADVERT, RELATED, LETTER, SHARE, COMMENT, MENU, SIDE, FOOT, CONSENT, WALL, TAGS, BIO, HIDDEN, MEDIA, WIDGET);
    /// Those among them that are also given to parts of an article: they condemn only boxes with hardly any text.
    static final int MILD = mask(MEDIA, WIDGET, SHARE, TAGS, HIDDEN);
    /// Hints of the lines about an article that are not its text.
    static final int ABOUT = mask(BYLINE, TIME, COUNT);

    int bit() {
        return 1 << ordinal();
    }

    boolean in(int mask) {
        return (mask & bit()) != 0;
    }

    static int mask(Hint... hints) {
        int mask = 0;
        for (var hint : hints) {
            mask |= hint.bit();
        }
        return mask;
    }
}
