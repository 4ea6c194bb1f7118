// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.util.List;
import stet.model.Change;
import stet.model.Edit;
import stet.model.FieldEdit;
import stet.model.Run;
import stet.model.Snippet;
import stet.model.Span;

/// Reads a revision's body as [Revisions] writes it. Members may be missing, and come in any order. For one body.
final class RevisionReader {
    private final KeptJson json;
    private List<FieldEdit> fields = List.of();
    private List<Edit> edits = List.of();
    private List<Change> changes = List.of();
    private List<Run> snippet = List.of();

    private RevisionReader(KeptJson json) {
        this.json = json;
    }

    static Revisions.Body read(byte[] plain) {
        return KeptJson.read(plain, json -> new RevisionReader(json).body());
    }

    private Revisions.Body body() {
        json.object(name -> {
            switch (name) {
                case "fields" -> fields = json.list(this::fieldEdit);
                case "edits" -> edits = json.list(this::edit);
                case "changes" -> changes = json.list(this::change);
                case "snippet" -> snippet = json.list(this::run);
                default -> json.skip();
            }
        });
        return new Revisions.Body(fields, edits, changes, new Snippet(snippet));
    }

    private FieldEdit fieldEdit() {
        var read = new Object() {
            String field = "";
            String before = "";
            String after = "";
            List<Span> spans = List.of();
        };
        json.object(name -> {
            switch (name) {
                case "field" -> read.field = json.text();
                case "a" -> read.before = json.text();
                case "b" -> read.after = json.text();
                case "spans" -> read.spans = json.list(this::span);
                default -> json.skip();
            }
        });
        return new FieldEdit(FieldEdit.Field.valueOf(read.field), read.before, read.after, read.spans);
    }

    private Edit edit() {
        var read = new Object() {
            String op = "";
            List<Integer> before = List.of();
            List<Integer> after = List.of();
            boolean moved;
            List<Span> spans = List.of();
        };
        json.object(name -> {
            switch (name) {
                case "op" -> read.op = json.text();
                case "a" -> read.before = numbers();
                case "b" -> read.after = numbers();
                case "moved" -> read.moved = json.flag();
                case "spans" -> read.spans = json.list(this::span);
                default -> json.skip();
            }
        });
        return switch (read.op) {
            case "eq" -> new Edit.Same(one(read.before), one(read.after), read.moved);
            case "edit" -> new Edit.Reworded(one(read.before), one(read.after), read.moved, read.spans);
            case "ins" -> new Edit.Added(one(read.after));
            case "del" -> new Edit.Removed(one(read.before));
            case "split" -> new Edit.Split(one(read.before), read.after, read.moved, read.spans);
            case "merge" -> new Edit.Merged(read.before, one(read.after), read.moved, read.spans);
            default -> throw new Damaged("a kept revision has an unknown operation: " + read.op);
        };
    }

    /// One number or several.
    private List<Integer> numbers() {
        return json.isList() ? json.list(json::number) : List.of(json.number());
    }

    private static int one(List<Integer> numbers) {
        if (numbers.size() != 1) {
            throw new Damaged("a kept revision names paragraphs %s where it must name one".formatted(numbers));
        }
        return numbers.getFirst();
    }

    private Change change() {
        var read = new Object() {
            String kind = "";
            String was = "";
            String now = "";
            String about = "";
            int number;
        };
        json.object(name -> {
            switch (name) {
                case "kind" -> read.kind = json.text();
                case "was" -> read.was = json.text();
                case "now" -> read.now = json.text();
                case "about" -> read.about = json.text();
                case "n" -> read.number = json.number();
                default -> json.skip();
            }
        });
        return new Change(Change.Kind.valueOf(read.kind), read.was, read.now, read.about, read.number);
    }

    private Run run() {
        var read = new Object() {
            String fate = "";
            String text = "";
        };
        json.object(name -> {
            switch (name) {
                case "fate" -> read.fate = json.text();
                case "text" -> read.text = json.text();
                default -> json.skip();
            }
        });
        return new Run(Run.Fate.valueOf(read.fate), read.text);
    }

    private Span span() {
        var ends = json.list(json::number);
        if (ends.size() != 4) {
            throw new Damaged("a kept revision has a span of %d ends".formatted(ends.size()));
        }
        return new Span(ends.get(0), ends.get(1), ends.get(2), ends.get(3));
    }
}
