// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.List;
import java.util.stream.Collectors;

/// An article's page before it has a template.
///
/// @param path where it stands
/// @param stub whether only its first block is shown, before an invitation to subscribe
record Article(Front front, String path, Piece piece, boolean stub) {
    List<Block> shown() {
        return stub ? piece.blocks().stream().limit(1).toList() : piece.blocks();
    }

    String address() {
        return front.address(path);
    }

    Phrases phrases() {
        return Phrases.of(front.habits().language());
    }

    String language() {
        return front.habits().language();
    }

    String outlet() {
        return Markup.escape(front.habits().name());
    }

    /// The names in the byline, without the word that leads it in.
    String author() {
        return piece.byline().replaceFirst("^(By|Par|Texte :|بقلم) ", "");
    }

    /// The words that tell a page of one outlet from that of another to a search engine.
    String newsArticle() {
        String body = shown().stream().map(Block::words).collect(Collectors.joining("\n"));
        return """
            {"@context":"https://schema.org","@type":"NewsArticle","headline":%s,"description":%s,"inLanguage":%s,\
            "datePublished":"%s","dateModified":"%s","author":[{"@type":"Person","name":%s}],\
            "publisher":{"@type":"NewsMediaOrganization","name":%s},"mainEntityOfPage":%s,\
            "isAccessibleForFree":%s,"articleSection":%s,"articleBody":%s}""".formatted(
                        Markup.json(piece.headline()),
                        Markup.json(piece.standfirst()),
                        Markup.json(language()),
                        piece.published(),
                        piece.modified(),
                        Markup.json(author()),
                        Markup.json(front.habits().name()),
                        Markup.json(address()),
                        !stub,
                        Markup.json(piece.section()),
                        Markup.json(body));
    }
}
