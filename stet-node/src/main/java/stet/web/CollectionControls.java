// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import stet.coverage.Counted;
import stet.model.ArticleId;
import stet.model.By;
import stet.store.CollectionRecord;
import stet.store.Collections.Edit;
import stet.store.Library;
import stet.web.EditingPage.Typed;

/// What those who keep collections can do. Pages and programs call the same; only what is answered differs.
///
/// @param answers what is said when it is done, and when it cannot be
record CollectionControls(Library library, Words words, InstantSource clock, Answers answers) {
    interface Answers {
        Reply done(CollectionRecord now);

        /// Somebody else edited it meanwhile; nothing was written.
        ///
        /// @param typed title and note as they would have been
        Reply overtaken(CollectionRecord now, Typed typed);

        Reply refused(CollectionRecord now, Typed typed, String trouble);
    }

    /// Begins a collection without articles.
    ///
    /// @param done what is answered then, by its slug
    /// @param refused what is answered when it cannot be done, with why
    Reply begin(Asked asked, Function<String, Reply> done, Function<String, Reply> refused) {
        var typed = typed(asked);
        return wrong(typed).map(refused).orElseGet(() -> {
            var by = by(asked);
            return done.apply(library.collections().begin(typed.title(), typed.note(), by.who(), by));
        });
    }

    Reply describe(Asked asked) {
        return with(asked, collection -> {
            var typed = typed(asked);
            return wrong(typed)
                    .map(trouble -> answers.refused(collection, typed, trouble))
                    .orElseGet(() -> {
                        var edit = library.collections()
                                .describe(collection.slug(), revision(asked), typed.title(), typed.note(), by(asked));
                        return edit instanceof Edit.Overtaken(var now) ? answers.overtaken(now, typed) : done(edit);
                    });
        });
    }

    Reply add(Asked asked) {
        return article(
                asked, (collection, article) -> library.collections().add(collection.slug(), article, by(asked)));
    }

    Reply remove(Asked asked) {
        return article(
                asked, (collection, article) -> library.collections().remove(collection.slug(), article, by(asked)));
    }

    /// Moves an article one place up.
    Reply raise(Asked asked) {
        return article(asked, (collection, article) -> {
            var order = order(collection);
            int place = order.indexOf(article);
            if (place > 0) {
                Collections.swap(order, place, place - 1);
            }
            return library.collections().arrange(collection.slug(), revision(asked), order, by(asked));
        });
    }

    /// Puts all of its articles in another order.
    Reply arrange(Asked asked) {
        return with(asked, collection -> {
            var order = asked.field("articles")
                    .lines()
                    .flatMap(typed -> ArticleId.parse(typed.strip()).stream())
                    .toList();
            var sorted = Function.<List<ArticleId>>identity()
                    .andThen(ids -> ids.stream().map(ArticleId::text).sorted().toList());
            if (!sorted.apply(order).equals(sorted.apply(order(collection)))) {
                return answers.refused(collection, Typed.of(collection), words.say("edit.wrong.order"));
            }
            return done(library.collections().arrange(collection.slug(), revision(asked), order, by(asked)));
        });
    }

    private static ArrayList<ArticleId> order(CollectionRecord collection) {
        return new ArrayList<>(collection.members().stream()
                .map(CollectionRecord.Member::article)
                .toList());
    }

    Reply follow(Asked asked) {
        return counted(
                asked, (collection, counted) -> library.collections().follow(collection.slug(), counted, by(asked)));
    }

    Reply unfollow(Asked asked) {
        return counted(
                asked, (collection, counted) -> library.collections().unfollow(collection.slug(), counted, by(asked)));
    }

    Reply end(Asked asked, Reply ended) {
        return with(asked, collection -> {
            library.collections().end(collection.slug(), by(asked));
            return ended;
        });
    }

    private interface Step<T> {
        Edit take(CollectionRecord collection, T what);
    }

    private Reply article(Asked asked, Step<ArticleId> step) {
        return with(asked, collection -> {
            var typed = asked.field("article").strip();
            return library.named(typed)
                    .map(id -> done(step.take(collection, id)))
                    .orElseGet(() -> answers.refused(
                            collection,
                            Typed.of(collection),
                            words.say("edit.wrong.article", Problem.shortened(typed))));
        });
    }

    private Reply counted(Asked asked, Step<Counted> step) {
        return with(
                asked,
                collection -> Counted.by(asked.field("words"))
                        .map(counted -> done(step.take(collection, counted)))
                        .orElseGet(() -> answers.refused(
                                collection, Typed.of(collection), words.say("edit.wrong.words", Counted.MOST_WORDS))));
    }

    private Reply done(Edit edit) {
        return switch (edit) {
            case Edit.Done(var now) -> answers.done(now);
            case Edit.Same(var now) -> answers.done(now);
            case Edit.Overtaken(var now) -> answers.overtaken(now, Typed.of(now));
            case Edit.Full(var now) ->
                answers.refused(
                        now,
                        Typed.of(now),
                        words.say("edit.wrong.full", CollectionRecord.MOST_MEMBERS, CollectionRecord.MOST_FOLLOWED));
            case Edit.NoCollection() -> new Reply.Refused(Problem.noCollection("", words));
        };
    }

    Reply with(Asked asked, Function<CollectionRecord, Reply> answer) {
        var typed = asked.part("slug");
        return CollectionPages.find(library.collections(), typed)
                .map(answer)
                .orElseGet(() -> new Reply.Refused(Problem.noCollection(typed, words)));
    }

    private Optional<String> wrong(Typed typed) {
        if (typed.title().isEmpty() || typed.title().length() > CollectionRecord.LONGEST_TITLE) {
            return Optional.of(words.say("edit.wrong.title", CollectionRecord.LONGEST_TITLE));
        }
        return typed.note().length() > CollectionRecord.LONGEST_NOTE
                ? Optional.of(words.say("edit.wrong.note", CollectionRecord.LONGEST_NOTE))
                : Optional.empty();
    }

    private static Typed typed(Asked asked) {
        return new Typed(
                asked.field("title").strip().replaceAll("\\s+", " "),
                asked.field("note").strip());
    }

    /// 0, which no collection has, where none was sent.
    private static int revision(Asked asked) {
        return Numbers.version(asked.field("revision").strip()).orElse(0);
    }

    private By by(Asked asked) {
        return asked.by(clock.instant());
    }
}
