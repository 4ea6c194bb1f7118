// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import stet.compare.Comparison;
import stet.model.Run;
import stet.model.Story;

/// A comparison as one HTML page that needs nothing else: each changed row with its marks, unchanged paragraphs
/// counted.
final class ComparisonPage {
    private static final String STYLE = """
            body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:18px/1.58 serif}
            ins{background:#dcebfa;color:#0b4f8f}del{background:#fde6d8;color:#96310f}
            h2{font:600 15px sans-serif;margin:2rem 0 .25rem}.d{font:13px sans-serif;color:#50555d;margin:0}
            """;

    private ComparisonPage() {}

    static void print(PrintWriter out, Story before, Story after, Comparison comparison) {
        var title = escaped(comparison.line(Locale.ENGLISH));
        out.println("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>" + title + "</title>");
        out.println("<style>\n" + STYLE + "</style>\n<h1>" + title + "</h1>");
        if (comparison.coarse()) {
            out.println("<p class=\"d\">" + escaped(comparison.note(Locale.ENGLISH)) + "</p>");
        }
        for (var row : comparison.rows()) {
            out.println("<section id=\"c%d\"><h2>%d. %s</h2>"
                    .formatted(row.number(), row.number(), escaped(comparison.describe(row, Locale.ENGLISH))));
            var detail = comparison.detail(row, Locale.ENGLISH);
            if (!detail.isEmpty()) {
                out.println("<p class=\"d\">" + escaped(detail) + "</p>");
            }
            out.println("<p dir=\"auto\">" + marked(RowText.runs(row, before, after)) + "</p></section>");
        }
        out.println("</html>");
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
