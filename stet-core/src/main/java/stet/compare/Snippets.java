// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import stet.model.Edit;
import stet.model.Paragraph;
import stet.model.Run;
import stet.model.Run.Fate;
import stet.model.Snippet;
import stet.model.Story;

/// Chooses the one most telling passage of a comparison and cuts it to at most two hundred characters around its first
/// marks, at words, with "…" where something was left out.
final class Snippets {
    /// In code points, both marks and what stands around them, with the signs of omission.
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
        int first = first(runs);
        int left = LENGTH;
        if (first > 0) {
            var lead = fromEnd(runs.get(first - 1).text(), LEAD);
            cut.add(new Run(Fate.KEPT, lead));
            left -= length(lead);
        }
        for (int k = first; k < runs.size(); k++) {
            var run = runs.get(k);
            boolean last = k == runs.size() - 1;
            if (length(run.text()) + (last ? 0 : 1) > left) {
                cut.add(new Run(run.fate(), fromStart(run.text(), left, k == first)));
                break;
            }
            cut.add(run);
            left -= length(run.text());
        }
        return cut;
    }

    /// The first change that can be seen; where there is none, the first of white space.
    private static int first(List<Run> runs) {
        return IntStream.range(0, runs.size())
                .filter(k -> runs.get(k).fate() != Fate.KEPT)
                .filter(k -> !runs.get(k).text().isBlank())
                .findFirst()
                .orElseGet(() -> IntStream.range(0, runs.size())
                        .filter(k -> runs.get(k).fate() != Fate.KEPT)
                        .findFirst()
                        .orElse(0));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// So much of the text as fits, the ellipsis included; of a change that begins with an endless word, a part of
    /// it.
    private static String fromStart(String text, int most, boolean atLeastAPart) {
        int room = Math.min(most, length(text)) - 1;
        int end = Words.fitting(text, room);
        return end > 0 || !atLeastAPart ? text.substring(0, end) + "…" : Words.cut(text, room);
    }

    /// The last words that fit, the ellipsis included.
    private static String fromEnd(String text, int most) {
        if (length(text) <= most) {
            return text;
        }
        int from = text.offsetByCodePoints(text.length(), 1 - most);
        var tokens = Tokens.of(text, Vocabulary.exact());
        return "…" + text.substring(tokens.start(tokens.at(from)));
    }
}
