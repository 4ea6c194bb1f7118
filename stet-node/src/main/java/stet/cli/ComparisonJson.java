// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.util.List;
import java.util.Locale;
import stet.compare.Comparison;
import stet.compare.Row;
import stet.model.Edit;
import stet.model.FieldEdit;
import stet.model.Span;
import stet.model.Story;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A comparison as JSON. Paragraphs count from 0; spans are `[a0, a1, b0, b1]` in code points of the edit's paragraphs
/// joined by one line feed; operations stand in the order of the newer text, removals last.
final class ComparisonJson {
    private final JsonMapper mapper = JsonMapper.shared();

    ObjectNode of(Comparison comparison, Story before, Story after, Locale reader) {
        var node = mapper.createObjectNode();
        node.put("line", comparison.line(reader));
        node.put("significance", name(comparison.significance()));
        node.put("words_added", comparison.wordsAdded());
        node.put("words_removed", comparison.wordsRemoved());
        node.put("comparer", Comparison.VERSION);
        node.put("coarse", comparison.coarse());
        node.put("silent", !comparison.silence(before, after, reader).isEmpty());
        var snippet = node.putArray("snippet");
        for (var run : comparison.snippet().runs()) {
            snippet.addObject().put("fate", name(run.fate())).put("text", run.text());
        }
        var fields = node.putArray("fields");
        comparison.fields().forEach(f -> fields.add(of(f)));
        node.set("ops", operations(comparison.edits()));
        var rows = node.putArray("rows");
        comparison.rows().forEach(row -> rows.add(of(row, comparison, reader)));
        return node;
    }

    private ObjectNode of(FieldEdit field) {
        var node = mapper.createObjectNode();
        node.put("field", name(field.field()));
        node.put("before", field.before());
        node.put("after", field.after());
        node.set("spans", spans(field.spans()));
        return node;
    }

    private ObjectNode of(Row row, Comparison comparison, Locale reader) {
        var node = mapper.createObjectNode();
        node.put("number", row.number());
        node.put("heading", comparison.describe(row, reader));
        node.put("detail", comparison.detail(row, reader));
        var changes = node.putArray("changes");
        for (var change : row.changes()) {
            changes.addObject()
                    .put("kind", name(change.kind()))
                    .put("was", change.was())
                    .put("now", change.now())
                    .put("about", change.about());
        }
        return node;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    ArrayNode operations(List<Edit> edits) {
        var operations = mapper.createArrayNode();
        edits.forEach(edit -> operations.add(operation(edit)));
        return operations;
    }

    private ObjectNode operation(Edit edit) {
        var node = mapper.createObjectNode();
        return switch (edit) {
            case Edit.Same(int i, int j, boolean moved) ->
                linked(node.put("op", "eq").put("a", i).put("b", j), moved);
            case Edit.Reworded(int i, int j, boolean moved, var spans) -> {
                node.put("op", spans.isEmpty() ? "eq" : "edit").put("a", i).put("b", j);
                if (!spans.isEmpty()) {
                    node.set("spans", spans(spans));
                }
                yield linked(node, moved);
            }
            case Edit.Added(int j) -> node.put("op", "ins").put("b", j);
            case Edit.Removed(int i) -> node.put("op", "del").put("a", i);
            case Edit.Split(int i, var parts, boolean moved, var spans) -> {
                node.put("op", "split").put("a", i).set("b", numbers(parts));
                node.set("spans", spans(spans));
                yield linked(node, moved);
            }
            case Edit.Merged(var sources, int j, boolean moved, var spans) -> {
                node.put("op", "merge").set("a", numbers(sources));
                node.put("b", j).set("spans", spans(spans));
                yield linked(node, moved);
            }
        };
    }

    private static ObjectNode linked(ObjectNode node, boolean moved) {
        return moved ? node.put("moved", true) : node;
    }

    private ArrayNode numbers(List<Integer> numbers) {
        var node = mapper.createArrayNode();
        numbers.forEach(node::add);
        return node;
    }

    private ArrayNode spans(List<Span> spans) {
        var node = mapper.createArrayNode();
        for (var span : spans) {
            node.addArray()
                    .add(span.beforeFrom())
                    .add(span.beforeTo())
                    .add(span.afterFrom())
                    .add(span.afterTo());
        }
        return node;
    }
}
