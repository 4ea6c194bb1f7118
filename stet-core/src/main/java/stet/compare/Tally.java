// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.model.Change;
import stet.model.Change.Kind;
import stet.model.Edit;

/// Tells the changes of some rows in parts, one for each kind, in the order in which a line names them.
final class Tally {
    /// No part lists more values than this.
    private static final int LISTED = 3;

    /// @param changes how many changes it tells of
    record Part(String text, int changes) {}

    private record Seen(Change change, Row row) {
        boolean isIn(Class<? extends Edit> shape) {
            return row instanceof Row.OfText(var _, var edit, var _) && shape.isInstance(edit);
        }
    }

    private final List<Seen> all;
    private final Places places;
    private final Messages messages;

    private Tally(List<Row> rows, Places places, Messages messages) {
        this.all = rows.stream()
                .flatMap(row -> row.changes().stream().map(change -> new Seen(change, row)))
                .toList();
        this.places = places;
        this.messages = messages;
    }

    static List<Part> of(List<Row> rows, Places places, Messages messages) {
        var tally = new Tally(rows, places, messages);
        var parts = new ArrayList<Part>();
        var rewritten = tally.of(Kind.REWRITTEN);
        if (!rewritten.isEmpty()) {
            parts.add(tally.rewritten(rewritten.getFirst().change));
            tally.notices(parts);
            tally.named(parts, Kind.HEADLINE);
            return parts;
        }
        tally.notices(parts);
        tally.named(parts, Kind.HEADLINE);
        tally.listed(parts, Kind.FIGURE);
        tally.listed(parts, Kind.NAME);
        tally.quotations(parts);
        tally.listed(parts, Kind.ATTRIBUTION);
        tally.listed(parts, Kind.HEDGE);
        tally.listed(parts, Kind.DATE);
        tally.named(parts, Kind.STANDFIRST);
        tally.paragraphs(parts);
        tally.named(parts, Kind.BYLINE);
        tally.counted(parts, Kind.CAPTION);
        tally.counted(parts, Kind.LINK);
        tally.counted(parts, Kind.WORDING);
        tally.counted(parts, Kind.STYLE);
        return parts;
    }

    private List<Seen> of(Kind kind) {
        return all.stream().filter(s -> s.change.kind() == kind).toList();
    }

