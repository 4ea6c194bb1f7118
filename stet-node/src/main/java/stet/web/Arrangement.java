// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import stet.compare.Comparison;
import stet.compare.Row;
import stet.model.Edit;
import stet.model.FieldEdit;
import stet.model.Paragraph;
import stet.model.Story;

/// Puts the edits of a comparison into reading order. The edits come in the order of the newer text with removals last;
/// here a removed paragraph, and the older place of a moved one, stand where they stood: behind the paragraph that they
/// followed. Unchanged paragraphs are gathered.
final class Arrangement {
    private final Comparison comparison;
    private final Locale reader;
    private final boolean whole;
    private final List<String> before;
    private final List<String> after;
    private final Map<Edit, Row> rows = new HashMap<>();
    private final List<Marking> lines = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();

    private Arrangement(Comparison comparison, Story before, Story after, Locale reader, boolean whole) {
        this.comparison = comparison;
        this.reader = reader;
        this.whole = whole;
        this.before = before.paragraphs().stream().map(Paragraph::text).toList();
        this.after = after.paragraphs().stream().map(Paragraph::text).toList();
    }

    /// Headline, standfirst and paragraphs. Byline and captions are told apart, with the details of the page.
    ///
    /// @param whole whether the reader may read more than an excerpt
    static List<Marking> of(Comparison comparison, Story before, Story after, Locale reader, boolean whole) {
        var arrangement = new Arrangement(comparison, before, after, reader, whole);
        arrangement.fields();
        arrangement.paragraphs();
        return Connectors.drawn(arrangement.lines);
    }

    private void fields() {
        for (var row : comparison.rows()) {
            switch (row) {
                case Row.OfText text -> rows.put(text.edit(), text);
                case Row.OfField field -> {
                    if (above(field.edit().field())) {
                        lines.add(changed(
                                field,
                                field.edit().field() == FieldEdit.Field.HEADLINE
                                        ? new Marking.Kind.Headline()
                                        : new Marking.Kind.Reworded(),
                                sides(field.edit())));
                    }
                }
            }
        }
    }

    static boolean above(FieldEdit.Field field) {
        return switch (field) {
            case HEADLINE, STANDFIRST -> true;
            case BYLINE, CAPTION -> false;
        };
    }

    static Sides sides(FieldEdit edit) {
        return Sides.of(Comparison.marked(edit.before(), edit.after(), edit.spans()));
    }

    private void paragraphs() {
        var leaving = comparison.edits().stream()
                .filter(e -> e instanceof Edit.Removed || moved(e))
                .collect(Collectors.toMap(Arrangement::before, e -> e, (a, _) -> a));
        int place = left(leaving, 0);
        for (var edit : comparison.edits()) {
            if (edit instanceof Edit.Removed) {
                continue;
            }
            stand(edit);
            if (!moved(edit) && !(edit instanceof Edit.Added)) {
                place = left(leaving, Math.max(place, lastBefore(edit) + 1));
            }
        }
        fold();
    }

    /// Tells of the paragraphs that left from this place of the older text on, up to the first that stayed.
    private int left(Map<Integer, Edit> leaving, int from) {
        int place = from;
        for (var edit = leaving.remove(place); edit != null; edit = leaving.remove(place)) {
            fold();
            if (edit instanceof Edit.Removed(int at)) {
                lines.add(changed(row(edit), new Marking.Kind.Removed(), Sides.same(before.get(at))));
            } else {
                var row = row(edit);
                lines.add(new Marking.MovedAway(
                        row.number(), after(edit) + 1, comparison.movedUp(row), sides(edit), Marking.Lane.NONE));
            }
            place = lastBefore(edit) + 1;
        }
        return place;
    }

    private void stand(Edit edit) {
        if (edit instanceof Edit.Same same && !same.moved()) {
            unchanged.add(after.get(same.after()));
            return;
        }
        fold();
        var row = row(edit);
        lines.add(changed(row, moved(edit) ? moved(edit, row) : kind(edit), sides(edit)));
    }

