// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stet.model.Change;
import stet.model.Edit;
import stet.model.FieldEdit;
import stet.model.Revision;
import stet.model.Run;
import stet.model.Significance;
import stet.model.Snippet;
import stet.model.Span;
import stet.model.Story;
import stet.model.Version;

/// What changed between two stories.
///
/// @param fields what became of headline, standfirst, byline and captions, in this order; unchanged ones are left out
/// @param edits what became of the paragraphs; applying their spans to the older text gives the newer, and back
/// @param changes the kinds of change, in reading order
/// @param wordsAdded in paragraphs and fields; characters count as words in scripts without spaces
/// @param wordsRemoved likewise
/// @param coarse whether a bound on the work cut it short, so that some marks are coarser than the texts allow; never
/// of
///     a stored revision, which does not tell
public record Comparison(
        List<FieldEdit> fields,
        List<Edit> edits,
        List<Change> changes,
        Significance significance,
        Snippet snippet,
        int wordsAdded,
        int wordsRemoved,
        boolean coarse) {
    /// Kept with every revision; raised whenever the same two stories may compare differently.
    public static final int VERSION = 4;

    public Comparison {
        fields = List.copyOf(fields);
        edits = List.copyOf(edits);
        changes = List.copyOf(changes);
    }

    /// Compares any two stories, in bounded time and memory: where they share too little, marks get coarser.
    public static Comparison of(Story before, Story after) {
        return Comparer.compare(before, after);
    }

    /// The comparison that a stored revision came from.
    public static Comparison of(Revision revision) {
        return new Comparison(
                revision.fields(),
                revision.edits(),
                revision.changes(),
                revision.significance(),
                revision.snippet(),
                revision.wordsAdded(),
                revision.wordsRemoved(),
                false);
    }

    /// The same comparison, marked: the older text was read by another archive's reader, so what differs is no edit
    /// of the outlet's as far as anybody can tell. It weighs as little as a change can.
    public Comparison byAnotherReader() {
        if (isByAnotherReader()) {
            return this;
        }
        var marked = new ArrayList<>(changes);
        marked.add(new Change(Change.Kind.READER, "", "", "", 0));
        return new Comparison(fields, edits, marked, Significance.MINOR, snippet, wordsAdded, wordsRemoved, coarse);
    }

    /// Compares two versions of an article; marked, where an archive other than ours kept the older one.
    public static Comparison of(Version before, Version after) {
        var comparison = of(before.story(), after.story());
        return before.isReadByAnotherThan(after) ? comparison.byAnotherReader() : comparison;
    }

    /// Whether it is marked so.
    public boolean isByAnotherReader() {
        return changes.stream().anyMatch(change -> change.kind() == Change.Kind.READER);
    }

    /// This comparison in the place of a stored one: marked where that was.
    public Comparison insteadOf(Revision stored) {
        return of(stored).isByAnotherReader() ? byAnotherReader() : this;
    }

    /// The marked rows in the order and with the numbers that pages and feeds show: headline and standfirst, then
    /// every edit but unmoved equal paragraphs, then byline and captions.
    public List<Row> rows() {
        return Rows.of(fields, edits, changes);
    }

    /// The plain line in the reader's language (English, German, French or Spanish; English for others).
    public String line(Locale reader) {
        return isByAnotherReader()
                ? Messages.in(reader).say("reader", rows().size())
                : PlainLine.of(rows(), new Places(edits), reader);
    }

    /// What a reader must know of the comparison itself: that its marks are coarse. Mostly empty.
    public String note(Locale reader) {
        return coarse ? Messages.in(reader).say("coarse") : "";
    }

    /// What a reader must know of a silent edit: the text differs, but the time of change that the outlet states
    /// for both versions is the same, and so are its notes. Mostly empty; always, where a version states no such
    /// time, since nothing can be told then.
    ///
    /// @param before the older story of this comparison
    /// @param after the newer
    public String silence(Story before, Story after, Locale reader) {
        return Silence.isBetween(before, after) ? Messages.in(reader).say("silent") : "";
    }

    /// How many changes and words: "3 changes, 20 words added, 7 removed".
    public String size(Locale reader) {
        return Messages.in(reader).say("size", rows().size(), wordsAdded, wordsRemoved);
    }

    /// What stands for folded paragraphs: "3 unchanged paragraphs".
    public static String unchanged(int paragraphs, Locale reader) {
        return Messages.in(reader).say("unchanged", paragraphs);
    }

    /// The edits as a reader of both versions meets them: each removed paragraph where it stood.
    public List<Edit> inReadingOrder() {
        return ReadingOrder.of(edits);
    }

    /// The heading of a row: "Figures changed", "Moved up and reworded".
    public String describe(Row row, Locale reader) {
        return new Headings(new Places(edits), reader).heading(row);
    }

    /// The small print of a row: "33 → 35 countries", "from paragraph 6 to paragraph 3", "13 words"; may be empty.
    public String detail(Row row, Locale reader) {
        return new Headings(new Places(edits), reader).detail(row);
    }

    /// Whether a moved row stands further up than before; `false` for any other row.
    public boolean movedUp(Row row) {
        return Places.isMoved(row) && new Places(edits).isUp(row);
    }

    /// The revision to be stored.
    public Revision revision(int from, int to) {
        return new Revision(
                from,
                to,
                fields,
                edits,
                changes,
                significance,
                line(Locale.ENGLISH),
                snippet,
                wordsAdded,
                wordsRemoved,
                VERSION);
    }

    /// Both texts in one, with the fate of each stretch: at each span what was removed, then what was added. In a
    /// split the added line feed is the cut, in a merge the removed one is the seam.
    /// @throws IndexOutOfBoundsException when the spans do not belong to the texts
    public static List<Run> marked(String before, String after, List<Span> spans) {
        return Marks.runs(before, after, spans);
    }
}
