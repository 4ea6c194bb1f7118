// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.ArrayList;
import java.util.List;
import stet.model.Edit;
import stet.model.FieldEdit;
import stet.model.FieldEdit.Field;
import stet.model.Story;

/// Compares what stands outside the paragraphs. Captions are paired as paragraphs are; where they stand on the page
/// says nothing, so a caption that only changed its place has not changed.
final class Fields {
    private Fields() {}

    static List<FieldEdit> between(Story before, Story after, Vocabulary vocabulary, Effort effort) {
        var edits = new ArrayList<FieldEdit>();
        add(edits, Field.HEADLINE, before.headline(), after.headline(), vocabulary, effort);
        add(edits, Field.STANDFIRST, before.standfirst(), after.standfirst(), vocabulary, effort);
        add(edits, Field.BYLINE, before.byline(), after.byline(), vocabulary, effort);
        captions(edits, before.captions(), after.captions(), vocabulary, effort);
        return edits;
    }

    private static void add(
            List<FieldEdit> edits, Field field, String before, String after, Vocabulary vocabulary, Effort effort) {
        if (!before.equals(after)) {
            var spans = Marks.between(Tokens.of(before, vocabulary), Tokens.of(after, vocabulary), effort);
            edits.add(new FieldEdit(field, before, after, spans));
        }
    }

    private static void captions(
            List<FieldEdit> edits, List<String> before, List<String> after, Vocabulary vocabulary, Effort effort) {
        if (before.equals(after)) {
            return;
        }
        var olds = new Texts(before, vocabulary);
        var news = new Texts(after, vocabulary);
        for (var edit : Edits.between(olds, news, Alignment.of(olds, news, effort), effort)) {
            switch (edit) {
                case Edit.Same _ -> {}
                case Edit.Reworded(int i, int j, var _, var spans) ->
                    edits.add(new FieldEdit(Field.CAPTION, before.get(i), after.get(j), spans));
                case Edit.Added(int j) -> add(edits, Field.CAPTION, "", after.get(j), vocabulary, effort);
                case Edit.Removed(int i) -> add(edits, Field.CAPTION, before.get(i), "", vocabulary, effort);
                case Edit.Split(int i, var parts, var _, var spans) ->
                    edits.add(new FieldEdit(Field.CAPTION, before.get(i), joined(after, parts), spans));
                case Edit.Merged(var sources, int j, var _, var spans) ->
                    edits.add(new FieldEdit(Field.CAPTION, joined(before, sources), after.get(j), spans));
            }
        }
    }

    private static String joined(List<String> captions, List<Integer> which) {
        return String.join("\n", captions.subList(which.getFirst(), which.getLast() + 1));
    }
}
