// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Corrections to rulings that only the order of blocks can give: a heading with nothing under it is none.
final class Sequence {
    /// Shorter lines may be said again on purpose.
    private static final int LONG = 80;

    private static final int LABEL = 30;
    /// So many paragraphs of a text do not stand in one other paragraph.
    private static final int PARAGRAPHS = 3;

    private static final List<String> OPENING = List.of(":", "：", "…", "...");

    private Sequence() {}

    static List<Ruling> settled(List<Ruling> rulings) {
        var settled = withoutRepeats(rulings);
        boolean textBelow = false;
        for (int i = settled.size() - 1; i >= 0; i--) {
            var ruling = settled.get(i);
            switch (ruling.place()) {
                case TEXT, ITEM, QUOTE, ROW -> {
                    if (!textBelow && isOpening(ruling.block())) {
                        settled.set(i, ruling.as(Ruling.Place.OUT, "introduces what is no text"));
                    } else {
                        textBelow = true;
                    }
                }
                case SUBHEADING -> {
                    if (!textBelow || isOverDropped(settled, i)) {
                        settled.set(i, ruling.as(Ruling.Place.OUT, "a heading with no text under it"));
                    }
                }
                case NOTE -> {
                    if (!textBelow && isOpening(ruling.block())) {
                        settled.set(i, ruling.as(Ruling.Place.OUT, "introduces what is no text"));
                    }
                }
                case HEADLINE, STANDFIRST, BYLINE, CAPTION, OUT -> {}
            }
        }
        return settled;
    }

    /// A short line that something has to follow: "You may also like…", "References:".
    private static boolean isOpening(Block block) {
        var text = block.text();
        return block.weight() < LABEL && OPENING.stream().anyMatch(text::endsWith);
    }

    /// Some pages carry their text two times, for small screens and for large ones: what was said is not said
    /// again.
    private static List<Ruling> withoutRepeats(List<Ruling> rulings) {
        var said = new HashSet<String>();
        var kept = new ArrayList<Ruling>(rulings);
        kept.replaceAll(r -> r.place() == Ruling.Place.TEXT
                        && r.block().weight() >= LONG
                        && !said.add(r.block().text())
                ? r.as(Ruling.Place.OUT, "was said before")
                : r);
        kept.replaceAll(r -> r.place() == Ruling.Place.TEXT && isWhole(r.block(), kept)
                ? r.as(Ruling.Place.OUT, "the text once more, in one piece")
                : r);
        return kept;
    }

    /// Whether a block is bare text that holds several of the paragraphs.
    private static boolean isWhole(Block block, List<Ruling> rulings) {
        return block.shape() == Shape.LOOSE
                && block.weight() >= PARAGRAPHS * LONG
                && rulings.stream()
                                .filter(r -> r.place().isBody()
                                        && r.block().weight() >= LONG
                                        && r.block().weight() < block.weight()
                                        && block.line().contains(r.block().line()))
                                .limit(PARAGRAPHS)
                                .count()
                        == PARAGRAPHS;
    }

    /// Whether the heading's next neighbours up to the next heading were all dropped, and there were some.
    private static boolean isOverDropped(List<Ruling> rulings, int heading) {
        int dropped = 0;
        for (int i = heading + 1; i < rulings.size(); i++) {
            switch (rulings.get(i).place()) {
                case OUT -> dropped++;
                case SUBHEADING -> {
                    return dropped > 0 && rulings.get(heading).block().shape() == Shape.HEADING;
                }
                case CAPTION, HEADLINE, STANDFIRST, BYLINE -> {}
                case TEXT, ITEM, QUOTE, ROW, NOTE -> {
                    return false;
                }
            }
        }
        return dropped > 0;
    }
}
