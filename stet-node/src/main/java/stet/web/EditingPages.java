// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stet.store.CollectionRecord;
import stet.store.Collections;
import stet.store.Library;
import stet.store.Suggested;
import stet.web.EditingPage.Typed;

/// Answers for those who keep collections.
final class EditingPages implements CollectionControls.Answers {
    private static final Duration DAYS = Duration.ofDays(3);
    private static final int MOST_SUGGESTED = 8;
    private static final int MOST_WORDS_SHOWN = 6;

    private final Collections collections;
    private final Press press;
    private final CollectionControls controls;

    EditingPages(Library library, Press press, InstantSource clock) {
        this.collections = library.collections();
        this.press = press;
        this.controls = new CollectionControls(library, press.words(), clock, this);
    }

    CollectionControls controls() {
        return controls;
    }

    @Override
    public Reply done(CollectionRecord now) {
        return new Reply.Elsewhere(303, "/c/%s/edit".formatted(now.slug()));
    }

    @Override
    public Reply overtaken(CollectionRecord now, Typed typed) {
        return print(409, now, typed, true, Optional.empty());
    }

    @Override
    public Reply refused(CollectionRecord now, Typed typed, String trouble) {
        return print(422, now, typed, false, Optional.of(trouble));
    }

    Reply begin(Asked asked) {
        var words = press.words();
        return controls.begin(
                asked,
                slug -> new Reply.Elsewhere(303, "/c/%s/edit".formatted(slug)),
                why -> new Reply.Refused(new Problem(
                        422,
                        words.say("edit.begin"),
                        why,
                        List.of(new Problem.Way("/c", words.say("collections.title"))))));
    }

    Reply form(Asked asked) {
        return controls.with(
                asked, collection -> print(200, collection, Typed.of(collection), false, Optional.empty()));
    }

    Reply end(Asked asked) {
        return controls.end(asked, new Reply.Elsewhere(303, "/c"));
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
