// SPDX-License-Identifier: Apache-2.0
package stet.store;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import stet.model.Change;
import stet.model.Edit;
import stet.model.FieldEdit;
import stet.model.Snippet;
import stet.model.Span;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How a revision's edits are kept: as JSON with short keys, compressed by zstd.
final class Revisions {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// What a revision is made from.
    static final List<Field<?>> COLUMNS = List.of(
            Tables.Revision.PRIOR,
            Tables.Revision.NUMBER,
            Tables.Revision.AT,
            Tables.Revision.NOT_BEFORE,
            Tables.Revision.SIGNIFICANCE,
            Tables.Revision.LINE,
            Tables.Revision.WORDS_ADDED,
            Tables.Revision.WORDS_REMOVED,
            Tables.Revision.COMPARER,
            Tables.Revision.BODY);

    private Revisions() {}

    record Body(List<FieldEdit> fields, List<Edit> edits, List<Change> changes, Snippet snippet) {}

    static byte[] pack(Body body) {
        var node = JSON.createObjectNode();
        var fields = node.putArray("fields");
        body.fields()
                .forEach(f -> spans(
                        fields.addObject()
                                .put("field", f.field().name())
                                .put("a", f.before())
                                .put("b", f.after()),
                        f.spans()));
        var edits = node.putArray("edits");
        body.edits().forEach(e -> write(edits.addObject(), e));
        var changes = node.putArray("changes");
        body.changes()
                .forEach(c -> changes.addObject()
                        .put("kind", c.kind().name())
                        .put("was", c.was())
                        .put("now", c.now())
                        .put("about", c.about())
                        .put("n", c.number()));
        var snippet = node.putArray("snippet");
        body.snippet()
                .runs()
                .forEach(r -> snippet.addObject().put("fate", r.fate().name()).put("text", r.text()));
        return Zstd.compress(JSON.writeValueAsBytes(node), 3);
    }

    /// @throws Damaged when the bytes are not those of a revision
    static Body unpack(Unpacker unpacker, byte[] packed) {
        var plain = unpacker.unpack(packed, new byte[0], "a kept revision");
        try {
            return RevisionReader.read(plain);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Damaged("a kept revision is damaged (" + e.getMessage() + ")", e);
        }
    }

    /// Kinds as one column: every name between commas, so that one is found by `like '%,NAME,%'`.
    static String kinds(List<Change> changes) {
        return changes.stream()
                .map(c -> c.kind().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(",", ",", ","));
    }

    static Set<Change.Kind> kinds(String column) {
        return Arrays.stream(column.split(","))
                .filter(k -> !k.isEmpty())
                .map(Change.Kind::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void write(ObjectNode node, Edit edit) {
        switch (edit) {
            case Edit.Same(int a, int b, boolean moved) ->
                moved(node.put("op", "eq").put("a", a).put("b", b), moved);
            case Edit.Reworded(int a, int b, boolean moved, var spans) ->
                spans(moved(node.put("op", "edit").put("a", a).put("b", b), moved), spans);
            case Edit.Added(int b) -> node.put("op", "ins").put("b", b);
            case Edit.Removed(int a) -> node.put("op", "del").put("a", a);
            case Edit.Split(int a, var b, boolean moved, var spans) -> {
                numbers(node.put("op", "split").put("a", a).putArray("b"), b);
                spans(moved(node, moved), spans);
            }
            case Edit.Merged(var a, int b, boolean moved, var spans) -> {
                numbers(node.put("op", "merge").put("b", b).putArray("a"), a);
                spans(moved(node, moved), spans);
            }
        }
    }

    private static ObjectNode moved(ObjectNode node, boolean moved) {
        return moved ? node.put("moved", true) : node;
    }

    private static void numbers(ArrayNode array, List<Integer> numbers) {
        numbers.forEach(array::add);
    }

    private static void spans(ObjectNode node, List<Span> spans) {
        var array = node.putArray("spans");
        for (var s : spans) {
            array.addArray()
                    .add(s.beforeFrom())
                    .add(s.beforeTo())
                    .add(s.afterFrom())
                    .add(s.afterTo());
        }
    }
}
