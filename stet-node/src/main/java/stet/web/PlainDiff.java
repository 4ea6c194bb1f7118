// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import stet.compare.Comparison;
import stet.model.Payload;
import stet.model.Run;
import stet.model.Version;
import stet.store.ArticleRecord;
import stet.web.ComparisonPage.Pair;
import stet.web.ComparisonPage.View;

/// A comparison for machines and terminals.
final class PlainDiff {
    private PlainDiff() {}

    /// Marked as a word diff: `[-removed-]{+added+}`.
    static Payload text(Pair pair, Press press) {
        var page = page(pair, press);
        var out = new StringBuilder();
        out.append(page.permanent()).append('\n').append(page.line()).append("\n\n");
        if (!page.note().isEmpty()) {
            out.append(page.note()).append("\n\n");
        }
        for (var line : page.lines()) {
            out.append(block(line, press.words())).append("\n\n");
        }
        for (var detail : page.details().changed()) {
            out.append("* ").append(detail.name()).append('\n');
            detail.sides().before().forEach(p -> out.append(marked(p)).append('\n'));
            detail.sides().after().forEach(p -> out.append(marked(p)).append('\n'));
            out.append('\n');
        }
        return bytes(out.toString());
    }

    private static String block(Marking line, Words words) {
        return switch (line) {
            case Marking.Unchanged u -> "  " + words.say("compare.unchanged", u.many());
            case Marking.MovedAway m ->
                "(%d) %s".formatted(m.number(), words.say(m.up() ? "compare.nowup" : "compare.nowdown", m.to()));
            case Marking.Changed c ->
                "(%d) %s\n%s"
                        .formatted(
                                c.number(),
                                c.detail().isEmpty() ? c.title() : words.say("compare.item", c.title(), c.detail()),
                                body(c));
        };
    }

    private static String body(Marking.Changed changed) {
        var text = changed.sides().both().stream().map(PlainDiff::marked).collect(Collectors.joining("\n"));
        return switch (changed.kind()) {
            case Marking.Kind.Added() -> "{+" + text + "+}";
            case Marking.Kind.Removed() -> "[-" + text + "-]";
            case Marking.Kind.Headline(),
                    Marking.Kind.Reworded(),
                    Marking.Kind.Moved _,
                    Marking.Kind.Split(),
                    Marking.Kind.Merged() -> text;
        };
    }

    private static String marked(List<Run> runs) {
        return runs.stream()
                .map(r -> switch (r.fate()) {
                    case KEPT -> r.text();
                    case ADDED -> "{+" + r.text() + "+}";
                    case REMOVED -> "[-" + r.text() + "-]";
                })
                .collect(Collectors.joining());
    }

    static Payload json(Pair pair, Press press) {
        var page = page(pair, press);
        return Payload.of(new Json.Thing()
                .with("id", page.permanent())
                .with("article", pair.article().id().text())
                .with("outlet", pair.article().outlet().text())
                .with("url", pair.article().address().text())
                .with("comparer", Comparison.VERSION)
                .with("before", version(pair.article(), pair.before(), press))
                .with("after", version(pair.article(), pair.after(), press))
                .with("significance", StreamQuery.token(page.significance()))
                .with("line", page.line())
                .with("words_added", page.wordsAdded())
                .with("words_removed", page.wordsRemoved())
                .with("note", page.note())
                .with("changes", changes(page))
                .bytes());
    }

    /// Versions of two articles.
    static Payload json(AcrossPage.Pair pair, Press press) {
        var page = AcrossPage.of(pair, true, press.showsWhole(), press.site(), press.words())
                .compared();
        return Payload.of(new Json.Thing()
                .with("id", page.permanent())
                .with("comparer", Comparison.VERSION)
                .with("before", side(pair.before(), press))
                .with("after", side(pair.after(), press))
                .with("line", page.line())
                .with("words_added", page.wordsAdded())
                .with("words_removed", page.wordsRemoved())
                .with("note", page.note())
                .with("changes", changes(page))
                .bytes());
    }

    private static Json.Thing side(AcrossPage.Side side, Press press) {
        return version(side.article(), side.version(), press)
                .with("article", side.article().id().text())
                .with("outlet", side.article().outlet().text());
    }

    private static List<Json.Thing> changes(ComparisonPage page) {
        return page.lines().stream()
                .filter(Marking.Changed.class::isInstance)
                .map(Marking.Changed.class::cast)
                .map(PlainDiff::change)
                .toList();
    }

    /// Of a clipping it is told how it came here, and nothing that Stet would have seen.
    private static Json.Thing version(ArticleRecord article, Version version, Press press) {
        var json = new Json.Thing().with("version", version.number());
        article.clipping()
                .ifPresentOrElse(
                        clipping -> json.with(
                                "clipping",
                                new Json.Thing()
                                        .with("date", clipping.date())
                                        .with("kept_at", clipping.kept())
                                        .with("kept_by", clipping.by())
                                        .with("note", clipping.note())),
                        () -> json.with("seen_from", version.seenFrom()));
        version.origin()
                .ifPresent(origin -> json.with(
                        "imported",
                        new Json.Thing()
                                .with("from", origin.source().name().toLowerCase(Locale.ROOT))
                                .with("times_of", origin.source().title())
                                .with("file", origin.file())
                                .with("record", origin.record())
                                .with("at", origin.taken())
                                .with("by", origin.by())));
        json.with("headline", version.story().headline())
                .with("payload_sha256", version.payload().hex())
                .with("text_sha256", article.digest(version).hex());
        return press.showsWhole()
                ? json.withTexts(
                        "paragraphs",
                        version.story().paragraphs().stream().map(p -> p.text()).toList())
                : json;
    }

    private static Json.Thing change(Marking.Changed changed) {
        return new Json.Thing()
                .with("number", changed.number())
                .with("title", changed.title())
                .with("detail", changed.detail())
                .with(
                        "runs",
                        changed.sides().both().stream()
                                .flatMap(List::stream)
                                .map(r -> new Json.Thing()
                                        .with("fate", StreamQuery.token(r.fate()))
                                        .with("text", r.text()))
                                .toList());
    }

    private static ComparisonPage page(Pair pair, Press press) {
        var comparison = Comparison.of(pair.before(), pair.after());
        return ComparisonPage.of(
                pair, comparison, new View(false, true, press.showsWhole()), press.site(), press.words());
    }

    private static Payload bytes(String text) {
        return Payload.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
