// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.util.List;
import stet.compare.Comparison;
import stet.compare.Row;
import stet.model.Edit;
import stet.model.Paragraph;
import stet.model.Run;
import stet.model.Run.Fate;
import stet.model.Story;

/// The marked text of a row.
final class RowText {
    private RowText() {}

    static List<Run> runs(Row row, Story before, Story after) {
        return switch (row) {
            case Row.OfField(var _, var edit, var _) -> Comparison.marked(edit.before(), edit.after(), edit.spans());
            case Row.OfText(var _, var edit, var _) -> runs(edit, before.paragraphs(), after.paragraphs());
        };
    }

    private static List<Run> runs(Edit edit, List<Paragraph> olds, List<Paragraph> news) {
        return switch (edit) {
            case Edit.Same(var _, int j, var _) ->
                List.of(new Run(Fate.KEPT, news.get(j).text()));
            case Edit.Added(int j) -> List.of(new Run(Fate.ADDED, news.get(j).text()));
            case Edit.Removed(int i) ->
                List.of(new Run(Fate.REMOVED, olds.get(i).text()));
            case Edit.Reworded(int i, int j, var _, var spans) ->
                Comparison.marked(olds.get(i).text(), news.get(j).text(), spans);
            case Edit.Split(int i, var parts, var _, var spans) ->
                withoutGaps(Comparison.marked(olds.get(i).text(), joined(news, parts), spans));
            case Edit.Merged(var sources, int j, var _, var spans) ->
                withoutGaps(Comparison.marked(joined(olds, sources), news.get(j).text(), spans));
        };
    }

    /// At a cut or a seam only the line feed is worth a mark, not the space that it stands for.
    private static List<Run> withoutGaps(List<Run> runs) {
        return runs.stream()
                .filter(r ->
                        r.fate() == Fate.KEPT || !r.text().isBlank() || r.text().contains("\n"))
                .toList();
    }

    private static String joined(List<Paragraph> paragraphs, List<Integer> which) {
        return String.join(
                "\n", which.stream().map(paragraphs::get).map(Paragraph::text).toList());
    }
}
