// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import stet.store.CollectionRecord;
import stet.store.Collections;
import stet.store.Library;

/// Answers for the list of collections and for one collection.
final class CollectionPages {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?");

    private final Collections collections;
    private final Press press;

    CollectionPages(Library library, Press press) {
        this.collections = library.collections();
        this.press = press;
    }

    Reply all(Asked asked) {
        var words = press.words();
        return press.print(
                "collections",
                press.frame(
                        words.say("collections.title"),
                        words.say("collections.description"),
                        Frame.Here.COLLECTIONS,
                        "/c",
                        List.of()),
                collections.all());
    }

    Reply one(Asked asked) {
        var typed = asked.part("slug");
        return find(collections, typed)
                .map(this::page)
                .orElseGet(() -> new Reply.Refused(Problem.noCollection(typed, press.words())));
    }

    static Optional<CollectionRecord> find(Collections collections, String typed) {
        return SLUG.matcher(typed).matches() ? collections.one(typed) : Optional.empty();
    }

    private Reply page(CollectionRecord collection) {
        var words = press.words();
        var figures = collection.followed().stream()
                .map(counted -> collections.follow(collection, counted))
                .toList();
        var page = CollectionPage.of(collection, figures, words);
        return press.print(
                "collection",
                press.frame(
                        collection.title(),
                        words.say("collection.description", collection.title(), page.outlets()),
                        Frame.Here.COLLECTIONS,
                        page.path(),
                        FeedLinks.of(page.path(), "", words.say("collection.feed"))),
                page);
    }
}