    private static String key(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Part rewritten(Change change) {
        return new Part(change.now().isEmpty() ? messages.say("rewritten") : messages.say("replaced", change.now()), 1);
    }

    private void notices(List<Part> parts) {
        for (var seen : all) {
            if (seen.change.kind() == Kind.NOTICE_ADDED || seen.change.kind() == Kind.NOTICE_REMOVED) {
                var text = messages.say(key(seen.change.kind()), seen.change.about(), places.of(seen.row));
                parts.add(new Part(text, 1));
            }
        }
    }

    /// A part of the page that there is only one of.
    private void named(List<Part> parts, Kind kind) {
        for (var seen : of(kind)) {
            var how = seen.change.was().isEmpty() ? "added" : seen.change.now().isEmpty() ? "removed" : "reworded";
            parts.add(new Part(messages.say(key(kind), how), 1));
        }
    }

    private void counted(List<Part> parts, Kind kind) {
        var seen = of(kind);
        if (!seen.isEmpty()) {
            parts.add(new Part(messages.say(key(kind), seen.size()), seen.size()));
        }
    }

    /// Values with what they became; the same change in two places is told once.
    private void listed(List<Part> parts, Kind kind) {
        Map<String, Change> distinct = of(kind).stream()
                .map(Seen::change)
                .collect(Collectors.toMap(
                        c -> c.was() + "\n" + c.now(), c -> c, (first, _) -> first, LinkedHashMap::new));
        if (!distinct.isEmpty()) {
            parts.add(new Part(
                    messages.say(key(kind), distinct.size(), values(distinct.values().stream())), distinct.size()));
        }
    }

    private String values(Stream<Change> changes) {
        var values = changes.map(c -> value(c, messages)).toList();
        var some = values.size() <= LISTED ? values : values.subList(0, LISTED);
        return String.join(", ", some) + (values.size() <= LISTED ? "" : " …");
    }

    /// One value with what it became and what it counts: "33 → 35 countries".
    static String value(Change change, Messages messages) {
        boolean counts = change.kind() == Kind.FIGURE || change.kind() == Kind.DATE;
        var about = !counts || change.about().isEmpty()
                ? ""
                : (Words.areUnspaced(change.about()) ? "" : " ") + change.about();
        if (change.was().isEmpty()) {
            return messages.say("value.added", change.now() + about);
        }
        return change.now().isEmpty()
                ? messages.say("value.removed", change.was() + about)
                : messages.say("value", change.was(), change.now() + about);
    }

    /// Quotations in which words changed, then those of which a whole sentence gave way to another.
    private void quotations(List<Part> parts) {
        var bySentence = of(Kind.QUOTATION).stream()
                .collect(Collectors.partitioningBy(s -> !s.change.about().isEmpty()));
        quotations(parts, "quotation", bySentence.getOrDefault(false, List.of()));
        quotations(parts, "quotation.sentence", bySentence.getOrDefault(true, List.of()));
    }

    private void quotations(List<Part> parts, String message, List<Seen> seen) {
        if (!seen.isEmpty()) {
            int paragraph = seen.size() == 1 ? Places.paragraph(seen.getFirst().row) : 0;
            parts.add(new Part(messages.say(message, seen.size(), paragraph), seen.size()));
        }
    }

    /// "1 paragraph added, 1 removed, 1 moved up": the first names the noun for all.
    private void paragraphs(List<Part> parts) {
        var told = new ArrayList<String>();
        int changes =
                tell(told, "paragraph.added", s -> s.change.kind() == Kind.TEXT_ADDED && s.isIn(Edit.Added.class));
        changes += tell(
                told, "paragraph.removed", s -> s.change.kind() == Kind.TEXT_REMOVED && s.isIn(Edit.Removed.class));
        changes += tell(told, "paragraph.up", s -> isMoved(s) && places.isUp(s.row));
        changes += tell(told, "paragraph.down", s -> isMoved(s) && !places.isUp(s.row));
        changes += tell(told, "paragraph.split", s -> s.change.kind() == Kind.LAYOUT && s.isIn(Edit.Split.class));
        changes += tell(told, "paragraph.merged", s -> s.change.kind() == Kind.LAYOUT && s.isIn(Edit.Merged.class));
        if (!told.isEmpty()) {
            parts.add(new Part(String.join(", ", told), changes));
        }
        var sentences = new ArrayList<String>();
        changes =
                tell(sentences, "sentence.added", s -> s.change.kind() == Kind.TEXT_ADDED && !s.isIn(Edit.Added.class));
        changes += tell(
                sentences,
                "sentence.removed",
                s -> s.change.kind() == Kind.TEXT_REMOVED && !s.isIn(Edit.Removed.class));
        changes += tell(sentences, "sentence.moved", Tally::isMovedSentence);
        if (!sentences.isEmpty()) {
            parts.add(new Part(String.join(", ", sentences), changes));
        }
    }

    private static boolean isMoved(Seen seen) {
        return seen.change.kind() == Kind.MOVED && Places.isMoved(seen.row) && !isMovedSentence(seen);
    }

    /// A sentence is told where it was put in, not where it was taken out. A moved paragraph has words on both
    /// sides.
    private static boolean isMovedSentence(Seen seen) {
        return seen.change.kind() == Kind.MOVED && seen.change.was().isEmpty();
    }

    private int tell(List<String> told, String name, Predicate<Seen> which) {
        int count = (int) all.stream().filter(which).count();
        if (count > 0) {
            told.add(messages.say(name + (told.isEmpty() ? "" : ".also"), count));
        }
        return count;
    }
}
