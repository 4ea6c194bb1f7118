// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.regex.Pattern;

/// A block of an article's text. Words in the text may carry a link, written `[[words|address]]`.
public record Block(Kind kind, String text) {
    /// How a block is set, with the mark that stands before it in a manuscript.
    public enum Kind {
        TEXT(""),
        SUBHEADING("## "),
        QUOTATION("> "),
        ITEM("- "),
        /// A correction, clarification or update note that the outlet sets apart.
        NOTE("! ");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }
    }

    static final Pattern LINK = Pattern.compile("\\[\\[([^\\]|]+)\\|([^\\]|\\s]+)]]");

    public Block {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a block of kind " + kind + " has no words");
        }
    }

    /// Reads one block of a manuscript: `## ` begins a subheading, `> ` a quotation, `- ` an item of a list, `! ` a
    /// note, anything else a paragraph.
    public static Block of(String manuscript) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.TEXT && manuscript.startsWith(kind.mark)) {
                return new Block(kind, manuscript.substring(kind.mark.length()).strip());
            }
        }
        return new Block(Kind.TEXT, manuscript.strip());
    }

    /// The words that a reader sees, without the addresses of links.
    public String words() {
        return LINK.matcher(text).replaceAll("$1");
    }

    Block withText(String changed) {
        return new Block(kind, changed);
    }
}
