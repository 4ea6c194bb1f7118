// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.List;

/// The edits from one version of an article to another, and what they amount to in plain words.
///
/// @param line one plain line in English; other languages are made from `changes`
/// @param comparer the version of the comparison that made it
public record Revision(
        int from,
        int to,
        List<FieldEdit> fields,
        List<Edit> edits,
        List<Change> changes,
        Significance significance,
        String line,
        Snippet snippet,
        int wordsAdded,
        int wordsRemoved,
        int comparer) {
    public Revision {
        fields = List.copyOf(fields);
        edits = List.copyOf(edits);
        changes = List.copyOf(changes);
    }
}
