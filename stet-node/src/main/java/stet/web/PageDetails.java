// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stet.compare.Comparison;
import stet.compare.Row;
import stet.model.FieldEdit;
import stet.model.Run;
import stet.model.Story;

/// The details of the page around the text: byline, captions, stated times, section, language, links.
///
/// @param changed one row a detail
/// @param unchanged the names of those that stayed
record PageDetails(List<Detail> changed, List<String> unchanged) {
    /// @param number of the change, where it is one that counts; 0 for what does not make a version by itself
    /// @param ours whether the words are Stet's and not the outlet's
    record Detail(int number, String name, Sides sides, boolean ours) {}

    PageDetails {
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
    }

    /// The names of changed details that make no version by themselves.
    List<String> uncounted() {
        return changed.stream().filter(d -> d.number() == 0).map(Detail::name).toList();
    }

    static PageDetails of(Comparison comparison, Story before, Story after, Words words) {
        var changed = new ArrayList<Detail>();
        var unchanged = new ArrayList<String>();
        fields(comparison, changed, words);
        if (before.byline().equals(after.byline()) && !after.byline().isBlank()) {
            unchanged.add(words.say("detail.byline"));
        }
        stated("detail.published", before.published(), after.published(), changed, unchanged, words);
        stated("detail.modified", before.modified(), after.modified(), changed, unchanged, words);
        plain("detail.section", before.section(), after.section(), false, changed, unchanged, words);
        plain(
                "detail.language",
                words.language(before.language()),
                words.language(after.language()),
                true,
                changed,
                unchanged,
                words);
        links(before, after, changed, unchanged, words);
        return new PageDetails(changed, unchanged);
    }

    private static void fields(Comparison comparison, List<Detail> changed, Words words) {
        for (var row : comparison.rows()) {
            if (row instanceof Row.OfField field
                    && !Arrangement.above(field.edit().field())) {
                var name = field.edit().field() == FieldEdit.Field.BYLINE ? "detail.byline" : "detail.caption";
                changed.add(new Detail(field.number(), words.say(name), Arrangement.sides(field.edit()), false));
            }
        }
    }

    private static void stated(
            String name,
            Optional<Instant> before,
            Optional<Instant> after,
            List<Detail> changed,
            List<String> unchanged,
            Words words) {
        plain(
                name,
                before.map(words::second).orElse(""),
                after.map(words::second).orElse(""),
                true,
                changed,
                unchanged,
                words);
    }

    private static void plain(
            String name,
            String before,
            String after,
            boolean ours,
            List<Detail> changed,
            List<String> unchanged,
            Words words) {
        if (!before.equals(after)) {
            changed.add(new Detail(0, words.say(name), new Sides(removed(before), added(after), List.of()), ours));
        } else if (!after.isBlank()) {
            unchanged.add(words.say(name));
        }
    }

    private static List<List<Run>> removed(String text) {
        return text.isBlank() ? List.of() : List.of(List.of(new Run(Run.Fate.REMOVED, text)));
    }

    private static List<List<Run>> added(String text) {
        return text.isBlank() ? List.of() : List.of(List.of(new Run(Run.Fate.ADDED, text)));
    }

    private static void links(Story before, Story after, List<Detail> changed, List<String> unchanged, Words words) {
        var old = references(before);
        var now = references(after);
        var gone = old.stream().filter(l -> !now.contains(l)).toList();
        var come = now.stream().filter(l -> !old.contains(l)).toList();
        if (!gone.isEmpty() || !come.isEmpty()) {
            changed.add(new Detail(
                    0,
                    words.say("detail.links"),
                    new Sides(
                            gone.stream().flatMap(l -> removed(l).stream()).toList(),
                            come.stream().flatMap(l -> added(l).stream()).toList(),
                            List.of()),
                    false));
        } else if (!now.isEmpty()) {
            unchanged.add(words.say("detail.links"));
        }
    }

    private static Set<String> references(Story story) {
        return VersionPage.references(story.paragraphs()).stream()
                .map(r -> "%s (%s%s)"
                        .formatted(r.text(), r.address().host(), r.address().path()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
