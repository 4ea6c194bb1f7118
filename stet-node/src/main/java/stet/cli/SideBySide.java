// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import stet.compare.Comparison;
import stet.model.Run;
import stet.model.Run.Fate;
import stet.model.Story;

/// Prints the changed rows in two columns: left what was, right what is.
final class SideBySide {
    /// In terminal cells.
    private static final int COLUMN = 46;

    private SideBySide() {}

    static void print(PrintWriter out, Story before, Story after, Comparison comparison, Locale reader) {
        out.println(comparison.line(reader));
        for (var note : List.of(comparison.note(reader), comparison.silence(before, after, reader))) {
            if (!note.isEmpty()) {
                out.println(note);
            }
        }
        for (var row : comparison.rows()) {
            var detail = comparison.detail(row, reader);
            out.println();
            out.println(row.number() + "  " + comparison.describe(row, reader)
                    + (detail.isEmpty() ? "" : ": " + Printable.text(detail)));
            var runs = RowText.runs(row, before, after);
            columns(
                    out,
                    Cells.wrapped(side(runs, Fate.REMOVED, "[-", "-]"), COLUMN),
                    Cells.wrapped(side(runs, Fate.ADDED, "{+", "+}"), COLUMN));
        }
    }

    private static void columns(PrintWriter out, List<String> left, List<String> right) {
        for (int k = 0; k < Math.max(left.size(), right.size()); k++) {
            var old = k < left.size() ? left.get(k) : "";
            var now = k < right.size() ? right.get(k) : "";
            int pad = COLUMN - Cells.width(old);
            out.println((old + " ".repeat(Math.max(0, pad)) + " │ " + now).stripTrailing());
        }
    }

    private static String side(List<Run> runs, Fate fate, String open, String close) {
        var text = new StringBuilder();
        for (var run : runs) {
            if (run.fate() == fate) {
                text.append(open).append(run.text()).append(close);
            } else if (run.fate() == Fate.KEPT) {
                text.append(run.text());
            }
        }
        return Printable.text(text.toString());
    }
}
