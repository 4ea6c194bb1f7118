// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import stet.archive.Earlier;
import stet.archive.WarcFiles;
import stet.check.Check;
import stet.check.Decision;
import stet.check.Gathered;
import stet.check.Turns;
import stet.fetch.Bulk;
import stet.fetch.Fetcher;
import stet.fetch.Purpose;
import stet.fetch.Timekeeper;
import stet.model.Answer;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.OutletId;
import stet.model.Seed;
import stet.model.Site;
import stet.model.Target;
import stet.model.Validators;
import stet.model.Watched;
import stet.store.Ledger;

/// One target, door to door: recall what is known, fetch what the web says, decide what follows, keep the
/// bytes, record. The bytes come first, so that no row ever points at bytes that are not there; what a
/// crash leaves is a record in a WARC file that no row points at, and a target that is due again. Safe for
/// many threads.
public final class Walk {
    /// A record that refers to another takes about as much.
    private static final int SMALL = 1024;

    private final Ledger ledger;
    private final Fetcher fetcher;
    private final Supplier<Check> checks;
    private final Turns turns;
    private final WarcFiles archive;
    private final KeptPages pages;
    private final Timekeeper time;

    /// @param turns says which looks are worth taking
    /// @param checks is asked once for each walk: what outlets' rules say may change in between
    public Walk(
            Ledger ledger, Fetcher fetcher, Supplier<Check> checks, Turns turns, WarcFiles archive, Timekeeper time) {
        this.ledger = ledger;
        this.fetcher = fetcher;
        this.checks = checks;
        this.turns = turns;
        this.archive = archive;
        this.pages = new KeptPages(ledger, archive);
        this.time = time;
    }

    /// How a walk ended.
    public sealed interface End {
        /// Looked, and recorded what was found.
        ///
        /// @param outcomes the target's own first; then, when its page proved to be another article's and that
        /// article's own address answered on the way, what that answer came to
        record Recorded(List<Outcome> outcomes) implements End {
            public Recorded {
                outcomes = List.copyOf(outcomes);
            }
        }

        /// Not looked: the site asked for a pause, or a look is not worth its price yet. The target is due
        /// again then.
        record Postponed(Instant until) implements End {}

        /// Not looked: the outlet's budget is spent until then. Nothing was written.
        record Spent(Instant until) implements End {}

        /// Not watched any more, or looked at by someone else meanwhile. Nothing was written.
        record Overtaken() implements End {}
    }

    public End take(Target target) throws InterruptedException {
        var watched = ledger.recall(target);
        return watched.isEmpty() ? new End.Overtaken() : take(watched.get(), Gathered.NOTHING);
    }

    /// Takes a target whose turn has come, if a look is worth its price by now and the outlet's budget bears it.
    public End visit(Target target) throws InterruptedException {
        if (!(target instanceof Target.Article article)) {
            return take(target);
        }
        var coming = ledger.coming(target);
        if (coming.isEmpty()) {
            return new End.Overtaken();
        }
        var now = time.instant();
        var turn = turns.ofArticle(
                article.outlet(), coming.get().looks(), coming.get().timing(), now);
        return switch (turn) {
            case Turns.Turn.Look() -> {
                var free = coming.get().isPlanned()
                        ? now
                        : free(target, coming.get().due(), now);
                yield free.isAfter(now) ? postpone(target, coming.get().due(), free) : take(target);
            }
            case Turns.Turn.Later(var at) -> postpone(target, coming.get().due(), at);
            case Turns.Turn.Spent(var until) -> new End.Spent(until);
        };
    }

    /// When a target that a seed brought up can be looked at, so that none that was planned has to wait for it.
    private Instant free(Target target, Instant due, Instant now) {
        var site = Site.of(target.address());
        var ready = fetcher.readyAt(site);
        return ledger.free(target, ready.isAfter(now) ? ready : due, fetcher.pace(site));
    }

    private End postpone(Target target, Instant due, Instant until) {
        ledger.postpone(target, due, until, fetcher.pace(Site.of(target.address())));
        return new End.Postponed(until);
    }

    /// Takes a page that was fetched already for this look.
    public End take(Target target, Fetched first) throws InterruptedException {
        var watched = ledger.recall(target);
        return watched.isEmpty() ? new End.Overtaken() : take(watched.get(), Gathered.NOTHING.withPage(first));
    }

