// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Corrections to rulings that only the order of blocks can give: a heading with nothing under it is none.
final class Sequence {
    /// Shorter lines may be said again on purpose.
    private static final int LONG = 80;

    private Sequence() {}

    static List<Ruling> settled(List<Ruling> rulings) {
        var settled = withoutRepeats(rulings);
        boolean textBelow = false;
        for (int i = settled.size() - 1; i >= 0; i--) {
            var ruling = settled.get(i);
            switch (ruling.place()) {
                case TEXT, ITEM, QUOTE, ROW -> textBelow = true;
                case SUBHEADING -> {
                    if (!textBelow || isOverDropped(settled, i)) {
                        settled.set(i, ruling.as(Ruling.Place.OUT, "a heading with no text under it"));
                    }
                }
                case NOTE, HEADLINE, STANDFIRST, BYLINE, CAPTION, OUT -> {}
            }
        }
        return settled;
    }

    /// Some pages carry their text two times, for small screens and for large ones: what was said is not said again.
    private static List<Ruling> withoutRepeats(List<Ruling> rulings) {
        var said = new HashSet<String>();
        var kept = new ArrayList<Ruling>(rulings);
        kept.replaceAll(r -> r.place() == Ruling.Place.TEXT
                        && r.block().weight() >= LONG
                        && !said.add(r.block().text())
                ? r.as(Ruling.Place.OUT, "was said before")
                : r);
        return kept;
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
