// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import stet.compare.Comparison;
import stet.model.ArticleId;
import stet.model.Payload;
import stet.store.ArticleRecord;
import stet.store.Library;
import stet.web.ComparisonPage.Pair;
import stet.web.ComparisonPage.View;

/// Answers for the comparison of any two versions, as a page and as machine forms.
final class ComparisonPages {
    private final Library library;
    private final Press press;

    ComparisonPages(Library library, Press press) {
        this.library = library;
        this.press = press;
    }

    Reply page(Asked asked) {
        var view = new View(
                asked.query("view").equals("inline"), asked.query("unfold").equals("1"), press.showsWhole());
        return found(asked, "", pair -> {
            var words = press.words();
            var comparison = Comparison.of(pair.before(), pair.after());
            var page = ComparisonPage.of(pair, comparison, view, press.site(), words);
            var title = words.say(
                    "compare.title", pair.before().number(), pair.after().number(), page.heading());
            var frame = press.unlisted(title, page.line(), Frame.Here.CHANGES, page.path(), feeds(pair.article()));
            return press.print("compare", frame, page);
        });
    }

    /// The same in plain text, marked as a word diff: `[-removed-]{+added+}`.
    Reply text(Asked asked) {
        return found(
                asked, ".txt", pair -> machine(pair, "text/plain; charset=utf-8", () -> PlainDiff.text(pair, press)));
    }

    Reply json(Asked asked) {
        return found(asked, ".json", this::json);
    }

    private Reply json(Pair pair) {
        return machine(pair, Json.TYPE, () -> PlainDiff.json(pair, press));
    }

    /// For programs, of any two versions, the older one first.
    Reply data(Asked asked) {
        var typed = asked.part("id");
        var article = ArticleId.parse(typed).flatMap(library::article);
        if (article.isEmpty()) {
            return new Reply.Refused(Problem.noArticle(typed, press.words()));
        }
        var from = number(article.get(), asked.part("m"));
        var to = number(article.get(), asked.part("n"));
        if (from.isEmpty() || to.isEmpty() || from.get() >= to.get()) {
            return noVersion(article.get(), from.isEmpty() ? asked.part("m") : asked.part("n"));
        }
        return json(pair(article.get(), from.get(), to.get()));
    }

    /// A version of one article against a version of another: two outlets' texts, or an article and a
    /// clipping.
    Reply across(Asked asked) {
        return across(asked, "", pair -> {
            var words = press.words();
            var page = AcrossPage.of(pair, asked.query("unfold").equals("1"), press.showsWhole(), press.site(), words);
            var title =
                    words.say("across.title", page.before().name(), page.after().name());
            var frame = press.unlisted(title, page.compared().line(), Frame.Here.CHANGES, pair.path(), List.of());
            return press.print("across", frame, page);
        });
    }

    Reply acrossJson(Asked asked) {
        return across(
                asked,
                ".json",
                pair -> new Reply.Document(
                        Json.TYPE,
                        tag(
                                Json.TYPE,
                                pair.path(),
                                pair.before().article(),
                                pair.after().article()),
                        Optional.empty(),
                        Reply.Keep.REVALIDATE,
                        () -> PlainDiff.json(pair, press)));
    }

    private Reply across(Asked asked, String ending, Function<AcrossPage.Pair, Reply> answer) {
        var one = ArticleId.parse(asked.part("id")).flatMap(library::article);
        var other = ArticleId.parse(asked.part("other")).flatMap(library::article);
        if (one.isEmpty() || other.isEmpty()) {
            var typed = one.isEmpty() ? asked.part("id") : asked.part("other");
            return new Reply.Refused(Problem.noArticle(typed, press.words()));
        }
        var from = number(one.get(), asked.part("n"));
        var to = number(other.get(), asked.part("m"));
        if (from.isEmpty()) {
            return noVersion(one.get(), asked.part("n"));
        }
        if (to.isEmpty()) {
            return noVersion(other.get(), asked.part("m"));
        }
        if (one.get().id().equals(other.get().id())) {
            return new Reply.Elsewhere(308, address(one.get(), from.get(), to.get(), ending));
        }
        var pair = new AcrossPage.Pair(side(one.get(), from.get()), side(other.get(), to.get()));
        boolean proper = one.get().id().text().equals(asked.part("id"))
                && other.get().id().text().equals(asked.part("other"));
        return proper ? answer.apply(pair) : new Reply.Elsewhere(308, pair.path() + ending);
    }

