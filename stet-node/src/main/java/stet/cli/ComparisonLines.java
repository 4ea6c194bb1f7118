// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import stet.compare.Comparison;
import stet.compare.Row;
import stet.model.Change;
import stet.model.Paragraph;
import stet.model.Story;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares pairs given as JSON lines `{id, lang, a, b, meta_a, meta_b}`, where a and b are lists of paragraphs and
/// meta has title, byline and links, and answers each with `{id, ops, labels}`, or `{id, error}` when it is no such
/// pair.
final class ComparisonLines {
    private final JsonMapper mapper = JsonMapper.shared();
    private final ComparisonJson json = new ComparisonJson();

    void answer(BufferedReader in, PrintWriter out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                out.println(answer(line));
            }
        }
        out.flush();
    }

    private String answer(String line) {
        var answer = mapper.createObjectNode();
        try {
            var pair = mapper.readTree(line);
            answer.put("id", pair.path("id").asString(""));
            var comparison =
                    Comparison.of(story(pair, "a", pair.path("meta_a")), story(pair, "b", pair.path("meta_b")));
            answer.set("ops", json.operations(comparison.edits()));
            var labels = answer.putArray("labels");
            labels(comparison, pair).forEach(labels::add);
        } catch (JacksonException | IllegalArgumentException e) {
            answer.put("error", String.valueOf(e.getMessage()));
        }
        return answer.toString();
    }

    /// A pair without a title gets a dash, since a story has a headline or a paragraph.
    private static Story story(JsonNode pair, String side, JsonNode meta) {
        var paragraphs = new ArrayList<Paragraph>();
        pair.path(side).forEach(p -> paragraphs.add(new Paragraph(Paragraph.Kind.TEXT, p.asString())));
        var title = meta.path("title").asString("");
        return new Story(
                title.isBlank() ? "—" : title,
                "",
                meta.path("byline").asString(""),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                pair.path("lang").asString(""),
                "",
                paragraphs,
                List.of(),
                List.of());
    }

    private static Set<String> labels(Comparison comparison, JsonNode pair) {
        var labels = new TreeSet<String>();
        for (var name : List.of("title", "byline", "links")) {
            if (!pair.path("meta_a").path(name).equals(pair.path("meta_b").path(name))) {
                labels.add(
                        switch (name) {
                            case "title" -> "headline";
                            case "links" -> "link";
                            default -> name;
                        });
            }
        }
        var inText = comparison.rows().stream()
                .filter(Row.OfText.class::isInstance)
                .flatMap(row -> row.changes().stream())
                .toList();
        var rewritten =
                inText.stream().filter(c -> c.kind() == Change.Kind.REWRITTEN).toList();
        (rewritten.isEmpty() ? inText : rewritten).forEach(c -> labels.add(label(c)));
        return labels;
    }

    private static String label(Change change) {
        return switch (change.kind()) {
            case NOTICE_ADDED -> "notice_added";
            case NOTICE_REMOVED -> "notice_removed";
            case HEADLINE -> "headline";
            case FIGURE -> "number";
            case NAME -> "name";
            case QUOTATION -> change.about().isEmpty() ? "quote" : "wording";
            case ATTRIBUTION -> "attribution";
            case HEDGE -> "hedge";
            case DATE -> hasDigit(change) ? "number" : "date";
            case BYLINE -> "byline";
            case LINK -> "link";
            case TEXT_ADDED -> "text_added";
            case TEXT_REMOVED -> "text_removed";
            case MOVED -> "moved";
            case LAYOUT -> "layout";
            case REWRITTEN -> change.now().isEmpty() ? "rewrite" : "removed";
            case STANDFIRST, CAPTION, WORDING -> "wording";
            case STYLE -> "style";
            case READER -> "reader";
        };
    }

    /// The format calls every changed number a number, in dates too; and a whole sentence that gave way to another
    /// it calls wording, inside a quotation as elsewhere.
    private static boolean hasDigit(Change change) {
        return (change.was() + change.now()).chars().anyMatch(Character::isDigit);
    }
}
