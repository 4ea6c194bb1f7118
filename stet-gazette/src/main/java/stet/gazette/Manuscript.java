// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Instant;
import java.util.List;

/// An article with what may become of it. The first headline, standfirst, byline and caption are the first edition's.
///
/// @param slug lower-case words joined by hyphens
/// @param captions empty when there is no picture
/// @param corrections notes that may be added at the end
/// @param additions paragraphs that may be added
record Manuscript(
        String slug,
        String section,
        List<String> headlines,
        List<String> standfirsts,
        List<String> bylines,
        List<String> captions,
        List<Block> blocks,
        List<Substitution> substitutions,
        List<String> corrections,
        List<String> additions) {

    Manuscript {
        headlines = List.copyOf(headlines);
        standfirsts = List.copyOf(standfirsts);
        bylines = List.copyOf(bylines);
        captions = List.copyOf(captions);
        blocks = List.copyOf(blocks);
        substitutions = List.copyOf(substitutions);
        corrections = List.copyOf(corrections);
        additions = List.copyOf(additions);
        if (headlines.isEmpty() || standfirsts.isEmpty() || bylines.isEmpty() || blocks.isEmpty()) {
            throw new IllegalArgumentException(slug + " lacks a headline, a standfirst, a byline or a text");
        }
        Piece first = first(headlines, standfirsts, bylines, captions, section, blocks, Instant.EPOCH);
        for (Substitution substitution : substitutions) {
            if (substitution.applyTo(first).isEmpty()) {
                throw new IllegalArgumentException(
                        "%s does not say '%s' exactly once".formatted(slug, substitution.was()));
            }
        }
    }

    Piece firstEdition(Instant published) {
        return first(headlines, standfirsts, bylines, captions, section, blocks, published);
    }

    private static Piece first(
            List<String> headlines,
            List<String> standfirsts,
            List<String> bylines,
            List<String> captions,
            String section,
            List<Block> blocks,
            Instant published) {
        return new Piece(
                headlines.getFirst(),
                standfirsts.getFirst(),
                bylines.getFirst(),
                section,
                captions.isEmpty() ? "" : captions.getFirst(),
                blocks,
                published,
                published);
    }
}
