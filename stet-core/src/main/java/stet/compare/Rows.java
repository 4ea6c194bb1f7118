// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stet.model.Change;
import stet.model.Edit;
import stet.model.FieldEdit;

/// Numbers the rows of a comparison: headline and standfirst, the paragraphs in reading order, then byline and
/// captions.
final class Rows {
    private Rows() {}

    static List<Row> of(List<FieldEdit> fields, List<Edit> edits, List<Change> changes) {
        Map<Integer, List<Change>> byNumber = changes.stream().collect(Collectors.groupingBy(Change::number));
        var rows = new ArrayList<Row>();
        for (var field : fields) {
            if (isAbove(field.field())) {
                rows.add(row(field, rows.size() + 1, byNumber));
            }
        }
        for (var edit : ReadingOrder.of(edits)) {
            if (isMarked(edit)) {
                int number = rows.size() + 1;
                rows.add(new Row.OfText(number, edit, byNumber.getOrDefault(number, List.of())));
            }
        }
        for (var field : fields) {
            if (!isAbove(field.field())) {
                rows.add(row(field, rows.size() + 1, byNumber));
            }
        }
        return List.copyOf(rows);
    }

    private static Row row(FieldEdit field, int number, Map<Integer, List<Change>> changes) {
        return new Row.OfField(number, field, changes.getOrDefault(number, List.of()));
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
