// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import java.util.List;
import stet.model.Run;

/// A marked block of a comparison.
///
/// @param heading what became of the block, in the reader's words and with their colon ("Paragraph added:"); may be
/// empty
/// @param fate what became of the block as a whole
public record Row(String heading, List<Run> runs, Fate fate) {
    public enum Fate {
        /// In both versions, perhaps with other words.
        KEPT,
        ADDED,
        REMOVED,
        MOVED
    }

    public Row {
        runs = List.copyOf(runs);
    }
}
