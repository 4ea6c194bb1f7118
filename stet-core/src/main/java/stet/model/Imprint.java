// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// What a block of a page that could be furniture leaves in its outlet's memory. Headlines, standfirsts, bylines,
/// notes, quotations, subheadings, table rows, captions and the running text of an article leave none, and are never
/// forgotten.
///
/// @param text of the block's words
/// @param place of the names of the boxes around it, which are the same on every page of the outlet
public record Imprint(Fingerprint text, Fingerprint place, Standing standing) {
    public enum Standing {
        /// In a box of its own, apart from the stream of the article's paragraphs.
        APART,
        /// Among the article's own paragraphs and items, yet unlike them: named otherwise than all others, or
        /// hardly more than a link.
        AMONG
    }
}
