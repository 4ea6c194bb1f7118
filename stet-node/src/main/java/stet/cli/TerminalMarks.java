// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import stet.compare.Comparison;
import stet.compare.Row;
import stet.model.Edit;
import stet.model.Run;
import stet.model.Story;

/// Prints a comparison to a terminal or a plain text: numbered rows with `{+added+}` and `[-removed-]`, which stay when
/// colour goes.
public final class TerminalMarks {
    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String RED = "31";
    private static final String BLUE = "34";
    private static final String VIOLET = "35";
    /// How many code points of unchanged text stay on each side of a mark when paragraphs are folded.
    private static final int CONTEXT = 60;

    private final PrintWriter out;
    private final Story before;
    private final Story after;
    private final Comparison comparison;
    private final boolean colour;
    private final boolean all;
    private final Locale reader;

    private TerminalMarks(
            PrintWriter out,
            Story before,
            Story after,
            Comparison comparison,
            boolean colour,
            boolean all,
            Locale reader) {
        this.out = out;
        this.before = before;
        this.after = after;
        this.comparison = comparison;
        this.colour = colour;
        this.all = all;
        this.reader = reader;
    }

    /// @param colour whether escape sequences for colour are written (ECMA-48, section 8.3.117)
    /// @param all whether unchanged paragraphs and long unchanged stretches are shown, not folded
    public static void print(PrintWriter out, Story before, Story after, Comparison c, boolean colour, boolean all) {
        print(out, before, after, c, colour, all, Locale.ENGLISH);
    }

    /// @param reader whose language Stet's own words are in
    static void print(
            PrintWriter out, Story before, Story after, Comparison c, boolean colour, boolean all, Locale reader) {
        new TerminalMarks(out, before, after, c, colour, all, reader).print();
    }

    private void print() {
        var rows = comparison.rows();
        int next = 0;
        while (next < rows.size() && rows.get(next) instanceof Row.OfField field && isAbove(field)) {
            print(rows.get(next++));
        }
        int unchanged = 0;
        for (var edit : comparison.inReadingOrder()) {
            if (edit instanceof Edit.Same(var _, int j, boolean moved) && !moved) {
                unchanged++;
                if (all) {
                    out.println("   " + Printable.text(after.paragraphs().get(j).text()));
                }
            } else {
                fold(unchanged);
                unchanged = 0;
                print(rows.get(next++));
            }
        }
        fold(unchanged);
        rows.stream().skip(next).forEach(this::print);
        foot();
    }

    private static boolean isAbove(Row.OfField row) {
        return switch (row.edit().field()) {
            case HEADLINE, STANDFIRST -> true;
            case BYLINE, CAPTION -> false;
        };
    }

    private void fold(int unchanged) {
        if (unchanged > 0 && !all) {
            out.println(paint(DIM, "   · · · %s (--all)".formatted(Comparison.unchanged(unchanged, reader))));
        }
    }

    private void foot() {
        out.println();
        for (var note : List.of(comparison.note(reader), comparison.silence(before, after, reader))) {
            if (!note.isEmpty()) {
                out.println(note);
            }
        }
        out.println(paint(DIM, comparison.size(reader)));
    }

    private void print(Row row) {
        var detail = comparison.detail(row, reader);
        out.println(paint(BOLD, Integer.toString(row.number())) + "  " + comparison.describe(row, reader)
                + (detail.isEmpty() ? "" : ": " + Printable.text(detail)));
        out.println(sign(row) + marked(RowText.runs(row, before, after)));
    }

    private String sign(Row row) {
        return switch (row) {
            case Row.OfField _ -> "   ";
            case Row.OfText(var _, var edit, var _) -> sign(row, edit);
        };
    }

    private String sign(Row row, Edit edit) {
        return switch (edit) {
            case Edit.Added _ -> " + ";
            case Edit.Removed _ -> " − ";
            case Edit.Same _ -> arrow(row);
            case Edit.Reworded(var _, var _, boolean moved, var _) -> moved ? arrow(row) : "   ";
            case Edit.Split(var _, var _, boolean moved, var _) -> moved ? arrow(row) : " ¶ ";
            case Edit.Merged(var _, var _, boolean moved, var _) -> moved ? arrow(row) : " ¶ ";
        };
    }

    private String arrow(Row row) {
        return " " + paint(VIOLET, comparison.movedUp(row) ? "↑" : "↓") + " ";
    }

    private String marked(List<Run> runs) {
        var line = new StringBuilder();
        for (int k = 0; k < runs.size(); k++) {
            var run = runs.get(k);
            switch (run.fate()) {
                case KEPT -> line.append(all ? Printable.text(run.text()) : folded(run.text(), k, runs.size()));
                case REMOVED -> line.append(mark(run.text(), "[-", "-]", RED));
                case ADDED -> {
                    if (k > 0
                            && runs.get(k - 1).fate() == Run.Fate.REMOVED
                            && !run.text().startsWith(" ")) {
                        line.append(' ');
                    }
                    line.append(mark(run.text(), "{+", "+}", BLUE));
                }
            }
        }
        return line.toString();
    }

    /// A mark around the words; the space before and after them stays outside, and a changed line break is a ¶.
    private String mark(String text, String open, String close, String colourCode) {
        var words = text.strip();
        if (words.isEmpty()) {
            return text.contains("\n") ? " ¶ " : paint(colourCode, open + Printable.text(text) + close);
        }
        int from = text.indexOf(words);
        return text.substring(0, from).replace('\n', '¶')
                + paint(colourCode, open + Printable.text(words) + close)
                + text.substring(from + words.length()).replace('\n', '¶');
    }

    private static String folded(String text, int place, int places) {
        var plain = Printable.text(text);
        int length = plain.codePointCount(0, plain.length());
        boolean first = place == 0;
        boolean last = place == places - 1;
        int shown = first || last ? CONTEXT : 2 * CONTEXT;
        if (length <= shown || places == 1) {
            return plain;
        }
        var head = plain.substring(0, plain.offsetByCodePoints(0, CONTEXT));
        var tail = plain.substring(plain.offsetByCodePoints(plain.length(), -CONTEXT));
        var start = first ? "" : head.substring(0, Math.max(head.lastIndexOf(' '), 0)) + " ";
        var end = last ? "" : " " + tail.substring(tail.indexOf(' ') + 1);
        return start + "…" + end;
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
