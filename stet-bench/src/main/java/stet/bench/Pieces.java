// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import stet.gazette.Block;
import stet.gazette.EditKind;
import stet.gazette.Habits;
import stet.gazette.Live;
import stet.gazette.Newsstand;
import stet.gazette.Piece;

/// Made-up articles in any number: the texts of one outlet of the newsstand over and over, each told of a ward of its
/// own, so that no two have the same headline or opening.
///
/// @param language of all the texts, a BCP 47 tag
/// @param texts at least one
record Pieces(String language, List<Piece> texts) {
    private static final InstantSource SOME_DAY = InstantSource.fixed(Instant.parse("2026-03-02T08:00:00Z"));

    Pieces {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("no texts in " + language);
        }
    }

    /// One for each outlet of the newsstand.
    static List<Pieces> all() {
        try (var newsstand = new Newsstand(1, SOME_DAY).start()) {
            return newsstand.outlets().stream()
                    .map(outlet -> new Pieces(
                            outlet.language(),
                            newsstand.truth().stream()
                                    .filter(live ->
                                            live.outlet().equals(outlet.key()) && live.kind() == EditKind.PUBLISHED)
                                    .map(Live::piece)
                                    .toList()))
                    .toList();
        }
    }

    /// Pages with noise at each fetch and no validators, so that each answer is a whole page.
    Habits habits(int outlet) {
        var template = outlet % 2 == 0 ? Habits.Template.CLEAN : Habits.Template.HASHED;
        return Habits.plain()
                .withName("Gazette %d".formatted(outlet))
                .withLanguage(language)
                .withTemplate(template)
                .withValidation(Habits.Validation.NONE);
    }

    /// @param number 0 or more
    /// @param edition 0 for the first; each further one loses a sentence, gains a paragraph, and one in five has
    /// another headline
    Piece piece(int number, int edition) {
        var text = texts.get(number % texts.size());
        var blocks = new ArrayList<>(text.blocks());
        blocks.set(
                0,
                new Block(
                        Block.Kind.TEXT,
                        "Ward %d. %s".formatted(number, text.blocks().getFirst().words())));
        if (edition > 0) {
            int shortened = 1 + number % (blocks.size() - 1);
            blocks.set(shortened, shortened(blocks.get(shortened)));
            var others = texts.get((number + edition) % texts.size()).blocks();
            blocks.add(new Block(
                    Block.Kind.TEXT,
                    "Edition %d. %s".formatted(edition, others.getLast().words())));
        }
        var headline = "Ward %d: %s".formatted(number, text.headline());
        return text.withBlocks(blocks).withHeadline(number % 5 == 0 && edition > 0 ? headline + ", again" : headline);
    }

    private static Block shortened(Block block) {
        var words = block.words();
        int end = words.lastIndexOf(". ");
        return new Block(block.kind(), end > 0 ? words.substring(0, end + 1) : words + " again");
    }
}
