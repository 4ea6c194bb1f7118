// SPDX-License-Identifier: Apache-2.0
package stet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import stet.model.Edit;
import stet.model.Revision;
import stet.model.Span;
import stet.model.Story;

/// What a change took out of a text and what it brought in, stretch by stretch. What only moved is neither.
public record ChangedWords(List<String> removed, List<String> added) {
    public ChangedWords {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /// @param before the text that the revision was made from
    /// @param after the text that it led to
    public static ChangedWords of(Revision revision, Story before, Story after) {
        var removed = new ArrayList<String>();
        var added = new ArrayList<String>();
        for (var field : revision.fields()) {
            collect(field.before(), field.after(), field.spans(), removed, added);
        }
        for (var edit : revision.edits()) {
            switch (edit) {
                case Edit.Same _ -> {}
                case Edit.Removed(int a) -> removed.add(text(before, List.of(a)));
                case Edit.Added(int b) -> added.add(text(after, List.of(b)));
                case Edit.Reworded(int a, int b, var _, var spans) ->
                    collect(text(before, List.of(a)), text(after, List.of(b)), spans, removed, added);
                case Edit.Split(int a, var b, var _, var spans) ->
                    collect(text(before, List.of(a)), text(after, b), spans, removed, added);
                case Edit.Merged(var a, int b, var _, var spans) ->
                    collect(text(before, a), text(after, List.of(b)), spans, removed, added);
            }
        }
        return new ChangedWords(worded(removed), worded(added));
    }

    private static String text(Story story, List<Integer> paragraphs) {
        return paragraphs.stream().map(i -> story.paragraphs().get(i).text()).collect(Collectors.joining("\n"));
    }

    private static void collect(
            String before, String after, List<Span> spans, List<String> removed, List<String> added) {
        for (var span : spans) {
            removed.add(cut(before, span.beforeFrom(), span.beforeTo()));
            added.add(cut(after, span.afterFrom(), span.afterTo()));
        }
    }

    private static String cut(String text, int from, int to) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    private static List<String> worded(List<String> stretches) {
        return stretches.stream().filter(s -> !s.isBlank()).toList();
    }
}
