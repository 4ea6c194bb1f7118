// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.List;
import stet.model.Run;
import stet.model.Span;

/// The marks inside one changed text: whole words, never parts of them, joined and placed as a reader would.
final class Marks {
    private final Tokens before;
    private final Tokens after;
    private final List<Span> spans = new ArrayList<>();

    private Marks(Tokens before, Tokens after) {
        this.before = before;
        this.after = after;
    }

    /// The replaced stretches in code points, ascending. What no span covers is equal, to the code point.
    static List<Span> between(Tokens before, Tokens after, Effort effort) {
        if (before.text().equals(after.text())) {
            return List.of();
        }
        var hunks = TokenDiff.hunks(before, after, effort);
        hunks = new Coherence(before, after).joined(hunks);
        hunks = new Edges(before, after).slid(hunks);
        hunks = DictionaryWords.widened(hunks, before, after);
        var marks = new Marks(before, after);
        marks.place(hunks);
        return inCodePoints(before.text(), after.text(), marks.spans);
    }

    /// Puts the hunks on the text, and marks white space that differs between equal words.
    private void place(List<Hunk> hunks) {
        int old = 0;
        int now = 0;
        for (var hunk : hunks) {
            gaps(old, hunk.beforeFrom(), now);
            int oldGap = before.start(hunk.beforeFrom()) - before.end(hunk.beforeFrom() - 1);
            int newGap = after.start(hunk.afterFrom()) - after.end(hunk.afterFrom() - 1);
            boolean sameGap = oldGap == newGap
                    && before.text()
                            .regionMatches(
                                    before.end(hunk.beforeFrom() - 1),
                                    after.text(),
                                    after.end(hunk.afterFrom() - 1),
                                    oldGap);
            boolean gapStays = sameGap && !hunk.adds() && !hunk.removes();
            add(
                    before.end(hunk.beforeFrom() - 1) + (gapStays ? oldGap : 0),
                    before.end(hunk.beforeTo() - 1),
                    after.end(hunk.afterFrom() - 1) + (gapStays ? newGap : 0),
                    after.end(hunk.afterTo() - 1));
            old = hunk.beforeTo();
            now = hunk.afterTo();
        }
        gaps(old, before.size() + 1, now);
    }

    /// Marks differing white space before each of the equal tokens [from, to) of the older text; the end of the
    /// text stands for one token more.
    private void gaps(int from, int to, int afterFrom) {
        int shift = afterFrom - from;
        for (int k = from; k < to; k++) {
            int oldFrom = before.end(k - 1);
            int newFrom = after.end(k + shift - 1);
            int length = before.start(k) - oldFrom;
            if (length != after.start(k + shift) - newFrom
                    || !before.text().regionMatches(oldFrom, after.text(), newFrom, length)) {
                add(oldFrom, before.start(k), newFrom, after.start(k + shift));
            }
        }
    }

    private void add(int beforeFrom, int beforeTo, int afterFrom, int afterTo) {
        if (beforeFrom == beforeTo && afterFrom == afterTo) {
            return;
        }
        if (!spans.isEmpty()
                && spans.getLast().beforeTo() == beforeFrom
                && spans.getLast().afterTo() == afterFrom) {
            var last = spans.removeLast();
            spans.add(new Span(last.beforeFrom(), beforeTo, last.afterFrom(), afterTo));
        } else {
            spans.add(new Span(beforeFrom, beforeTo, afterFrom, afterTo));
        }
    }

    private static List<Span> inCodePoints(String before, String after, List<Span> spans) {
        var old = new CodePoints(before);
        var now = new CodePoints(after);
        return spans.stream()
                .map(s -> new Span(
                        old.at(s.beforeFrom()), old.at(s.beforeTo()), now.at(s.afterFrom()), now.at(s.afterTo())))
                .toList();
    }

    /// Counts code points up to places that only ever move on.
    private static final class CodePoints {
        private final String text;
        private int unit;
        private int count;

        CodePoints(String text) {
            this.text = text;
        }

        int at(int place) {
            count += text.codePointCount(unit, place);
            unit = place;
            return count;
        }
    }

    /// Both texts in one: kept stretches once, and at each span what was removed, then what was added.
    static List<Run> runs(String before, String after, List<Span> spans) {
        var runs = new ArrayList<Run>();
        int old = 0;
        int oldPoint = 0;
        int now = 0;
        int newPoint = 0;
        for (var span : spans) {
            int keptTo = before.offsetByCodePoints(old, span.beforeFrom() - oldPoint);
            int removedTo = before.offsetByCodePoints(keptTo, span.beforeTo() - span.beforeFrom());
            int addedFrom = after.offsetByCodePoints(now, span.afterFrom() - newPoint);
            int addedTo = after.offsetByCodePoints(addedFrom, span.afterTo() - span.afterFrom());
            add(runs, Run.Fate.KEPT, before.substring(old, keptTo));
            add(runs, Run.Fate.REMOVED, before.substring(keptTo, removedTo));
            add(runs, Run.Fate.ADDED, after.substring(addedFrom, addedTo));
            old = removedTo;
            oldPoint = span.beforeTo();
            now = addedTo;
            newPoint = span.afterTo();
        }
        add(runs, Run.Fate.KEPT, before.substring(old));
        return List.copyOf(runs);
    }

    private static void add(List<Run> runs, Run.Fate fate, String text) {
        if (!text.isEmpty()) {
            runs.add(new Run(fate, text));
        }
    }
}
