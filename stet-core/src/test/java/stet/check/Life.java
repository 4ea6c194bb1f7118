// SPDX-License-Identifier: Apache-2.0
package stet.check;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import stet.extract.RuleBook;
import stet.extract.SiteRules;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Condition;
import stet.model.Digest;
import stet.model.Event;
import stet.model.Fetched;
import stet.model.Finding;
import stet.model.Habits;
import stet.model.Looks;
import stet.model.Outcome;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Pulse;
import stet.model.Purse;
import stet.model.Rival;
import stet.model.Scope;
import stet.model.Seed;
import stet.model.SiteMemory;
import stet.model.Story;
import stet.model.Target;
import stet.model.Timed;
import stet.model.Timing;
import stet.model.Validators;
import stet.model.Version;
import stet.model.Watched;
import stet.schedule.Budgets;

/// A target that is looked at again and again: what follows from one look is what is known at the next, as a store
/// would keep it.
final class Life {
    static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");
    static final OutletId ISLANDER = new OutletId("islander");
    static final Address HERE = new Address("https://example.org/news/ferry");
    static final ArticleId OTHER = ArticleId.of(7);

    private final Check check;
    private final Map<Address, Says> web = new HashMap<>();
    private final List<Decision> asked = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<Digest, Integer> versions = new HashMap<>();
    private List<Rival> rivals = List.of();
    private Kept kept = new Kept.Lost("no archive stands behind this life");
    private Watched watched;
    private Instant now = NOON;

    private Life(Target target, Optional<Rival> suspect, SiteMemory memory) {
        this(target, suspect, memory, RuleBook.EMPTY);
    }

    private Life(Target target, Optional<Rival> suspect, SiteMemory memory, RuleBook rules) {
        check = new Check(new Budgets(120, Map.of()), rules);
        watched = new Watched(
                target,
                NOON,
                Validators.NONE,
                Looks.begin(NOON),
                Condition.OPEN,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(target.address()),
                suspect,
                memory,
                Scope.ALL,
                new Timing(Pulse.begin(NOON), Habits.none(0), Purse.begin(NOON, 60), OptionalDouble.empty()));
    }

    /// An article whose first page was read.
    static Life seenOnce() {
        var life = ofArticle().says(Says.page(Sheet.FERRY));
        life.look();
        return life;
    }

    static Life ofArticle() {
        return new Life(new Target.Article(ArticleId.of(1), ISLANDER, HERE), Optional.empty(), SiteMemory.NOTHING);
    }

    /// Another article of the outlet, of which so much is remembered.
    static Life ofArticle(long number, SiteMemory memory) {
        var address = new Address("https://example.org/news/" + number);
        return new Life(new Target.Article(ArticleId.of(number), ISLANDER, address), Optional.empty(), memory);
    }

    /// Watched by these rules of its outlet.
    static Life ofArticle(SiteRules rules) {
        return new Life(
                new Target.Article(ArticleId.of(1), ISLANDER, HERE),
                Optional.empty(),
                SiteMemory.NOTHING,
                new RuleBook(Map.of(ISLANDER, rules)));
    }

    /// An unseen article whose feed entry once named that other one.
    static Life ofArticle(Rival suspect) {
        return new Life(new Target.Article(ArticleId.of(1), ISLANDER, HERE), Optional.of(suspect), SiteMemory.NOTHING);
    }

    static Life ofSeed(Seed.Kind kind) {
        return new Life(
                new Seed(ISLANDER, new Address("https://example.org/feed.xml"), kind),
                Optional.empty(),
                SiteMemory.NOTHING);
    }

    /// From now on the target's own first address answers so.
    Life says(Says answer) {
        return says(watched.target().address(), answer);
    }

    Life says(Address address, Says answer) {
        web.put(address, answer);
        return this;
    }

    /// What the store knows of articles with the same address or words.
    Life knows(Rival... others) {
        rivals = List.of(others);
        return this;
    }

    /// The page that the archive gives back for the latest version.
    Life keeps(String html) {
        var page = Payload.of(html.getBytes(StandardCharsets.UTF_8));
        kept = new Kept.Pages(List.of(new Kept.Page(page, "text/html; charset=utf-8", HERE, NOON)));
        return this;
    }

    /// From now on the latest version is held to read so, by an older extractor.
    Life readAs(Story text) {
        var latest = watched.latest().flatMap(version -> kept(version.read(text, 1)));
        watched = knowing(latest, watched.memory());
        return this;
    }

