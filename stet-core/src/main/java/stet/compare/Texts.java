// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.List;

/// The paragraphs of one version, cut into tokens when first asked for. For one thread.
final class Texts {
    private final List<String> paragraphs;
    private final Vocabulary vocabulary;
    private final Tokens[] tokens;

    Texts(List<String> paragraphs, Vocabulary vocabulary) {
        this.paragraphs = paragraphs;
        this.vocabulary = vocabulary;
        this.tokens = new Tokens[paragraphs.size()];
    }

    int size() {
        return paragraphs.size();
    }

    String text(int paragraph) {
        return paragraphs.get(paragraph);
    }

    @SuppressWarnings("NullAway") // the slots start empty and are filled here only
    Tokens tokens(int paragraph) {
        if (tokens[paragraph] == null) {
            tokens[paragraph] = Tokens.of(paragraphs.get(paragraph), vocabulary);
        }
        return tokens[paragraph];
    }

    /// Paragraphs [from, to) joined by line feeds, as spans count them.
    Tokens joined(int from, int to) {
        return to - from == 1 ? tokens(from) : Tokens.of(String.join("\n", paragraphs.subList(from, to)), vocabulary);
    }
}
