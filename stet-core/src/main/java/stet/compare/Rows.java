// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import stet.model.Change;
import stet.model.Edit;
import stet.model.FieldEdit;

/// Numbers the rows of a comparison: headline and standfirst, the paragraphs in reading order, then byline and
/// captions.
final class Rows {
    private Rows() {}

    static List<Row> of(List<FieldEdit> fields, List<Edit> edits, List<Change> changes) {
        return with(changes, numbered(fields, edits));
    }

    /// The rows, of which nothing is told yet.
    static List<Row> numbered(List<FieldEdit> fields, List<Edit> edits) {
        var rows = new ArrayList<Row>();
        for (var field : fields) {
            if (isAbove(field.field())) {
                rows.add(new Row.OfField(rows.size() + 1, field, List.of()));
            }
        }
        for (var edit : ReadingOrder.of(edits)) {
            if (isMarked(edit)) {
                rows.add(new Row.OfText(rows.size() + 1, edit, List.of()));
            }
        }
        for (var field : fields) {
            if (!isAbove(field.field())) {
                rows.add(new Row.OfField(rows.size() + 1, field, List.of()));
            }
        }
        return rows;
    }

    /// The same rows, each with the changes of its number, in their order.
    static List<Row> with(List<Change> changes, List<Row> rows) {
        var ends = new int[rows.size() + 2];
        changes.forEach(change -> ends[change.number() + 1]++);
        for (int number = 1; number < ends.length; number++) {
            ends[number] += ends[number - 1];
        }
        var sorted = new Change[changes.size()];
        changes.forEach(change -> sorted[ends[change.number()]++] = change);
        var told = new ArrayList<Row>(rows.size());
        for (var row : rows) {
            var own = Arrays.asList(sorted).subList(ends[row.number() - 1], ends[row.number()]);
            told.add(
                    switch (row) {
                        case Row.OfField(int number, var edit, var _) -> new Row.OfField(number, edit, own);
                        case Row.OfText(int number, var edit, var _) -> new Row.OfText(number, edit, own);
                    });
        }
        return List.copyOf(told);
    }

    private static boolean isAbove(FieldEdit.Field field) {
        return switch (field) {
            case HEADLINE, STANDFIRST -> true;
            case BYLINE, CAPTION -> false;
        };
    }

    private static boolean isMarked(Edit edit) {
        return switch (edit) {
            case Edit.Same(var _, var _, boolean moved) -> moved;
            case Edit.Reworded _, Edit.Added _, Edit.Removed _, Edit.Split _, Edit.Merged _ -> true;
        };
    }
}
