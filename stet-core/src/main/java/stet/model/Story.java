// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.util.ArrayList;
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
/// @param posts of a live page, in reading order; empty for other pages, and no post holds the paragraphs outside them
/// @param pictures in reading order
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
        List<Post> posts,
        List<Picture> pictures) {

    public Story {
        authors = List.copyOf(authors);
        paragraphs = List.copyOf(paragraphs);
        posts = List.copyOf(posts);
        pictures = List.copyOf(pictures);
        if (headline.isBlank() && paragraphs.isEmpty()) {
            throw new IllegalArgumentException("a story has a headline or a paragraph");
        }
        int from = 0;
        for (var post : posts) {
            if (post.first() < from || post.end() > paragraphs.size()) {
                throw new IllegalArgumentException("posts follow each other within %d paragraphs, not [%d, %d)"
                        .formatted(paragraphs.size(), post.first(), post.end()));
            }
            from = post.end();
        }
    }

    /// The paragraphs joined by blank lines.
    public String text() {
        return paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\n\n"));
    }

    /// What stands beside the pictures, kept apart from the text; said once, however many pictures say it.
    public List<String> captions() {
        return pictures.stream()
                .flatMap(picture -> picture.captions().stream())
                .distinct()
                .toList();
    }

    /// This story without the paragraphs of these texts.
    ///
    /// @throws IllegalArgumentException when neither a headline nor a paragraph is left
    public Story without(Set<String> texts) {
        var left = new ArrayList<Paragraph>();
        var leftBefore = new int[paragraphs.size() + 1];
        for (int i = 0; i < paragraphs.size(); i++) {
            if (!texts.contains(paragraphs.get(i).text())) {
                left.add(paragraphs.get(i));
            }
            leftBefore[i + 1] = left.size();
        }
        var leftPosts = posts.stream()
                .filter(post -> leftBefore[post.end()] > leftBefore[post.first()])
                .map(post -> post.over(leftBefore[post.first()], leftBefore[post.end()]))
                .toList();
        return with(left, leftPosts);
    }

    /// This story with another text.
    public Story with(List<Paragraph> text, List<Post> postsInIt) {
        return new Story(
                headline,
                standfirst,
                byline,
                authors,
                published,
                modified,
                language,
                section,
                text,
                postsInIt,
                pictures);
    }

    /// The digest of all that a reader sees: headline, standfirst, byline, paragraphs and captions. Two stories
    /// with the same digest are the same version. Times, tags, section, kinds of paragraph, where links lead, what
    /// the posts are, and the addresses and alternative texts of pictures do not count.
    public Digest digest() {
        return Digest.of(String.join(
                "\u001e",
                headline,
                standfirst,
                byline,
                paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\u001f")),
                String.join("\u001f", captions())));
    }

    /// The digest of the first paragraph, by which an article is found again that moved without a word.
    public Digest opening() {
        return Digest.of(paragraphs.isEmpty() ? headline : paragraphs.getFirst().text());
    }
}
