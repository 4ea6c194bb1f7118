// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an article says: the text that was read out of one capture.
///
/// @param headline as shown to readers; may be empty
/// @param standfirst the summary line under the headline; may be empty
/// @param byline as shown, without times and counters; may be empty
/// @param authors the names in the byline
/// @param published as stated by the outlet
/// @param modified as stated by the outlet
/// @param language a BCP 47 tag, or empty when nothing says
/// @param section the outlet's own name for the part of the paper; may be empty
/// @param captions of pictures, kept apart from the text
public record Story(
        String headline,
        String standfirst,
        String byline,
        List<String> authors,
        Optional<Instant> published,
        Optional<Instant> modified,
        String language,
        String section,
        List<Paragraph> paragraphs,
        List<String> captions) {

    public Story {
        authors = List.copyOf(authors);
        paragraphs = List.copyOf(paragraphs);
        captions = List.copyOf(captions);
        if (headline.isBlank() && paragraphs.isEmpty()) {
            throw new IllegalArgumentException("a story has a headline or a paragraph");
        }
    }

    /// The paragraphs joined by blank lines.
    public String text() {
        return paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\n\n"));
    }

    /// This story without the paragraphs of these texts.
    ///
    /// @throws IllegalArgumentException when neither a headline nor a paragraph is left
    public Story without(Set<String> texts) {
        return new Story(
                headline,
                standfirst,
                byline,
                authors,
                published,
                modified,
                language,
                section,
                paragraphs.stream().filter(p -> !texts.contains(p.text())).toList(),
                captions);
    }

    /// The digest of all that a reader sees: headline, standfirst, byline, paragraphs and captions. Two stories with
    /// the
    /// same digest are the same version; times, tags, section, link targets and kinds of paragraph do not count.
    public Digest digest() {
        return Digest.of(String.join(
                "\u001e",
                headline,
                standfirst,
                byline,
                paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\u001f")),
                String.join("\u001f", captions)));
    }

    /// The digest of the first paragraph, by which an article is found again that moved without a word.
    public Digest opening() {
        return Digest.of(paragraphs.isEmpty() ? headline : paragraphs.getFirst().text());
    }
}
