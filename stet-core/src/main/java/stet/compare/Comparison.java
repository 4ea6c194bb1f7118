// SPDX-License-Identifier: Apache-2.0
package stet.compare;

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

/// What changed between two stories.
public record Comparison(
        List<FieldEdit> fields,
        List<Edit> edits,
        List<Change> changes,
        Significance significance,
        Snippet snippet,
        int wordsAdded,
        int wordsRemoved) {
    /// Kept with every revision; raised whenever the same two stories may compare differently.
    public static final int VERSION = 1;

    public static Comparison of(Story before, Story after) {
        throw new IllegalStateException("not built");
    }

    /// The plain line in the reader's language (English, German, French or Spanish; English for others).
    public String line(Locale reader) {
        throw new IllegalStateException("not built");
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

    /// Both texts in one, with the fate of each stretch.
    public static List<Run> marked(String before, String after, List<Span> spans) {
        throw new IllegalStateException("not built");
    }
}