    private AcrossPage.Side side(ArticleRecord article, int number) {
        return new AcrossPage.Side(
                article, library.version(article.id(), number).orElseThrow(), library.evidence(article.id(), number));
    }

    /// Takes the two numbers of the form to the address of their comparison.
    Reply choose(Asked asked) {
        var typed = asked.part("id");
        var article = ArticleId.parse(typed).flatMap(library::article);
        if (article.isEmpty()) {
            return new Reply.Refused(Problem.noArticle(typed, press.words()));
        }
        var from = number(article.get(), asked.query("a"));
        var to = number(article.get(), asked.query("b"));
        if (from.isEmpty() || to.isEmpty()) {
            var wrong = from.isEmpty() ? asked.query("a") : asked.query("b");
            return noVersion(article.get(), wrong);
        }
        var view = asked.query("view").equals("inline") ? "?view=inline" : "";
        return new Reply.Elsewhere(303, address(article.get(), from.get(), to.get(), "") + view);
    }

    private Reply machine(Pair pair, String type, java.util.function.Supplier<Payload> body) {
        return new Reply.Document(
                type,
                tag(type, pair.path(), pair.article()),
                Optional.of(library.withheldSince()
                        .filter(pair.after().seenFrom()::isBefore)
                        .orElse(pair.after().seenFrom())),
                Reply.Keep.LONG,
                body);
    }

    /// What changes whenever the comparison is told otherwise.
    private static String tag(String type, String path, ArticleRecord... articles) {
        var withheld = Arrays.stream(articles)
                .flatMap(article -> article.withheld().stream())
                .map(why -> " " + why.nr())
                .collect(Collectors.joining());
        return "%s %s %d%s".formatted(type, path, Comparison.VERSION, withheld);
    }

    private Reply found(Asked asked, String ending, Function<Pair, Reply> answer) {
        var typed = asked.part("id");
        var article = ArticleId.parse(typed).flatMap(library::article);
        if (article.isEmpty()) {
            return new Reply.Refused(Problem.noArticle(typed, press.words()));
        }
        var from = number(article.get(), asked.part("m"));
        var to = number(article.get(), asked.part("n"));
        if (from.isEmpty() || to.isEmpty()) {
            return noVersion(article.get(), from.isEmpty() ? asked.part("m") : asked.part("n"));
        }
        boolean proper = article.get().id().text().equals(typed) && from.get() < to.get();
        return proper
                ? answer.apply(pair(article.get(), from.get(), to.get()))
                : new Reply.Elsewhere(308, address(article.get(), from.get(), to.get(), ending));
    }

    /// The older number first; a version compared with itself is that version.
    private static String address(ArticleRecord article, int one, int other, String ending) {
        return one == other
                ? "/a/%s/v/%d".formatted(article.id(), one)
                : "/a/%s/%d..%d%s".formatted(article.id(), Math.min(one, other), Math.max(one, other), ending);
    }

    private static Optional<Integer> number(ArticleRecord article, String typed) {
        return Numbers.version(typed).filter(n -> article.versions().stream().anyMatch(v -> v.number() == n));
    }

    private Reply noVersion(ArticleRecord article, String typed) {
        return new Reply.Refused(
                Problem.noVersion(article.id().text(), typed, article.versions().size(), press.words()));
    }

    private Pair pair(ArticleRecord article, int from, int to) {
        var before = library.version(article.id(), from);
        var after = library.version(article.id(), to);
        if (before.isEmpty() || after.isEmpty()) {
            throw new IllegalStateException(
                    "article %s lists versions %d and %d, but one is not kept".formatted(article.id(), from, to));
        }
        return new Pair(
                article,
                before.get(),
                after.get(),
                library.evidence(article.id(), from),
                library.evidence(article.id(), to));
    }

    private List<Frame.Feed> feeds(ArticleRecord article) {
        return FeedLinks.of("/a/" + article.id(), "", press.words().say("article.feed"));
    }
}