    private Watched knowing(Optional<Version> latest, SiteMemory memory) {
        return new Watched(
                watched.target(),
                watched.due(),
                watched.validators(),
                watched.looks(),
                watched.condition(),
                latest,
                versions,
                watched.links(),
                watched.addresses(),
                watched.suspect(),
                memory,
                watched.scope(),
                watched.timing());
    }

    Life later(Duration wait) {
        now = now.plus(wait);
        return this;
    }

    /// Looks now.
    Outcome look() {
        var outcome = assertInstanceOf(Decision.Settled.class, decide()).outcome();
        keep(outcome);
        return outcome;
    }

    /// Looks when the next look is due.
    Outcome lookWhenDue() {
        now = watched.due();
        return look();
    }

    /// Asks and answers until the check is settled.
    Decision decide() {
        asked.clear();
        var gathered = Gathered.NOTHING;
        while (true) {
            var decision = check.decide(watched, gathered, now);
            asked.add(decision);
            switch (decision) {
                case Decision.AskPage(var address, var _) -> gathered = gathered.withPage(answer(address));
                case Decision.AskRivals _ -> gathered = gathered.withRivals(rivals);
                case Decision.AskRivalPage(var address) -> gathered = gathered.withRivalPage(address, answer(address));
                case Decision.AskCapture _ -> gathered = gathered.withKept(kept);
                case Decision.Settled _, Decision.Postponed _ -> {
                    return decision;
                }
            }
        }
    }

    /// How an address answers now.
    Fetched answer(Address address) {
        return web.getOrDefault(address, Says.missing()).at(address, now);
    }

    private void keep(Outcome outcome) {
        var latest = watched.latest();
        switch (outcome.finding()) {
            case Finding.FirstSeen(var version) -> latest = kept(version);
            case Finding.FirstRead(var version, var _) -> latest = kept(version);
            case Finding.Revised(var version, var _) -> latest = kept(version);
            case Finding.Listed _, Finding.Unchanged _, Finding.NoAnswer _, Finding.Alias _ -> {}
        }
        events.addAll(outcome.events());
        watched = new Watched(
                at(outcome.address()),
                outcome.nextDue().orElse(Instant.MAX),
                outcome.validators(),
                outcome.looks(),
                outcome.condition(),
                latest,
                versions,
                outcome.links(),
                outcome.addresses(),
                Optional.empty(),
                outcome.lesson().map(watched.memory()::learn).orElse(watched.memory()),
                scope(outcome),
                timing(outcome.timed(), outcome.at()));
    }

    private Scope scope(Outcome outcome) {
        var scope = watched.scope();
        if (!(outcome.finding() instanceof Finding.Listed(var _, var _, var terms))) {
            return scope;
        }
        return new Scope(
                scope.patterns(),
                scope.added(),
                scope.back(),
                scope.shapes(),
                terms.pace(),
                terms.past().or(scope::past),
                scope.seeds());
    }

    /// From now on these articles of the outlet are wanted.
    Life wants(Scope scope) {
        watched = new Watched(
                watched.target(),
                watched.due(),
                watched.validators(),
                watched.looks(),
                watched.condition(),
                watched.latest(),
                versions,
                watched.links(),
                watched.addresses(),
                watched.suspect(),
                watched.memory(),
                scope,
                watched.timing());
        return this;
    }

    private Timing timing(Timed timed, Instant at) {
        var before = watched.timing();
        var purse = before.purse().at(at, timed.perHour()).spent(timed.requests());
        return new Timing(
                timed.pulse(),
                timed.gains().map(before.habits()::plus).orElse(before.habits()),
                purse,
                before.decided());
    }

    private Optional<Version> kept(Version version) {
        versions.put(version.story().digest(), version.number());
        return Optional.of(version);
    }

    private Target at(Address address) {
        return switch (watched.target()) {
            case Seed seed -> seed;
            case Target.Article(var id, var outlet, var _) -> new Target.Article(id, outlet, address);
        };
    }

    /// What the outlet's pages have taught so far.
    SiteMemory memory() {
        return watched.memory();
    }

    /// The outlet has learned more from its other articles.
    Life remembers(SiteMemory memory) {
        watched = knowing(watched.latest(), memory);
        return this;
    }

    Watched known() {
        return watched;
    }

    Instant now() {
        return now;
    }

    /// What the last look wanted to know, in order.
    List<Decision> asked() {
        return List.copyOf(asked);
    }

    /// What kinds of events there were so far, in order.
    List<Event.Kind> events() {
        return events.stream().map(Event::kind).toList();
    }
}
