// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Edits to an article's words: the state before in, the state after out, or none where the kind does not fit.
final class Edits {
    private Edits() {}

    /// @param earlier the states that the article has had, oldest first; the last is the present one
    static Optional<Piece> apply(EditKind kind, Manuscript manuscript, List<Live> earlier, RandomGenerator random) {
        Piece piece = earlier.getLast().piece();
        return switch (kind) {
            case HEADLINE -> other(manuscript.headlines(), piece.headline()).map(piece::withHeadline);
            case STANDFIRST ->
                other(manuscript.standfirsts(), piece.standfirst()).map(piece::withStandfirst);
            case BYLINE -> other(manuscript.bylines(), piece.byline()).map(piece::withByline);
            case CAPTION -> other(manuscript.captions(), piece.caption()).map(piece::withCaption);
            case FIGURE, NAME, QUOTATION, WORDING, SPELLING -> substituted(kind, manuscript, piece);
            case CORRECTION -> corrected(manuscript, piece);
            case PARAGRAPH_ADDED -> added(manuscript, piece, random);
            case PARAGRAPH_REMOVED -> Rearrangements.removed(piece, random);
            case PARAGRAPH_MOVED -> Rearrangements.moved(piece, random);
            case PARAGRAPH_SPLIT -> Rearrangements.split(piece, random);
            case PARAGRAPHS_MERGED -> Rearrangements.merged(piece, random);
            case QUOTE_STYLE -> Rearrangements.requoted(piece);
            case LINK_TARGET -> Rearrangements.relinked(piece);
            case REVERTED -> reverted(earlier);
            case PUBLISHED, ADDRESS, WITHDRAWN_GONE, WITHDRAWN_MISSING, RESTORED, PAYWALLED -> Optional.empty();
        };
    }

    private static Optional<String> other(List<String> wordings, String present) {
        return wordings.stream().filter(wording -> !wording.equals(present)).findFirst();
    }

    private static Optional<Piece> substituted(EditKind kind, Manuscript manuscript, Piece piece) {
        return manuscript.substitutions().stream()
                .filter(substitution -> substitution.kind() == kind)
                .flatMap(substitution -> substitution.applyTo(piece).stream())
                .findFirst();
    }

    private static Optional<Piece> corrected(Manuscript manuscript, Piece piece) {
        return fresh(manuscript.corrections(), piece)
                .map(note -> piece.withBlocks(Rearrangements.inserted(
                        piece.blocks(), piece.blocks().size(), new Block(Block.Kind.NOTE, note))));
    }

    private static Optional<Piece> added(Manuscript manuscript, Piece piece, RandomGenerator random) {
        int most = Math.max(1, piece.blocks().size() - 2);
        return fresh(manuscript.additions(), piece)
                .map(words -> piece.withBlocks(Rearrangements.inserted(
                        piece.blocks(), Math.min(2, most) + random.nextInt(most), new Block(Block.Kind.TEXT, words))));
    }

    private static Optional<String> fresh(List<String> paragraphs, Piece piece) {
        return paragraphs.stream()
                .filter(words ->
                        piece.blocks().stream().noneMatch(block -> block.text().equals(words)))
                .findFirst();
    }

    private static Optional<Piece> reverted(List<Live> earlier) {
        List<String> present = earlier.getLast().piece().words();
        return earlier.reversed().stream()
                .map(Live::piece)
                .filter(piece -> !piece.words().equals(present))
                .findFirst();
    }
}
