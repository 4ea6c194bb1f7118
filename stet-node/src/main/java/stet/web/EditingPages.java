// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import stet.coverage.Counted;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.store.CollectionRecord;
import stet.store.Collections;
import stet.store.Collections.Edit;
import stet.store.Library;
import stet.store.Suggested;
import stet.web.EditingPage.Typed;

/// Answers for those who keep collections.
final class EditingPages {
    private static final Duration DAYS = Duration.ofDays(3);
    private static final int MOST_SUGGESTED = 8;
    private static final int MOST_WORDS_SHOWN = 6;

    private final Library library;
    private final Collections collections;
    private final Press press;
    private final InstantSource clock;

    EditingPages(Library library, Press press, InstantSource clock) {
        this.library = library;
        this.collections = library.collections();
        this.press = press;
        this.clock = clock;
    }

    Reply begin(Asked asked) {
        var words = press.words();
        var title = oneLine(asked.field("title"));
        var note = asked.field("note").strip();
        return wrong(title, note)
                .<Reply>map(why -> new Reply.Refused(new Problem(
                        422,
                        words.say("edit.begin"),
                        why,
                        List.of(new Problem.Way("/c", words.say("collections.title"))))))
                .orElseGet(() -> {
                    var by = by(asked);
                    return new Reply.Elsewhere(
                            303, "/c/%s/edit".formatted(collections.begin(title, note, by.who(), by)));
                });
    }

    Reply form(Asked asked) {
        return with(asked, collection -> print(200, collection, Typed.of(collection), false, Optional.empty()));
    }

    Reply describe(Asked asked) {
        return with(asked, collection -> {
            var typed =
                    new Typed(oneLine(asked.field("title")), asked.field("note").strip());
            var trouble = wrong(typed.title(), typed.note());
            if (trouble.isPresent()) {
                return print(422, collection, typed, false, trouble);
            }
            var edit = collections.describe(collection.slug(), revision(asked), typed.title(), typed.note(), by(asked));
            return edit instanceof Edit.Overtaken(var now)
                    ? print(409, now, typed, true, Optional.empty())
                    : done(edit);
        });
    }

    Reply add(Asked asked) {
        return article(asked, (collection, article) -> collections.add(collection.slug(), article, by(asked)));
    }

    Reply remove(Asked asked) {
        return article(asked, (collection, article) -> collections.remove(collection.slug(), article, by(asked)));
    }

    /// Moves an article one place up.
    Reply order(Asked asked) {
        return article(asked, (collection, article) -> {
            var order = new ArrayList<>(collection.members().stream()
                    .map(CollectionRecord.Member::article)
                    .toList());
            int place = order.indexOf(article);
            if (place > 0) {
                java.util.Collections.swap(order, place, place - 1);
            }
            return collections.arrange(collection.slug(), revision(asked), order, by(asked));
        });
    }

    Reply follow(Asked asked) {
        return counted(asked, (collection, counted) -> collections.follow(collection.slug(), counted, by(asked)));
    }

    Reply unfollow(Asked asked) {
        return counted(asked, (collection, counted) -> collections.unfollow(collection.slug(), counted, by(asked)));
    }

    Reply end(Asked asked) {
        return with(asked, collection -> {
            collections.end(collection.slug(), by(asked));
            return new Reply.Elsewhere(303, "/c");
        });
    }

    private interface Step<T> {
        Edit take(CollectionRecord collection, T what);
    }

    private Reply article(Asked asked, Step<ArticleId> step) {
        return with(asked, collection -> {
            var typed = asked.field("article").strip();
            var article = Address.parse(typed)
                    .flatMap(library::at)
                    .or(() -> ArticleId.parse(typed)
                            .filter(id -> library.article(id).isPresent()));
            return article.map(id -> done(step.take(collection, id)))
                    .orElseGet(() ->
                            trouble(collection, press.words().say("edit.wrong.article", Problem.shortened(typed))));
        });
    }

