// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import stet.model.Change;
import stet.model.Change.Kind;
import stet.model.Edit;

/// The heading and the small print of one row, in the reader's language.
final class Headings {
    private final Places places;
    private final Messages messages;

    Headings(Places places, Locale reader) {
        this.places = places;
        this.messages = Messages.in(reader);
    }

    /// What happened in the row: "Figures changed", "Moved up and reworded", "Paragraph split in two".
    String heading(Row row) {
        return switch (row) {
            case Row.OfField(var _, var edit, var changes) ->
                changes.stream().allMatch(c -> c.kind() == Kind.STYLE)
                        ? byKind(row)
                        : messages.say(
                                "heading." + edit.field().name().toLowerCase(Locale.ROOT),
                                edit.before().isEmpty() ? "added" : edit.after().isEmpty() ? "removed" : "reworded");
            case Row.OfText(var _, Edit.Added _, var changes) -> paragraph("heading.added", changes);
            case Row.OfText(var _, Edit.Removed _, var changes) -> paragraph("heading.removed", changes);
            case Row.OfText(var _, Edit.Same _, var _) -> messages.say("heading.moved", direction(row), "alone");
            case Row.OfText(var _, Edit.Split(var _, var parts, var _, var _), var _) ->
                messages.say("heading.split", parts.size());
            case Row.OfText(var _, Edit.Merged(var sources, var _, var _, var _), var _) ->
                messages.say("heading.merged", sources.size());
            case Row.OfText(var _, Edit.Reworded(var _, var _, boolean moved, var spans), var _) ->
                moved
                        ? messages.say("heading.moved", direction(row), spans.isEmpty() ? "alone" : "reworded")
                        : byKind(row);
        };
    }

    private String direction(Row row) {
        return places.isUp(row) ? "up" : "down";
    }

    private String paragraph(String name, List<Change> changes) {
        for (var change : changes) {
            if (change.kind() == Kind.NOTICE_ADDED || change.kind() == Kind.NOTICE_REMOVED) {
                return messages.say(change.kind().name().toLowerCase(Locale.ROOT), change.about(), "inside");
            }
        }
        return messages.say(name);
    }

    /// Named after the change that matters most.
    private String byKind(Row row) {
        var first = row.changes().stream()
                .filter(c -> c.kind() != Kind.REWRITTEN)
                .min(Comparator.comparing((Change c) -> Weight.of(c, row))
                        .reversed()
                        .thenComparing(Change::kind))
                .orElse(new Change(Kind.STYLE, "", "", "", row.number()));
        if (first.kind() == Kind.QUOTATION && !first.about().isEmpty()) {
            return messages.say("heading.quotation.sentence");
        }
        long count =
                row.changes().stream().filter(c -> c.kind() == first.kind()).count();
        return messages.say("heading.kind", first.kind().name().toLowerCase(Locale.ROOT), count);
    }

    /// The small print: values, places and sizes; empty when the heading says all.
    String detail(Row row) {
        var told = new ArrayList<String>();
        if (row instanceof Row.OfText(var _, var edit, var _)) {
            if (Places.isMoved(edit)) {
                told.add(messages.say("detail.moved", Places.before(edit) + 1, Places.after(edit) + 1));
            }
            size(edit, row.changes()).ifPresent(told::add);
        }
        told.addAll(row.changes().stream()
                .filter(Headings::hasValue)
                .map(c -> Tally.value(c, messages))
                .distinct()
                .toList());
        if (told.isEmpty() && isLayout(row)) {
            told.add(messages.say(row.changes().size() > 1 ? "detail.reworded" : "detail.unchanged"));
        }
        return told.stream().collect(Collectors.joining("; "));
    }

    private static boolean isLayout(Row row) {
        return row.changes().stream().anyMatch(c -> c.kind() == Kind.LAYOUT);
    }

    private static boolean hasValue(Change change) {
        return switch (change.kind()) {
            case FIGURE, NAME, ATTRIBUTION, HEDGE, DATE, LINK -> true;
            case NOTICE_ADDED,
                    NOTICE_REMOVED,
                    HEADLINE,
                    QUOTATION,
                    STANDFIRST,
                    BYLINE,
                    CAPTION,
                    TEXT_ADDED,
                    TEXT_REMOVED,
                    MOVED,
                    LAYOUT,
                    REWRITTEN,
                    WORDING,
                    STYLE,
                    READER -> false;
        };
    }

    private Optional<String> size(Edit edit, List<Change> changes) {
        boolean whole = edit instanceof Edit.Added || edit instanceof Edit.Removed;
        return changes.stream()
                .filter(c -> whole && (c.kind() == Kind.TEXT_ADDED || c.kind() == Kind.TEXT_REMOVED))
                .findFirst()
                .map(c -> messages.say(
                        Words.areUnspaced(c.was() + c.now()) ? "detail.characters" : "detail.words",
                        Integer.parseInt(c.about())));
    }
}
