// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Words of an article's blocks that an edit of some kind replaces by others.
record Substitution(EditKind kind, String was, String now) {
    Substitution {
        if (was.isBlank() || now.contains(was)) {
            throw new IllegalArgumentException("'%s => %s' would apply twice or nowhere".formatted(was, now));
        }
    }

    /// The piece with the words replaced; none when they do not stand in exactly one block, exactly once.
    Optional<Piece> applyTo(Piece piece) {
        List<Block> blocks = piece.blocks();
        List<Integer> places = IntStream.range(0, blocks.size())
                .filter(i -> blocks.get(i).text().contains(was))
                .boxed()
                .toList();
        if (places.size() != 1) {
            return Optional.empty();
        }
        Block block = blocks.get(places.getFirst());
        int at = block.text().indexOf(was);
        if (block.text().indexOf(was, at + 1) >= 0) {
            return Optional.empty();
        }
        return Optional.of(piece.withBlocks(Rearrangements.with(
                blocks, places.getFirst(), block.withText(block.text().replace(was, now)))));
    }
}
