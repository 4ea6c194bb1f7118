// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;
import java.util.Optional;

/// How the pages of one outlet are read, where the ordinary reading fails: which boxes hold what, and which are not the
/// article. What is not named here is read as everywhere else.
///
/// @param body the box that holds the text, or the boxes that hold its parts
/// @param drop what is taken out of the page before it is read
/// @param kinds what the paragraphs in a box are; where several fit, the innermost box counts, then the earlier rule
public record PageRules(
        Optional<Selector> body,
        Optional<Selector> headline,
        Optional<Selector> standfirst,
        Optional<Selector> byline,
        List<Selector> drop,
        List<KindRule> kinds,
        Optional<TimeRule> published,
        Optional<TimeRule> modified) {
    public static final PageRules NONE = new PageRules(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    /// How many selectors one entry may have in `drop`, and in `kinds`.
    public static final int MOST = 40;

    public record KindRule(Selector selector, Kind kind) {}

    public enum Kind {
        TEXT,
        SUBHEADING,
        LIST_ITEM,
        QUOTATION,
        TABLE_ROW,
        NOTE,
        CAPTION;

        Ruling.Place place() {
            return switch (this) {
                case TEXT -> Ruling.Place.TEXT;
                case SUBHEADING -> Ruling.Place.SUBHEADING;
                case LIST_ITEM -> Ruling.Place.ITEM;
                case QUOTATION -> Ruling.Place.QUOTE;
                case TABLE_ROW -> Ruling.Place.ROW;
                case NOTE -> Ruling.Place.NOTE;
                case CAPTION -> Ruling.Place.CAPTION;
            };
        }
    }

    /// @throws IllegalArgumentException when there are more than [#MOST] selectors in `drop` or `kinds`
    public PageRules {
        drop = List.copyOf(drop);
        kinds = List.copyOf(kinds);
        if (drop.size() > MOST || kinds.size() > MOST) {
            throw new IllegalArgumentException("at most %d selectors in drop and in kinds".formatted(MOST));
        }
    }
}