    private Reply counted(Asked asked, Step<Counted> step) {
        return with(
                asked,
                collection -> Counted.by(asked.field("words"))
                        .map(counted -> done(step.take(collection, counted)))
                        .orElseGet(
                                () -> trouble(collection, press.words().say("edit.wrong.words", Counted.MOST_WORDS))));
    }

    private Reply done(Edit edit) {
        return switch (edit) {
            case Edit.Done(var now) -> new Reply.Elsewhere(303, "/c/%s/edit".formatted(now.slug()));
            case Edit.Same(var now) -> new Reply.Elsewhere(303, "/c/%s/edit".formatted(now.slug()));
            case Edit.Overtaken(var now) -> print(409, now, Typed.of(now), true, Optional.empty());
            case Edit.Full(var now) ->
                trouble(
                        now,
                        press.words()
                                .say("edit.wrong.full", CollectionRecord.MOST_MEMBERS, CollectionRecord.MOST_FOLLOWED));
            case Edit.NoCollection() -> new Reply.Refused(Problem.noCollection("", press.words()));
        };
    }

    private Reply with(Asked asked, Function<CollectionRecord, Reply> answer) {
        var typed = asked.part("slug");
        return CollectionPages.find(collections, typed)
                .map(answer)
                .orElseGet(() -> new Reply.Refused(Problem.noCollection(typed, press.words())));
    }

    private Optional<String> wrong(String title, String note) {
        var words = press.words();
        if (title.isEmpty() || title.length() > CollectionRecord.LONGEST_TITLE) {
            return Optional.of(words.say("edit.wrong.title", CollectionRecord.LONGEST_TITLE));
        }
        return note.length() > CollectionRecord.LONGEST_NOTE
                ? Optional.of(words.say("edit.wrong.note", CollectionRecord.LONGEST_NOTE))
                : Optional.empty();
    }

    private static String oneLine(String typed) {
        return typed.strip().replaceAll("\\s+", " ");
    }

    /// 0, which no collection has, where none was sent.
    private static int revision(Asked asked) {
        return Numbers.version(asked.field("revision").strip()).orElse(0);
    }

    private By by(Asked asked) {
        return asked.by(clock.instant());
    }

    private Reply trouble(CollectionRecord collection, String trouble) {
        return print(422, collection, Typed.of(collection), false, Optional.of(trouble));
    }

    private Reply print(
            int status, CollectionRecord collection, Typed typed, boolean overtaken, Optional<String> trouble) {
        var words = press.words();
        var title = words.say("edit.title", collection.title());
        var suggested = collections.suggest(collection, DAYS, MOST_SUGGESTED).stream()
                .map(this::suggestion)
                .toList();
        var page =
                new EditingPage(collection, suggested, collections.countables(collection), typed, overtaken, trouble);
        var frame = press.unlisted(title, title, Frame.Here.COLLECTIONS, page.path() + "/edit", List.of());
        return press.print(status, "editing", frame, page);
    }

    private EditingPage.Suggestion suggestion(Suggested one) {
        var words = press.words();
        var kinship = one.kinship();
        var why = new ArrayList<String>();
        if (!kinship.names().isEmpty()) {
            why.add(words.say("suggest.names", String.join(", ", kinship.names())));
        }
        if (!kinship.figures().isEmpty()) {
            why.add(words.say("suggest.figures", String.join(", ", kinship.figures())));
        }
        if (!kinship.words().isEmpty()) {
            var some = kinship.words().stream().limit(MOST_WORDS_SHOWN).toList();
            why.add(words.say("suggest.words", String.join(", ", some)));
        }
        why.add(words.say("suggest.apart", words.length(kinship.apart())));
        return new EditingPage.Suggestion(
                one, Tongue.of(one.language(), one.headline()), Headings.of(one.headline(), words), why);
    }
}
