// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import stet.model.Withholding;
import stet.model.Withholding.Extent;
import stet.model.Withholding.Ground;
import stet.store.Withholdings.Edit;

/// What those who decide what is withheld can do. Pages and programs call the same; only what is answered differs.
record WithheldControls(Stores stores, Words words, InstantSource clock) {
    /// Withholds an article, a version or a passage.
    ///
    /// @param done what is answered then
    /// @param refused what is answered when it cannot be done, with why
    Reply begin(Asked asked, Function<Withholding, Reply> done, Function<String, Reply> refused) {
        var typed = WithheldPage.Typed.of(asked);
        var article = stores.library().named(typed.article());
        if (article.isEmpty()) {
            return refused.apply(words.say("withheld.wrong.article", Problem.shortened(typed.article())));
        }
        var trouble = trouble(typed);
        if (trouble.isPresent()) {
            return refused.apply(trouble.get());
        }
        var edit = stores.withholdings()
                .begin(
                        article.get(),
                        extent(typed),
                        Ground.of(typed.ground()).orElseThrow(),
                        typed.reason(),
                        asked.by(clock.instant()));
        return switch (edit) {
            case Edit.Done(var now) -> done.apply(now);
            case Edit.Same(var now) -> done.apply(now);
            case Edit.NoArticle() ->
                refused.apply(words.say("withheld.wrong.article", Problem.shortened(typed.article())));
            case Edit.NoVersion(int last) -> refused.apply(words.say("withheld.wrong.version", last));
            case Edit.NoSuchWords() -> refused.apply(words.say("withheld.wrong.words"));
        };
    }

    private Optional<String> trouble(WithheldPage.Typed typed) {
        if (!typed.version().isEmpty() && !typed.passage().isEmpty()) {
            return Optional.of(words.say("withheld.wrong.both"));
        }
        if (!typed.version().isEmpty() && Numbers.version(typed.version()).isEmpty()) {
            return Optional.of(words.say("withheld.wrong.number"));
        }
        if (!typed.passage().isEmpty() && !isPassage(typed.passage())) {
            return Optional.of(
                    words.say("withheld.wrong.passage", Withholding.SHORTEST_PASSAGE, Withholding.LONGEST_PASSAGE));
        }
        if (Ground.of(typed.ground()).isEmpty()) {
            return Optional.of(words.say("withheld.wrong.ground"));
        }
        return typed.reason().isEmpty() || typed.reason().length() > Withholding.LONGEST_REASON
                ? Optional.of(words.say("withheld.wrong.reason", Withholding.LONGEST_REASON))
                : Optional.empty();
    }

    private static boolean isPassage(String typed) {
        var text = Withholding.Extent.Passage.normal(typed);
        return text.length() >= Withholding.SHORTEST_PASSAGE && text.length() <= Withholding.LONGEST_PASSAGE;
    }

    private static Extent extent(WithheldPage.Typed typed) {
        if (!typed.passage().isEmpty()) {
            return new Extent.Passage(typed.passage());
        }
        return Numbers.version(typed.version())
                .<Extent>map(Extent.OneVersion::new)
                .orElseGet(Extent.Whole::new);
    }

    /// Shows again what is withheld.
    Reply lift(Asked asked, Reply done) {
        return Numbers.nr(asked.part("nr"))
                        .filter(nr -> stores.withholdings().lift(nr, asked.by(clock.instant())))
                        .isPresent()
                ? done
                : new Reply.Refused(Problem.noSuch(words, WithheldPage.PATH));
    }
}
