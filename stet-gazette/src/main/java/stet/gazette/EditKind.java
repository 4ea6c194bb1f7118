// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

/// What an outlet of the [Newsstand] did to an article, and how often it does so beside the others.
public enum EditKind {
    PUBLISHED(0),
    HEADLINE(5),
    FIGURE(6),
    NAME(3),
    QUOTATION(3),
    CORRECTION(3),
    PARAGRAPH_ADDED(4),
    PARAGRAPH_REMOVED(2),
    PARAGRAPH_MOVED(2),
    PARAGRAPH_SPLIT(2),
    PARAGRAPHS_MERGED(2),
    STANDFIRST(3),
    BYLINE(2),
    CAPTION(2),
    SPELLING(3),
    WORDING(4),
    /// Straight quotation marks became curly ones, or the other way round.
    QUOTE_STYLE(2),
    LINK_TARGET(2),
    /// The article moved to another path; the old one redirects there for good.
    ADDRESS(2),
    WITHDRAWN_GONE(1),
    WITHDRAWN_MISSING(1),
    RESTORED(3),
    PAYWALLED(1),
    /// An earlier text came back.
    REVERTED(2);

    private final int weight;

    EditKind(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
