// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import stet.model.Paragraph;
import stet.model.Post;
import stet.model.Story;

/// Makes one story of two pages of an article. Notes outside posts come together at the end where the first page has
/// them, or else behind the text.
final class Joining {
    private final List<Paragraph> text = new ArrayList<>();
    private final List<Paragraph> notes = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();

    private Joining() {}

    static Story of(Story first, Story next) {
        var joining = new Joining();
        joining.add(first, _ -> true);
        joining.add(next, new Opening(first)::isNew);
        return joining.story(first, next);
    }

    @FunctionalInterface
    private interface Choice {
        boolean takes(Paragraph paragraph);
    }

    /// What the next page repeats of the first: notes anywhere, and all at its beginning up to something new.
    private static final class Opening {
        private final Set<String> said = new HashSet<>();
        private boolean open = true;

        Opening(Story first) {
            first.paragraphs().forEach(p -> said.add(p.text()));
            said.add(first.standfirst());
        }

        boolean isNew(Paragraph paragraph) {
            boolean known = said.contains(paragraph.text());
            open &= known;
            return isNote(paragraph) ? !known : !open;
        }
    }

    private static boolean isNote(Paragraph paragraph) {
        return paragraph.kind() == Paragraph.Kind.NOTE;
    }

    private void add(Story page, Choice choice) {
        var textBefore = new int[page.paragraphs().size() + 1];
        for (int i = 0; i < page.paragraphs().size(); i++) {
            var paragraph = page.paragraphs().get(i);
            textBefore[i] = text.size();
            if (choice.takes(paragraph)) {
                (isNote(paragraph) && !isInPost(page, i) ? notes : text).add(paragraph);
            }
        }
        textBefore[page.paragraphs().size()] = text.size();
        page.posts().stream()
                .filter(post -> textBefore[post.end()] > textBefore[post.first()])
                .map(post -> post.over(textBefore[post.first()], textBefore[post.end()]))
                .forEach(posts::add);
    }

    private static boolean isInPost(Story page, int paragraph) {
        return page.posts().stream().anyMatch(p -> paragraph >= p.first() && paragraph < p.end());
    }

    private Story story(Story first, Story next) {
        boolean notesFirst =
                !first.paragraphs().isEmpty() && isNote(first.paragraphs().getFirst());
        int shift = notesFirst ? notes.size() : 0;
        var paragraphs = notesFirst ? Stream.of(notes, text) : Stream.of(text, notes);
        return new Story(
                first.headline(),
                first.standfirst(),
                first.byline(),
                first.authors(),
                first.published(),
                first.modified().or(next::modified),
                first.language(),
                first.section(),
                paragraphs.flatMap(List::stream).toList(),
                posts.stream()
                        .map(p -> p.over(p.first() + shift, p.end() + shift))
                        .toList(),
                Stream.of(first.pictures(), next.pictures())
                        .flatMap(List::stream)
                        .distinct()
                        .toList());
    }
}
