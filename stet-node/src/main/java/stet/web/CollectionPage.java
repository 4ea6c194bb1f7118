// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import stet.compare.Comparison;
import stet.model.FieldEdit;
import stet.model.Run;
import stet.model.Story;
import stet.store.CollectionRecord;
import stet.store.CollectionRecord.Headline;
import stet.store.CollectionRecord.Member;
import stet.store.FollowedFigure;

/// A collection: the figures that are followed, the headlines in lanes, and the keeper's note.
///
/// @param versions of all its articles together
/// @param note in paragraphs
record CollectionPage(
        CollectionRecord collection,
        String path,
        int outlets,
        int versions,
        List<FigurePage> figures,
        List<Lane> lanes,
        List<String> note) {
    /// The headlines of one article, the oldest first.
    ///
    /// @param href of the article
    /// @param clipping whether it was handed in
    /// @param withheld why nothing of it is shown, in words; empty otherwise
    record Lane(
            String outlet, Tongue tongue, String href, boolean clipping, Optional<String> withheld, List<Step> steps) {
        Lane {
            steps = List.copyOf(steps);
        }
    }

    /// A headline from the time on from which it was seen, what is new in it marked.
    ///
    /// @param time in words
    /// @param href of the comparison in which it came, or of the version
    record Step(Instant at, String time, List<Run> runs, String href) {
        Step {
            runs = List.copyOf(runs);
        }
    }

    CollectionPage {
        figures = List.copyOf(figures);
        lanes = List.copyOf(lanes);
        note = List.copyOf(note);
    }

    static CollectionPage of(CollectionRecord collection, List<FollowedFigure> figures, Words words) {
        var members = collection.members();
        return new CollectionPage(
                collection,
                "/c/" + collection.slug(),
                (int) members.stream().map(Member::outlet).distinct().count(),
                members.stream().mapToInt(Member::versions).sum(),
                figures.stream()
                        .map(figure -> FigurePage.of(collection, figure, words))
                        .toList(),
                members.stream().map(member -> lane(member, words)).toList(),
                Arrays.stream(collection.note().split("\\R\\s*\\R"))
                        .map(String::strip)
                        .filter(paragraph -> !paragraph.isEmpty())
                        .toList());
    }

    private static Lane lane(Member member, Words words) {
        var steps = new ArrayList<Step>();
        Optional<Headline> before = Optional.empty();
        for (var headline : member.headlines()) {
            steps.add(step(member, before, headline, words));
            before = Optional.of(headline);
        }
        return new Lane(
                member.outletName(),
                Tongue.of(member.language(), member.headline()),
                "/a/" + member.article(),
                member.clipping().isPresent(),
                member.withheld().map(words::withheld),
                steps);
    }

    private static Step step(Member member, Optional<Headline> before, Headline now, Words words) {
        var article = "/a/" + member.article();
        var href = now.version() > 1
                ? "%s/%d..%d".formatted(article, now.version() - 1, now.version())
                : "%s/v/%d".formatted(article, now.version());
        return new Step(
                now.from(),
                time(member, now.from(), words),
                before.map(old -> marked(Headings.shortened(old.text()), Headings.shortened(now.text()), words))
                        .orElseGet(() -> List.of(new Run(Run.Fate.KEPT, Headings.of(now.text(), words)))),
                href);
    }

    /// Of a clipping without a stated hour, the day alone.
    static String time(Member member, Instant at, Words words) {
        return member.clipping().map(words::stated).orElseGet(() -> words.moment(at));
    }

    /// The newer headline with what is new in it.
    private static List<Run> marked(String before, String after, Words words) {
        if (before.isBlank() || after.isBlank()) {
            return List.of(new Run(Run.Fate.KEPT, Headings.of(after, words)));
        }
        return Comparison.of(headed(before), headed(after)).fields().stream()
                .filter(edit -> edit.field() == FieldEdit.Field.HEADLINE)
                .findFirst()
                .map(edit -> Comparison.marked(before, after, edit.spans()).stream()
                        .filter(run -> run.fate() != Run.Fate.REMOVED)
                        .toList())
                .orElseGet(() -> List.of(new Run(Run.Fate.KEPT, after)));
    }

    private static Story headed(String headline) {
        return new Story(
                headline,
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                List.of(),
                List.of(),
                List.of());
    }
}
