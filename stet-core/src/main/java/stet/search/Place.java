// SPDX-License-Identifier: Apache-2.0
package stet.search;

/// Where a phrase is wanted, by the word that readers write before the colon.
public enum Place {
    /// Anywhere in a version: headline, summary, byline, text, captions.
    ANYWHERE(""),
    HEADLINE("headline"),
    AUTHOR("author"),
    /// Among the words that a change took out.
    REMOVED("removed"),
    /// Among the words that a change brought in.
    ADDED("added");

    private final String word;

    Place(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// Whether changes are searched and not versions.
    public boolean isOfChanges() {
        return this == REMOVED || this == ADDED;
    }
}
