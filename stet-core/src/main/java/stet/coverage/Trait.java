// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

/// Something that a story is known by.
///
/// @param terms as a search knows it: without case and accents, parted by spaces
/// @param written as it stands in the text
public record Trait(Kind kind, String terms, String written) {
    /// The strongest first.
    public enum Kind {
        NAME,
        FIGURE,
        WORD
    }

    public Trait {
        if (terms.isBlank()) {
            throw new IllegalArgumentException("a trait has a term");
        }
    }
}
