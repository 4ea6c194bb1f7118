// SPDX-License-Identifier: Apache-2.0
package stet.extract;

/// What an outlet's own names (class, id, role and their like) say that a part of a page is.
enum Hint {
    ADVERT(0),
    RELATED(1),
    LETTER(2),
    SHARE(3),
    COMMENT(4),
    MENU(5),
    SIDE(6),
    FOOT(7),
    CONSENT(8),
    WALL(9),
    TAGS(10),
    BIO(11),
    BYLINE(12),
    TIME(13),
    COUNT(14),
    CAPTION(15),
    STANDFIRST(16),
    HEADLINE(17),
    BODY(18),
    NOTE(19),
    PULL(20),
    HIDDEN(21),
    MEDIA(22),
    WIDGET(23),
    LIVE(24);

    /// Hints of parts that are not the article, whatever they say.
    static final int FURNITURE = mask(
            ADVERT, RELATED, LETTER, SHARE, COMMENT, MENU, SIDE, FOOT, CONSENT, WALL, TAGS, BIO, HIDDEN, MEDIA, WIDGET);
    /// Those among them that are also given to parts of an article: they condemn only boxes with hardly any text.
    static final int MILD = mask(MEDIA, WIDGET, SHARE, TAGS, HIDDEN);
    /// Hints of the lines about an article that are not its text.
    static final int ABOUT = mask(BYLINE, TIME, COUNT);

    private final int bit;

    /// @param place of this hint's bit in a mask
    Hint(int place) {
        this.bit = 1 << place;
    }

    int bit() {
        return bit;
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
