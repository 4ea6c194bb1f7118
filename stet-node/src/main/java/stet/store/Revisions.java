// SPDX-License-Identifier: Apache-2.0
package stet.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import stet.model.Change;
import stet.model.Edit;
import stet.model.FieldEdit;
import stet.model.Run;
import stet.model.Snippet;
import stet.model.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How a revision's edits are kept: as JSON with short keys, compressed by zstd.
final class Revisions {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LARGEST = 64 << 20;

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

    static Body unpack(byte[] packed) {
        long size = Zstd.getFrameContentSize(packed);
        if (size < 0 || size > LARGEST) {
            throw new Damaged("a kept revision is damaged (no valid zstd frame)");
        }
        var node = JSON.readTree(plain(packed, (int) size));
        return new Body(
                list(node, "fields").map(Revisions::fieldEdit).toList(),
                list(node, "edits").map(Revisions::edit).toList(),
                list(node, "changes").map(Revisions::change).toList(),
                new Snippet(list(node, "snippet")
                        .map(r -> new Run(Run.Fate.valueOf(text(r, "fate")), text(r, "text")))
                        .toList()));
    }

    private static byte[] plain(byte[] packed, int size) {
        try {
            return Zstd.decompress(packed, size);
        } catch (ZstdException e) {
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

    private static Edit edit(JsonNode node) {
        boolean moved = node.path("moved").asBoolean(false);
        return switch (text(node, "op")) {
            case "eq" -> new Edit.Same(number(node, "a"), number(node, "b"), moved);
            case "edit" -> new Edit.Reworded(number(node, "a"), number(node, "b"), moved, spans(node));
            case "ins" -> new Edit.Added(number(node, "b"));
            case "del" -> new Edit.Removed(number(node, "a"));
            case "split" -> new Edit.Split(number(node, "a"), numbers(node, "b"), moved, spans(node));
            case "merge" -> new Edit.Merged(numbers(node, "a"), number(node, "b"), moved, spans(node));
            default -> throw new Damaged("a kept revision has an unknown operation: " + node);
        };
    }

    private static FieldEdit fieldEdit(JsonNode node) {
        return new FieldEdit(
                FieldEdit.Field.valueOf(text(node, "field")), text(node, "a"), text(node, "b"), spans(node));
    }

    private static Change change(JsonNode node) {
        return new Change(
                Change.Kind.valueOf(text(node, "kind")),
                text(node, "was"),
                text(node, "now"),
                text(node, "about"),
                number(node, "n"));
    }

    private static List<Span> spans(JsonNode node) {
        return list(node, "spans")
                .map(s -> new Span(
                        s.get(0).asInt(),
                        s.get(1).asInt(),
                        s.get(2).asInt(),
                        s.get(3).asInt()))
                .toList();
    }

    private static List<Integer> numbers(JsonNode node, String name) {
        return list(node, name).map(JsonNode::asInt).toList();
    }

    private static java.util.stream.Stream<JsonNode> list(JsonNode node, String name) {
        return node.path(name).valueStream();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static int number(JsonNode node, String name) {
        return node.path(name).asInt();
    }
}
