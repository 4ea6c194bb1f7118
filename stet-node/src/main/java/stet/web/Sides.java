// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.ArrayList;
import java.util.List;
import stet.model.Run;

/// A changed passage as it is drawn: the older text with what was removed, the newer with what was added, and both in
/// one. Each is a list of paragraphs; in `both`, a paragraph ends where it ends in either version.
record Sides(List<List<Run>> before, List<List<Run>> after, List<List<Run>> both) {
    Sides {
        before = List.copyOf(before);
        after = List.copyOf(after);
        both = List.copyOf(both);
    }

    static Sides of(List<Run> marked) {
        return new Sides(
                paragraphs(without(Run.Fate.ADDED, marked)),
                paragraphs(without(Run.Fate.REMOVED, marked)),
                paragraphs(marked));
    }

    /// A text that is the same on both sides.
    static Sides same(String text) {
        var whole = List.of(List.of(new Run(Run.Fate.KEPT, text)));
        return new Sides(whole, whole, whole);
    }

    private static List<Run> without(Run.Fate fate, List<Run> marked) {
        return marked.stream().filter(r -> r.fate() != fate).toList();
    }

    /// Cuts at line feeds. A mark that holds nothing but the space around a cut is dropped: it would say nothing.
    private static List<List<Run>> paragraphs(List<Run> runs) {
        var paragraphs = new ArrayList<List<Run>>();
        var paragraph = new ArrayList<Run>();
        for (var run : runs) {
            var pieces = run.text().split("\n", -1);
            for (int i = 0; i < pieces.length; i++) {
                if (i > 0 && !paragraph.isEmpty()) {
                    paragraphs.add(List.copyOf(paragraph));
                    paragraph.clear();
                }
                if (!pieces[i].isEmpty()) {
                    paragraph.add(new Run(pieces[i].isBlank() ? Run.Fate.KEPT : run.fate(), pieces[i]));
                }
            }
        }
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph);
        }
        return paragraphs;
    }
}