    /// After a look: reads an aging robots.txt again, if that delays no look that is planned. Else it would be
    /// read just before one.
    void freshen(Target target) throws InterruptedException {
        if (fetcher.isRobotsAging(target.address())) {
            var site = Site.of(target.address());
            var ready = fetcher.readyAt(site);
            if (ledger.free(target, ready, fetcher.pace(site)).equals(ready)) {
                fetcher.renewRobots(target.address());
            }
        }
    }

    /// Puts a look off without looking.
    End putOff(Target target, Instant until) {
        ledger.coming(target).ifPresent(coming -> postpone(target, coming.due(), until));
        return new End.Postponed(until);
    }

    private End take(Watched watched, Gathered known) throws InterruptedException {
        return switch (decide(watched, known)) {
            case Decision.Settled(var outcome) -> {
                heed(outcome);
                yield record(outcome);
            }
            case Decision.Postponed(var until) -> postpone(watched.target(), watched.due(), until);
            case Decision.AskPage _, Decision.AskRivals _, Decision.AskRivalPage _, Decision.AskCapture _ ->
                throw new IllegalStateException("a decision on " + watched.target() + " still asks");
        };
    }

    /// Asks and answers until the check is settled.
    private Decision decide(Watched watched, Gathered known) throws InterruptedException {
        try (var hold = fetcher.hold()) {
            return decide(watched, known, hold);
        }
    }

    private Decision decide(Watched watched, Gathered known, Bulk.Hold hold) throws InterruptedException {
        var check = checks.get();
        var gathered = known;
        while (true) {
            var decision = check.decide(watched, gathered, time.instant());
            switch (decision) {
                case Decision.AskPage(var address, var validators) ->
                    gathered = gathered.withPage(fetcher.fetch(address, validators, purpose(watched), hold));
                case Decision.AskRivals(var addresses, var headline, var opening) ->
                    gathered = gathered.withRivals(ledger.rivals(watched.target(), addresses, headline, opening));
                case Decision.AskRivalPage(var address) ->
                    gathered = gathered.withRivalPage(
                            address, fetcher.fetch(address, Validators.NONE, Purpose.ARTICLE, hold));
                case Decision.AskCapture(var article, int version) ->
                    gathered = gathered.withKept(pages.of(article, version));
                case Decision.Settled _, Decision.Postponed _ -> {
                    return decision;
                }
            }
        }
    }

    private static Purpose purpose(Watched watched) {
        return switch (watched.target()) {
            case Seed _ -> Purpose.SEED;
            case Target.Article _ -> Purpose.ARTICLE;
        };
    }

    /// Pages that want proof of a human say so in their text, which only the check has read.
    private void heed(Outcome outcome) {
        if (outcome.answer() == Answer.CHALLENGE) {
            fetcher.challenged(outcome.address());
        } else if (outcome.answer() == Answer.CHANGED || outcome.answer() == Answer.UNCHANGED) {
            fetcher.welcomed(outcome.address());
        }
    }

    private End record(Outcome outcome) throws InterruptedException {
        var kept = new ArrayList<Ledger.Kept>();
        if (outcome.keep()) {
            for (var capture : outcome.evidence()) {
                kept.add(keep(outcome.watched().target().outlet(), capture));
            }
        }
        if (!ledger.record(
                outcome, kept, fetcher.pace(Site.of(outcome.watched().target().address())))) {
            return new End.Overtaken();
        }
        var outcomes = new ArrayList<Outcome>();
        outcomes.add(outcome);
        if (outcome.finding() instanceof Finding.Alias alias
                && alias.answer().isPresent()
                && take(alias.of(), alias.answer().get()) instanceof End.Recorded(var owners)) {
            outcomes.addAll(owners);
        }
        return new End.Recorded(outcomes);
    }

    /// Bytes that are kept already are not kept again: the record refers to the one that holds them.
    private Ledger.Kept keep(OutletId outlet, Capture capture) throws InterruptedException {
        var same = capture.body().size() < SMALL
                ? Optional.<Ledger.Same>empty()
                : ledger.same(outlet, capture.body().digest(), capture.content().digest());
        if (same.isEmpty()) {
            var place = archive.append(capture);
            return new Ledger.Kept(place.file(), place.offset(), place.length());
        }
        var first = same.get();
        var place = archive.appendRevisit(
                capture, new Earlier(first.address(), first.at(), capture.body().digest()));
        return new Ledger.Kept(place.file(), place.offset(), place.length(), Optional.of(first.nr()));
    }
}
