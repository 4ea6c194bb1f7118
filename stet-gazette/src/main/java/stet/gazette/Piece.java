// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// An article as its outlet means it to be read, before any markup.
///
/// @param headline not blank
/// @param standfirst may be empty
/// @param byline as printed, for instance `By A. Writer`; may be empty
/// @param section the outlet's own name for the part of the paper; may be empty
/// @param caption of the picture at the head; empty when there is no picture
/// @param published as stated on the page
/// @param modified as stated on the page, which is not always when it was edited
public record Piece(
        String headline,
        String standfirst,
        String byline,
        String section,
        String caption,
        List<Block> blocks,
        Instant published,
        Instant modified) {

    private static final Instant SOME_MORNING = Instant.parse("2026-03-02T08:00:00Z");

    public Piece {
        blocks = List.copyOf(blocks);
        if (headline.isBlank()) {
            throw new IllegalArgumentException("a piece has a headline");
        }
    }

    /// A piece of news without a picture, dated 2 March 2026.
    /// @param paragraphs in the form that [Block#of] reads
    public Piece(String headline, String standfirst, String byline, List<String> paragraphs) {
        this(
                headline,
                standfirst,
                byline,
                "News",
                "",
                paragraphs.stream().map(Block::of).toList(),
                SOME_MORNING,
                SOME_MORNING);
    }

    /// All that a reader sees of the piece, in reading order, empty parts left out. Addresses of links, dates and
    /// the section are not in it.
    public List<String> words() {
        return Stream.concat(
                        Stream.of(headline, standfirst, byline, caption),
                        blocks.stream().map(Block::words))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    public Piece withHeadline(String changed) {
        return new Piece(changed, standfirst, byline, section, caption, blocks, published, modified);
    }

    public Piece withStandfirst(String changed) {
        return new Piece(headline, changed, byline, section, caption, blocks, published, modified);
    }

    public Piece withByline(String changed) {
        return new Piece(headline, standfirst, changed, section, caption, blocks, published, modified);
    }

    public Piece withCaption(String changed) {
        return new Piece(headline, standfirst, byline, section, changed, blocks, published, modified);
    }

    /// @param changed in the form that [Block#of] reads
    public Piece withParagraphs(List<String> changed) {
        return withBlocks(changed.stream().map(Block::of).toList());
    }

    public Piece withBlocks(List<Block> changed) {
        return new Piece(headline, standfirst, byline, section, caption, changed, published, modified);
    }

    public Piece withSection(String changed) {
        return new Piece(headline, standfirst, byline, changed, caption, blocks, published, modified);
    }

    /// The same piece with other stated times.
    public Piece dated(Instant statedPublished, Instant statedModified) {
        return new Piece(headline, standfirst, byline, section, caption, blocks, statedPublished, statedModified);
    }
}
