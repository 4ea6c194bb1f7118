// SPDX-License-Identifier: Apache-2.0
package stet.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import stet.model.Paragraph;
import stet.model.Picture;
import stet.model.Story;

/// A query held against one version after the other, or against what one change added and removed. For one thread:
/// versions share most of their texts, and what was cut into terms just now is not cut again.
public final class Sought {
    private static final int MOST_REMEMBERED = 1000;

    private final Query query;
    private final Map<String, List<Term>> remembered = new HashMap<>();

    public Sought(Query query) {
        this.query = query;
    }

    /// Whether all that is wanted of a version stands in this one, and nothing that is unwanted.
    public boolean isIn(Story story) {
        var text = new Told(story);
        return query.wanted().stream().filter(w -> !w.place().isOfChanges()).allMatch(text::has)
                && query.unwanted().stream()
                        .filter(w -> !w.place().isOfChanges())
                        .noneMatch(text::has);
    }

    /// Whether all that is wanted of a change is among its words.
    ///
    /// @param removed the stretches that the change took out
    /// @param added those that it brought in
    public boolean isIn(List<String> removed, List<String> added) {
        var gone = terms(removed);
        var come = terms(added);
        Function<Query.Wanted, Boolean> has = wanted -> switch (wanted.place()) {
            case REMOVED -> gone.stream().anyMatch(wanted.phrase()::isIn);
            case ADDED -> come.stream().anyMatch(wanted.phrase()::isIn);
            case ANYWHERE, HEADLINE, AUTHOR -> throw new IllegalStateException("not of a change: " + wanted);
        };
        return query.wanted().stream().filter(w -> w.place().isOfChanges()).allMatch(has::apply)
                && query.unwanted().stream()
                        .filter(w -> w.place().isOfChanges())
                        .noneMatch(has::apply);
    }

    /// The passage of the story that shows most of what is wanted, at most so many code points, the wanted words
    /// marked; of equals the first. Empty where none of it stands in the texts that readers see at length.
    public List<Piece> passage(Story story, int most) {
        return passage(passages(story).toList(), Place.ANYWHERE, most);
    }

    /// The same of what a change took out or brought in.
    public List<Piece> passage(List<String> stretches, Place place, int most) {
        var phrases = query.wanted().stream()
                .filter(w -> w.place() == place
                        || place == Place.ANYWHERE && !w.place().isOfChanges())
                .map(Query.Wanted::phrase)
                .toList();
        return stretches.stream()
                .map(text -> Passage.of(text, terms(text), phrases, most))
                .filter(passage -> passage.phrases() > 0)
                .max(Comparator.comparingInt(Passage::phrases))
                .map(Passage::pieces)
                .orElse(List.of());
    }

    private static Stream<String> passages(Story story) {
        return Stream.of(
                        story.paragraphs().stream().map(Paragraph::text),
                        Stream.of(story.standfirst(), story.headline(), story.byline()),
                        story.captions().stream())
                .flatMap(Function.identity());
    }

    private List<List<Term>> terms(List<String> texts) {
        return texts.stream().map(this::terms).toList();
    }

    private List<Term> terms(String text) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(text, Terms::of);
    }

    /// The texts of a version, cut into terms once.
    private final class Told {
        private final List<List<Term>> headline;
        private final List<List<Term>> byline;
        private final List<List<Term>> all = new ArrayList<>();

        Told(Story story) {
            headline = terms(List.of(story.headline()));
            byline = terms(Stream.concat(Stream.of(story.byline()), story.authors().stream())
                    .toList());
            all.addAll(headline);
            all.addAll(byline);
            all.addAll(terms(texts(story)));
        }

        boolean has(Query.Wanted wanted) {
            var among = switch (wanted.place()) {
                case ANYWHERE -> all;
                case HEADLINE -> headline;
                case AUTHOR -> byline;
                case REMOVED, ADDED -> throw new IllegalStateException("not of a version: " + wanted);
            };
            return among.stream().anyMatch(wanted.phrase()::isIn);
        }
    }

    /// What an index is to hold of a version besides its headline and its authors.
    public static List<String> texts(Story story) {
        return Stream.of(
                        Stream.of(story.standfirst()),
                        story.paragraphs().stream().map(Paragraph::text),
                        story.pictures().stream().map(Picture::captions).flatMap(List::stream))
                .flatMap(Function.identity())
                .filter(text -> !text.isBlank())
                .toList();
    }
}
