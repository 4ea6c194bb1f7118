// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// One thing that changed, as a reader would name it.
///
/// @param kind what sort of change
/// @param was the words before, short; empty when there were none
/// @param now the words after, short; empty when there are none
/// @param about what a figure counts, `sentence` where a whole sentence of a quotation gave way to another, the words
/// of a link, how many words (characters in scripts without spaces) were added or removed, or what an outlet calls its
/// notice: `correction`, `clarification`, `update`, `editor` or `note`; may be empty
/// @param number the running number, from 1, of the marked row in the comparison where it is seen; a link's `#cN`; 0
/// where it is of no row
public record Change(Kind kind, String was, String now, String about, int number) {
    /// In the order in which a plain line names them.
    public enum Kind {
        NOTICE_ADDED,
        NOTICE_REMOVED,
        HEADLINE,
        FIGURE,
        NAME,
        QUOTATION,
        ATTRIBUTION,
        HEDGE,
        DATE,
        STANDFIRST,
        BYLINE,
        CAPTION,
        LINK,
        TEXT_ADDED,
        TEXT_REMOVED,
        MOVED,
        LAYOUT,
        REWRITTEN,
        WORDING,
        STYLE,
        /// The older text was read by another archive's reader: what differs may be the reader's, and not the outlet's.
        READER
    }
}
