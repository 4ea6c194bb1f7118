// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import stet.compare.Comparison;
import stet.extract.Extractor;
import stet.extract.RuleBook;
import stet.model.Address;
import stet.model.Answer;
import stet.model.ArticleId;
import stet.model.Capture;
import stet.model.Condition;
import stet.model.Event;
import stet.model.Fetched;
import stet.model.Finding;
import stet.model.Reading;
import stet.model.Site;
import stet.model.Target;
import stet.model.Validators;
import stet.model.Version;
import stet.model.Watched;
import stet.schedule.Budgets;

/// What a look at an article comes to.
final class ArticleCheck {
    /// A validator may lie for ever; after so many 304s in a row the page is asked for without one.
    static final int MOST_NOT_MODIFIED = 10;

    /// When an article was edited while its pages were read; once, for a page may change at every fetch.
    private static final Duration EDITED_AGAIN = Duration.ofMinutes(1);

    private final NextLook nextLook;
    private final RuleBook rules;

    ArticleCheck(Budgets budgets, RuleBook rules) {
        this.nextLook = new NextLook(budgets);
        this.rules = rules;
    }

    Decision decide(Target.Article article, Watched watched, Gathered gathered, Instant now) {
        if (gathered.pages().isEmpty()) {
            return Identity.ofSuspect(article, watched, gathered, now)
                    .orElseGet(() -> new Decision.AskPage(article.address(), validators(watched)));
        }
        return switch (gathered.pages().getFirst()) {
            case Fetched.Page(var capture) -> page(article, watched, gathered, capture);
            case Fetched.NotModified(var capture) -> notModified(watched, capture);
            case Fetched.Missing(var capture) -> Setbacks.missing(watched, capture, Answer.MISSING, "404 Not Found");
            case Fetched.Gone(var capture) -> Setbacks.gone(watched, capture);
            case Fetched.Refused refused -> Setbacks.blocked(watched, Troubles.of(refused), now);
            case Fetched.Busy busy -> Setbacks.troubled(watched, Troubles.of(busy), now);
            case Fetched.Unusable unusable -> Setbacks.troubled(watched, Troubles.of(unusable), now);
            case Fetched.Failed failed -> Setbacks.troubled(watched, Troubles.of(failed), now);
            case Fetched.Disallowed disallowed -> Setbacks.troubled(watched, Troubles.of(disallowed), now);
            case Fetched.Paused(var until) -> new Decision.Postponed(until);
        };
    }

    /// A redirect may have led to it.
    private Decision notModified(Watched watched, Capture capture) {
        var draft = new Draft(watched, capture.at())
                .evidence(capture, false)
                .answer(Answer.NOT_MODIFIED, "")
                .finding(new Finding.Unchanged())
                .looks(watched.looks().same(capture.at(), true));
        addresses(draft, watched, capture, List.of());
        return nextLook.again(draft);
    }

    /// An article that was away is asked for whole: a 304 would not say whether its text is shown again.
    private static Validators validators(Watched watched) {
        boolean trust = watched.latest().isPresent()
                && watched.condition() == Condition.OPEN
                && watched.looks().notModified() < MOST_NOT_MODIFIED;
        return trust ? watched.validators() : Validators.NONE;
    }

    static Validators validators(Capture capture) {
        return new Validators(capture.header("ETag"), capture.header("Last-Modified"));
    }

    private Decision page(Target.Article article, Watched watched, Gathered gathered, Capture capture) {
        if (!Site.of(capture.address()).equals(Site.of(article.address()))) {
            return Setbacks.elsewhere(watched, capture);
        }
        if (capture.address().path().equals("/") && !article.address().path().equals("/")) {
            return Setbacks.missing(watched, capture, Answer.SOFT_NOT_FOUND, "the address leads to the front page");
        }
        var site = rules.of(article.outlet());
        var recollection = Recollection.of(watched, site);
        return switch (Pages.read(recollection, gathered.pages())) {
            case Pages.Whole whole ->
                switch (Identity.of(
                        site, article, watched, gathered, whole.first(), whole.story(), whole.canonical())) {
                    case Identity.Ask(var question) -> question;
                    case Identity.Known(var settled) -> settled;
                    case Identity.Own(var also) -> told(recollection, watched, gathered, whole, also);
                };
            case Pages.More(var next) -> new Decision.AskPage(next, Validators.NONE);
            case Pages.NoStory(var none) -> noStory(watched, none, capture);
            case Pages.Broken(var detail) ->
                Setbacks.troubled(watched, new Troubles.Trouble(Answer.CUT_SHORT, detail, capture), capture.at());
        };
    }

