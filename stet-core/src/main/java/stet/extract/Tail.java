// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What outlets put under the end of a text and readers do not take for it: who else worked on it, who the writers are,
/// an offer to read on, a list of links. Only the last few kept blocks are looked at, each by itself.
final class Tail {
    private static final int LAST = 5;
    /// Paragraphs that are never under the text.
    private static final int FEW = 2;
    private static final int LONGEST = 600;
    private static final int NEAR_START = 18;
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+\\.\\w{2,}");

    /// Where an outlet or a writer asks to be followed: two networks in one line.
    private static final String NETWORK =
            "(facebook|twitter|instagram|tiktok|youtube|linkedin|bluesky|mastodon|telegram|whatsapp)\\b";
    private static final Pattern NETWORKS = Pattern.compile("\\b" + NETWORK + "[^.!?]*\\b(?!\\1)" + NETWORK);

    private Tail() {}

    /// @param writers the names of the article's writers
    static List<Ruling> cut(List<Ruling> rulings, List<String> writers) {
        var cut = new ArrayList<Ruling>(rulings);
        int above = (int)
                rulings.stream().filter(r -> r.place() == Ruling.Place.TEXT).count();
        int most = Math.min(LAST, above - FEW);
        int seen = 0;
        boolean below = true;
        for (int i = cut.size() - 1; i >= 0 && seen < most; i--) {
            var ruling = cut.get(i);
            switch (ruling.place()) {
                case TEXT, ITEM -> {
                    seen++;
                    below &= ruling.place() == Ruling.Place.ITEM;
                    if (isAbout(ruling.block(), writers)) {
                        cut.set(i, ruling.as(Ruling.Place.OUT, "about the writers or the outlet, under the text"));
                    } else if (below && ruling.block().linkShare() > 0.4) {
                        cut.set(i, ruling.as(Ruling.Place.OUT, "an item of a list of links under the text"));
                        seen--;
                    }
                }
                case SUBHEADING, QUOTE, ROW -> seen++;
                case NOTE, HEADLINE, STANDFIRST, BYLINE, CAPTION, OUT -> {}
            }
        }
        return cut;
    }

    private static boolean isAbout(Block block, List<String> writers) {
        if (block.weight() > LONGEST) {
            return false;
        }
        var plain = block.plain().strip();
        return block.weight() < LONGEST / 2
                        && (Phrase.CREDIT.in(plain)
                                || Phrase.WALL.opens(plain)
                                || NETWORKS.matcher(plain).find())
                || namesWriter(plain, writers)
                || block.weight() < 120 && ADDRESS.matcher(plain).find();
    }

    /// A line about its writers has a name at its beginning, perhaps after a word or two; a first name or an
    /// agency's short name alone is none.
    private static boolean namesWriter(String plain, List<String> writers) {
        return writers.stream()
                .map(Phrase::plain)
                .filter(w -> w.indexOf(' ') > 0)
                .mapToInt(plain::indexOf)
                .anyMatch(at -> at >= 0 && at <= NEAR_START);
    }
}