    private void fold() {
        if (!unchanged.isEmpty()) {
            lines.add(new Marking.Unchanged(unchanged.size(), shown(), Marking.Lane.NONE));
            unchanged.clear();
        }
    }

    /// An excerpt has, beside what changed, the paragraph before it and the one after.
    private List<String> shown() {
        return whole || unchanged.size() <= 2 ? unchanged : List.of(unchanged.getFirst(), "[…]", unchanged.getLast());
    }

    private Row row(Edit edit) {
        var row = rows.get(edit);
        if (row == null) {
            throw new IllegalStateException("the comparison has no row for " + edit);
        }
        return row;
    }

    private Marking.Changed changed(Row row, Marking.Kind kind, Sides sides) {
        return new Marking.Changed(
                row.number(),
                comparison.describe(row, reader),
                comparison.detail(row, reader),
                kind,
                sides,
                Marking.Lane.NONE);
    }

    private Marking.Kind moved(Edit edit, Row row) {
        return new Marking.Kind.Moved(before(edit) + 1, comparison.movedUp(row));
    }

    private static Marking.Kind kind(Edit edit) {
        return switch (edit) {
            case Edit.Same _, Edit.Reworded _ -> new Marking.Kind.Reworded();
            case Edit.Added _ -> new Marking.Kind.Added();
            case Edit.Removed _ -> new Marking.Kind.Removed();
            case Edit.Split _ -> new Marking.Kind.Split();
            case Edit.Merged _ -> new Marking.Kind.Merged();
        };
    }

    private Sides sides(Edit edit) {
        return switch (edit) {
            case Edit.Same(var _, int at, var _) -> Sides.same(after.get(at));
            case Edit.Added(int at) -> Sides.same(after.get(at));
            case Edit.Removed(int at) -> Sides.same(before.get(at));
            case Edit.Reworded(int from, int to, var _, var spans) ->
                Sides.of(Comparison.marked(before.get(from), after.get(to), spans));
            case Edit.Split(int from, var to, var _, var spans) ->
                Sides.of(Comparison.marked(before.get(from), joined(after, to), spans));
            case Edit.Merged(var from, int to, var _, var spans) ->
                Sides.of(Comparison.marked(joined(before, from), after.get(to), spans));
        };
    }

    private static String joined(List<String> paragraphs, List<Integer> at) {
        return at.stream().map(paragraphs::get).collect(Collectors.joining("\n"));
    }

    private static boolean moved(Edit edit) {
        return switch (edit) {
            case Edit.Same same -> same.moved();
            case Edit.Reworded reworded -> reworded.moved();
            case Edit.Split split -> split.moved();
            case Edit.Merged merged -> merged.moved();
            case Edit.Added _, Edit.Removed _ -> false;
        };
    }

    /// The first place in the older text; -1 for a paragraph that was not there.
    private static int before(Edit edit) {
        return switch (edit) {
            case Edit.Same same -> same.before();
            case Edit.Reworded reworded -> reworded.before();
            case Edit.Split split -> split.before();
            case Edit.Merged merged -> merged.before().getFirst();
            case Edit.Removed removed -> removed.before();
            case Edit.Added _ -> -1;
        };
    }

    private static int lastBefore(Edit edit) {
        return edit instanceof Edit.Merged merged ? merged.before().getLast() : before(edit);
    }

    /// The first place in the newer text; -1 for a paragraph that is not there.
    private static int after(Edit edit) {
        return switch (edit) {
            case Edit.Same same -> same.after();
            case Edit.Reworded reworded -> reworded.after();
            case Edit.Split split -> split.after().getFirst();
            case Edit.Merged merged -> merged.after();
            case Edit.Added added -> added.after();
            case Edit.Removed _ -> -1;
        };
    }
}