    /// The page tells the article's story: the first version, the same again, or one that differs from what is
    /// known.
    private Decision told(
            Recollection recollection, Watched watched, Gathered gathered, Pages.Whole page, List<Address> also) {
        var draft = draft(watched, page, also);
        if (watched.latest().isEmpty()) {
            return nextLook.again(firstSeen(draft, watched, recollection, page));
        }
        var before = watched.latest().get();
        if (before.origin().isPresent()) {
            return nextLook.again(firstRead(draft, watched, recollection, page, before));
        }
        if (before.story().digest().equals(page.story().digest())) {
            return nextLook.again(same(draft, watched, before, page));
        }
        if (recollection.onlyFurnitureLeft(page.story())) {
            return nextLook.again(unchanged(draft, watched, page));
        }
        return gathered.kept()
                .map(kept -> differs(draft, recollection, watched, standing(before, kept, recollection), page))
                .orElseGet(() -> new Decision.AskCapture(id(watched), before.number()));
    }

    private static ArticleId id(Watched watched) {
        if (!(watched.target() instanceof Target.Article(var id, var _, var _))) {
            throw new IllegalStateException("a seed has no versions: " + watched.target());
        }
        return id;
    }

    /// What the first page's validators vouch for says nothing of the others.
    private static Draft draft(Watched watched, Pages.Whole page, List<Address> also) {
        var capture = page.first();
        var draft = new Draft(watched, capture.at())
                .evidence(page.captures())
                .validators(page.captures().size() == 1 ? validators(capture) : Validators.NONE);
        addresses(draft, watched, capture, also);
        restored(draft, watched);
        return page.edited() && !watched.looks().interval().equals(EDITED_AGAIN) ? draft.hastened(EDITED_AGAIN) : draft;
    }

    private static Draft firstSeen(Draft draft, Watched watched, Recollection recollection, Pages.Whole page) {
        var first = version(1, Optional.empty(), page, OptionalInt.empty());
        var idle = page.idleRules();
        return draft.keep()
                .answer(Answer.CHANGED, idle.isEmpty() ? "first seen" : "first seen; " + idle)
                .finding(new Finding.FirstSeen(first))
                .links(Links.digest(page.story()))
                .lesson(recollection.lesson(page))
                .looks(watched.looks().changed(draft.at()));
    }

    /// Our first reading of an article whose history another archive kept is always a version of its own, also where
    /// the text is the same: ours was seen. Its difference is marked as one of readers, is no sign of an
    /// outlet that edits, and its page teaches what a first page teaches.
    private static Draft firstRead(
            Draft draft, Watched watched, Recollection recollection, Pages.Whole page, Version before) {
        var revision = Comparison.of(before.story(), page.story())
                .byAnotherReader()
                .revision(before.number(), before.number() + 1);
        var version =
                version(before.number() + 1, Optional.of(before.seenUntil()), page, returned(watched, before, page));
        return draft.keep()
                .answer(Answer.CHANGED, revision.line())
                .finding(new Finding.FirstRead(version, revision))
                .links(Links.digest(page.story()))
                .lesson(recollection.lesson(page))
                .looks(watched.looks().changed(draft.at()));
    }

    private static Draft same(Draft draft, Watched watched, Version before, Pages.Whole page) {
        Links.changed(watched, before.story(), page.story())
                .ifPresent(words -> draft.keep().event(Event.Kind.LINKS_CHANGED, words));
        return unchanged(draft.links(Links.digest(page.story())), watched, page);
    }

    private static Draft unchanged(Draft draft, Watched watched, Pages.Whole page) {
        return draft.answer(Answer.UNCHANGED, page.idleRules())
                .finding(new Finding.Unchanged())
                .looks(watched.looks().same(draft.at(), false));
    }

    /// Before the outlet is said to have changed its text, the page that we know is read once more by the extractor
    /// and the rules that read the new one. Only what differs then is the outlet's edit; the rest is ours.
    private static Version standing(Version before, Kept kept, Recollection recollection) {
        return switch (ReadAgain.of(kept, recollection)) {
            case ReadAgain.Told(var story) -> before.read(story, Extractor.VERSION);
            case ReadAgain.Several _, ReadAgain.NoArticle _, ReadAgain.Lost _ -> before;
        };
    }

