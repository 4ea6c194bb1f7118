// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.List;

/// A block of an article's text with its kind and its links, in reading order. The text is exact, save that runs of
/// white space (HTML's, not the no-break space) are one space and the ends are trimmed; it is in Unicode NFC.
public record Paragraph(Kind kind, String text, List<Link> links) {
    public enum Kind {
        TEXT,
        SUBHEADING,
        LIST_ITEM,
        QUOTATION,
        TABLE_ROW,
        /// A correction, clarification or update note that the outlet itself set apart.
        NOTE
    }

    public Paragraph {
        links = List.copyOf(links);
        if (text.isBlank()) {
            throw new IllegalArgumentException("a paragraph has words");
        }
    }

    public Paragraph(Kind kind, String text) {
        this(kind, text, List.of());
    }
}
