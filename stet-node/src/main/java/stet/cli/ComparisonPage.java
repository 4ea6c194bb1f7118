// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stet.compare.Comparison;
import stet.compare.Row;
import stet.model.Edit;
import stet.model.FieldEdit.Field;
import stet.model.Run;
import stet.model.Story;

/// A comparison as one HTML page that needs nothing else: each changed row with its marks and the address `#cN`;
/// unchanged paragraphs fold between them.
final class ComparisonPage {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:18px/1.58 serif;overflow-wrap:break-word}
            ins{background:#dcebfa;color:#0b4f8f}del{background:#fde6d8;color:#96310f}
            .moved{border-inline-start:4px double #5a399c;padding-inline-start:.75rem}
            h2{font:600 15px sans-serif;margin:2rem 0 .25rem}h2 a{color:inherit}
            .d,summary{font:13px sans-serif;color:#50555d;margin:0}details{margin:2rem 0 0}
            @media(prefers-color-scheme:dark){ins{background:#12324f;color:#93c7ff}del{background:#4a2715;color:#ffb48e}
            .moved{border-color:#cbb9ff}.d,summary{color:#b0b5bd}}
            """;

    private final Story before;
    private final Story after;
    private final Comparison comparison;
    private final Locale reader;

    /// @param reader whose language Stet's own words are in
    ComparisonPage(Story before, Story after, Comparison comparison, Locale reader) {
        this.before = before;
        this.after = after;
        this.comparison = comparison;
        this.reader = reader;
    }

    void print(PrintWriter out) {
        var title = escaped(comparison.line(reader));
        out.println("<!doctype html>\n<html lang=\"" + reader.toLanguageTag() + "\">\n<meta charset=\"utf-8\">");
        out.println("<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title + "</title>");
        out.println("<style>\n" + STYLE + "</style>\n<h1>" + title + "</h1>");
        for (var note :
                List.of(comparison.size(reader), comparison.note(reader), comparison.silence(before, after, reader))) {
            if (!note.isEmpty()) {
                out.println("<p class=\"d\">" + escaped(note) + "</p>");
            }
        }
        rows(out);
        out.println("</html>");
    }

    private void rows(PrintWriter out) {
        var rows = comparison.rows();
        int next = 0;
        while (next < rows.size()
                && rows.get(next) instanceof Row.OfField(var _, var edit, var _)
                && (edit.field() == Field.HEADLINE || edit.field() == Field.STANDFIRST)) {
            print(out, rows.get(next++));
        }
        var unchanged = new ArrayList<String>();
        for (var edit : comparison.inReadingOrder()) {
            if (edit instanceof Edit.Same(var _, int j, boolean moved) && !moved) {
                unchanged.add(after.paragraphs().get(j).text());
            } else {
                fold(out, unchanged);
                print(out, rows.get(next++));
            }
        }
        fold(out, unchanged);
        rows.stream().skip(next).forEach(row -> print(out, row));
    }

    private void fold(PrintWriter out, List<String> unchanged) {
        if (!unchanged.isEmpty()) {
            out.println("<details><summary>" + escaped(Comparison.unchanged(unchanged.size(), reader)) + "</summary>");
            unchanged.forEach(text -> out.println("<p" + language() + ">" + escaped(text) + "</p>"));
            out.println("</details>");
            unchanged.clear();
        }
    }

    private void print(PrintWriter out, Row row) {
        int n = row.number();
        out.println("<section id=\"c%d\"><h2><a href=\"#c%d\">%d</a>. %s</h2>"
                .formatted(n, n, n, escaped(comparison.describe(row, reader))));
        var detail = comparison.detail(row, reader);
        if (!detail.isEmpty()) {
            out.println("<p class=\"d\"><bdi>" + escaped(detail) + "</bdi></p>");
        }
        boolean moved = row instanceof Row.OfText(var _, var edit, var _) && isMoved(edit);
        out.println("<p" + (moved ? " class=\"moved\"" : "") + language() + ">"
                + marked(RowText.runs(row, before, after)) + "</p></section>");
    }

    private static boolean isMoved(Edit edit) {
        return switch (edit) {
            case Edit.Same(var _, var _, boolean moved) -> moved;
            case Edit.Reworded(var _, var _, boolean moved, var _) -> moved;
            case Edit.Split(var _, var _, boolean moved, var _) -> moved;
            case Edit.Merged(var _, var _, boolean moved, var _) -> moved;
            case Edit.Added _, Edit.Removed _ -> false;
        };
    }

    /// The article's language, where it is known; a browser tells the direction by the text.
    private String language() {
        var tag = Locale.forLanguageTag(after.language()).toLanguageTag();
        return " dir=\"auto\"" + (tag.equals("und") ? "" : " lang=\"" + escaped(tag) + "\"");
    }

    private static String marked(List<Run> runs) {
        var html = new StringBuilder();
        for (var run : runs) {
            var text = escaped(run.text()).replace("\n", "<br>¶ ");
            html.append(
                    switch (run.fate()) {
                        case KEPT -> text;
                        case ADDED -> "<ins>" + text + "</ins>";
                        case REMOVED -> "<del>" + text + "</del>";
                    });
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return Printable.lines(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
