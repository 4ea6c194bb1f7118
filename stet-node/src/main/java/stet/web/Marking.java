// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;

/// One line of the comparison list, in reading order.
sealed interface Marking {
    /// How the line takes part in the connector between a moved paragraph's two places.
    Lane lane();

    enum Lane {
        NONE(""),
        /// The upper end, at the newer text.
        OPENS_AFTER("mi"),
        /// The upper end, at the older text.
        OPENS_BEFORE("mj"),
        THROUGH("mm"),
        /// The lower end, at the older text.
        ENDS_BEFORE("mo"),
        /// The lower end, at the newer text.
        ENDS_AFTER("mp");

        private final String style;

        Lane(String style) {
            this.style = style;
        }

        /// Its class in the stylesheet.
        String style() {
            return style;
        }
    }

    /// A run of paragraphs that stand unchanged.
    ///
    /// @param many how many there are
    /// @param texts those that may be shown
    record Unchanged(int many, List<String> texts, Lane lane) implements Marking {
        public Unchanged {
            texts = List.copyOf(texts);
        }
    }

    /// A numbered change at its place in the newer text (in the older, when it was removed).
    ///
    /// @param title what happened, as a heading
    /// @param detail the figures, names or places; may be empty
    record Changed(int number, String title, String detail, Kind kind, Sides sides, Lane lane) implements Marking {}

    /// The older place of a moved paragraph.
    ///
    /// @param number of the change at its newer place
    /// @param to its paragraph number, from 1, in the newer text
    /// @param up whether it is now further up
    record MovedAway(int number, int to, boolean up, Sides sides, Lane lane) implements Marking {}

    /// How a change is drawn.
    sealed interface Kind {
        record Headline() implements Kind {}

        record Reworded() implements Kind {}

        record Added() implements Kind {}

        record Removed() implements Kind {}

        /// @param from its paragraph number, from 1, in the older text
        record Moved(int from, boolean up) implements Kind {}

        record Split() implements Kind {}

        record Merged() implements Kind {}
    }
}