    private Decision differs(
            Draft draft, Recollection recollection, Watched watched, Version before, Pages.Whole page) {
        if (!before.story()
                .digest()
                .equals(watched.latest().orElseThrow().story().digest())) {
            draft.reread(before);
        }
        if (before.story().digest().equals(page.story().digest())) {
            return nextLook.again(same(draft, watched, before, page));
        }
        var revision = Comparison.of(before.story(), page.story()).revision(before.number(), before.number() + 1);
        var difference = new Difference(before.story(), page, revision);
        var known = recollection.standing(before.story());
        return nextLook.again(
                known.onlyFurnitureLeft(page.story()) || known.isFurniture(difference)
                        ? unchanged(draft, watched, page)
                        : revised(draft, known, watched, before, difference));
    }

    private static Draft revised(
            Draft draft, Recollection recollection, Watched watched, Version before, Difference difference) {
        var page = difference.page();
        var returnsTo = returned(watched, before, page);
        var after = version(before.number() + 1, Optional.of(before.seenUntil()), page, returnsTo);
        return draft.keep()
                .answer(Answer.CHANGED, difference.revision().line())
                .finding(new Finding.Revised(after, difference.revision()))
                .links(Links.digest(page.story()))
                .lesson(recollection.lesson(difference, watched.looks()))
                .looks(watched.looks().changed(draft.at()));
    }

    private static OptionalInt returned(Watched watched, Version before, Pages.Whole page) {
        var earlier = watched.earlier().get(page.story().digest());
        return earlier == null || earlier == before.number() ? OptionalInt.empty() : OptionalInt.of(earlier);
    }

    private static Version version(int number, Optional<Instant> notBefore, Pages.Whole page, OptionalInt returnsTo) {
        var capture = page.first();
        return new Version(
                number,
                capture.at(),
                capture.at(),
                notBefore,
                page.story(),
                capture.content().digest(),
                capture.address(),
                Extractor.VERSION,
                returnsTo);
    }

    private static void addresses(Draft draft, Watched watched, Capture capture, List<Address> also) {
        also.forEach(draft::also);
        var now = capture.address();
        if (now.equals(watched.target().address())) {
            return;
        }
        if (!isAgreed(watched, capture)) {
            draft.also(now);
            return;
        }
        draft.at(now);
        if (watched.latest().isPresent()
                && Identity.differ(now, watched.target().address())) {
            draft.event(Event.Kind.MOVED, now.text());
        }
    }

    /// Whether the article stands elsewhere for good: a permanent redirect (RFC 9110, sections 15.4.2 and 15.4.9)
    /// that an earlier look, if there was one, met as well. One answer may be a slip; a temporary redirect is
    /// followed, and no more.
    private static boolean isAgreed(Watched watched, Capture capture) {
        return capture.permanent()
                && (watched.latest().isEmpty() || watched.addresses().contains(capture.address()));
    }

    private static void restored(Draft draft, Watched watched) {
        if (watched.condition() == Condition.OPEN) {
            return;
        }
        draft.condition(Condition.OPEN);
        if (watched.latest().isPresent()) {
            draft.event(
                    Event.Kind.RESTORED,
                    switch (watched.condition()) {
                        case REMOVED -> "the article answers again at its address";
                        case BLOCKED -> "the outlet lets Stet in again";
                        case PAYWALLED -> "the whole text is shown again";
                        case OPEN -> "";
                    });
        }
    }

    private Decision noStory(Watched watched, Reading.NoArticle none, Capture capture) {
        var trouble = Troubles.of(none, capture);
        return switch (none.reason()) {
            case SOFT_NOT_FOUND ->
                Setbacks.missing(watched, capture, Answer.SOFT_NOT_FOUND, "200, but the page says: " + none.detail());
            case PAYWALL -> paywalled(watched, capture, trouble);
            case CHALLENGE -> Setbacks.blocked(watched, trouble, capture.at());
            case CONSENT_WALL, INDEX, ERROR_PAGE, EMPTY, NOT_HTML -> Setbacks.troubled(watched, trouble, capture.at());
        };
    }

    private Decision paywalled(Watched watched, Capture capture, Troubles.Trouble trouble) {
        var draft = new Draft(watched, capture.at())
                .evidence(capture, false)
                .answer(trouble.answer(), trouble.detail())
                .condition(Condition.PAYWALLED)
                .looks(watched.looks().same(capture.at(), false));
        if (watched.latest().isPresent() && watched.condition() != Condition.PAYWALLED) {
            draft.keep().event(Event.Kind.PAYWALLED, trouble.detail());
        }
        return nextLook.passed(draft);
    }
}
