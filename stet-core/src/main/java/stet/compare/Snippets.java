// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.List;
import stet.model.Edit;
import stet.model.Paragraph;
import stet.model.Run;
import stet.model.Run.Fate;
import stet.model.Snippet;
import stet.model.Story;

/// Chooses the one most telling passage of a comparison and cuts it to about two hundred characters around its first
/// marks, at words, with "…" where something was left out.
final class Snippets {
    /// In code points, both marks and what stands around them.
    private static final int LENGTH = 200;
    /// How much unchanged text leads up to the first mark, and at least follows the last.
    private static final int LEAD = 60;

    private Snippets() {}

    /// @param telling the most telling row
    static Snippet of(Row telling, Story before, Story after) {
        return new Snippet(cut(runs(telling, before, after)));
    }

    private static List<Run> runs(Row row, Story before, Story after) {
        return switch (row) {
            case Row.OfField(var _, var edit, var _) -> Marks.runs(edit.before(), edit.after(), edit.spans());
            case Row.OfText(var _, var edit, var _) -> runs(edit, before.paragraphs(), after.paragraphs());
        };
    }

    private static List<Run> runs(Edit edit, List<Paragraph> olds, List<Paragraph> news) {
        return switch (edit) {
            case Edit.Same(int i, var _, var _) ->
                List.of(new Run(Fate.KEPT, olds.get(i).text()));
            case Edit.Reworded(int i, int j, var _, var spans) ->
                Marks.runs(olds.get(i).text(), news.get(j).text(), spans);
            case Edit.Added(int j) -> List.of(new Run(Fate.ADDED, news.get(j).text()));
            case Edit.Removed(int i) ->
                List.of(new Run(Fate.REMOVED, olds.get(i).text()));
            case Edit.Split(int i, var parts, var _, var spans) ->
                Marks.runs(olds.get(i).text(), joined(news, parts), spans);
            case Edit.Merged(var sources, int j, var _, var spans) ->
                Marks.runs(joined(olds, sources), news.get(j).text(), spans);
        };
    }

    private static String joined(List<Paragraph> paragraphs, List<Integer> which) {
        return String.join(
                "\n", which.stream().map(paragraphs::get).map(Paragraph::text).toList());
    }

    private static List<Run> cut(List<Run> runs) {
        var cut = new ArrayList<Run>();
        int left = LENGTH;
        int first = 0;
        while (first < runs.size() - 1 && !isMark(runs.get(first))) {
            first++;
        }
        if (first > 0) {
            var lead = fromEnd(runs.get(first - 1).text(), LEAD);
            cut.add(new Run(Fate.KEPT, lead));
            left -= length(lead);
        }
        for (int k = first; k < runs.size() && left > 0; k++) {
            var run = runs.get(k);
            var text = fromStart(run.text(), left);
            cut.add(new Run(run.fate(), text));
            left -= length(text);
        }
        return cut;
    }

    /// Whether a run is a change that can be seen.
    private static boolean isMark(Run run) {
        return run.fate() != Fate.KEPT && !run.text().isBlank();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String fromStart(String text, int most) {
        if (length(text) <= most) {
            return text;
        }
        var cut = Words.cut(text, most);
        return Character.isWhitespace(text.codePointAt(0)) && !cut.startsWith(" ") ? " " + cut.strip() : cut;
    }

    private static String fromEnd(String text, int most) {
        if (length(text) <= most) {
            return text;
        }
        int from = text.offsetByCodePoints(text.length(), -most);
        var tokens = Tokens.of(text, Vocabulary.exact());
        int token = tokens.at(from);
        return token < tokens.size() ? "…" + text.substring(tokens.start(token)) : "…" + text.substring(from);
    }
}
