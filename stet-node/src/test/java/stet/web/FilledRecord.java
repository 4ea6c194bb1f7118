// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import stet.compare.Comparison;
import stet.coverage.Counted;
import stet.model.Address;
import stet.model.Answer;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Capture;
import stet.model.Clipping;
import stet.model.Condition;
import stet.model.Event;
import stet.model.Finding;
import stet.model.Header;
import stet.model.Hub;
import stet.model.Outcome;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Pulse;
import stet.model.Resource;
import stet.model.Seed;
import stet.model.Story;
import stet.model.Target;
import stet.model.Terms;
import stet.model.Timed;
import stet.model.Validators;
import stet.model.Version;
import stet.model.Watched;
import stet.model.Withholding.Extent;
import stet.model.Withholding.Ground;
import stet.store.Clippings;
import stet.store.Database;
import stet.store.Ledger;
import stet.store.Library;
import stet.store.Roster;
import stet.store.SearchIndex;
import stet.store.Subscriptions;
import stet.store.TestedStore;

/// A real record in SQLite, filled through the ledger as a watch would fill it.
final class FilledRecord implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-19T07:12:00Z");

    private final Database database;
    private final Ledger ledger;
    private final Roster roster;

    FilledRecord(Path folder) {
        database = TestedStore.usual().open(folder);
        ledger = new Ledger(database);
        roster = new Roster(database);
    }

    Subscriptions subscriptions() {
        return new Subscriptions(database);
    }

    /// Indexes all that was recorded, so that searches find it.
    void index() {
        new SearchIndex(database).catchUp(1000);
    }

    Stores stores() {
        return Stores.over(database);
    }

    /// The same with rules in a drawer, and no desk for clippings.
    Stores storesWithRules() {
        var stores = stores();
        return stores.with(new Drawer(
                stores.savedRules(),
                Stories.english("Ferry runs", "By A", "It runs.", "Subscribe now."),
                Stories.english("Ferry runs at night", "By A", "It runs.", "It runs at night.")));
    }

    Library library() {
        return new Library(database);
    }

    OutletId outlet(String id, String name, String language) {
        var outlet = new OutletId(id);
        var home = new Address("https://%s.example/".formatted(id));
        var seed = new Seed(outlet, new Address(home.text() + "feed.xml"), Seed.Kind.FEED);
        roster.add(new Outlet(outlet, name, home, language, List.of(seed)), START);
        return outlet;
    }

    /// An article with one version after another, half an hour apart.
    ArticleId article(OutletId outlet, String slug, Story... stories) {
        var address = new Address("https://%s.example/%s".formatted(outlet.text(), slug));
        var target = roster.article(outlet, address, START);
        for (int i = 0; i < stories.length; i++) {
            see(target, stories[i], START.plus(Duration.ofMinutes(30L * i)));
        }
        return target.id();
    }

    /// An article of which a version and a passage are withheld.
    ArticleId withholding(OutletId outlet, String slug) {
        var id = article(
                outlet,
                slug,
                Stories.english("Dam to be raised", "", "The dam is raised in spring, says Ida Quellmark."),
                Stories.english("Dam to be raised by Ida Quellmark", "", "The dam is raised in May."),
                Stories.english("Dam to be raised soon", "", "The dam is raised in June, says Ida Quellmark."));
        withhold(id, new Extent.OneVersion(2), Ground.LAW, "order of the district court of Lenn");
        withhold(id, new Extent.Passage("Ida Quellmark"), Ground.REQUEST, "asked for by whom it names");
        return id;
    }

    /// An article of which nothing is shown.
    ArticleId withheld(OutletId outlet, String slug) {
        var id = article(
                outlet,
                slug,
                Stories.english("Quarry to close", "", "The quarry closes in May."),
                Stories.english("Quarry to close in June", "", "The quarry closes in June."));
        withhold(id, new Extent.Whole(), Ground.REQUEST, "asked for by whom it <names>");
        return id;
    }

    private void withhold(ArticleId id, Extent extent, Ground ground, String reason) {
        stores().withholdings().begin(id, extent, ground, reason, new By("Lena", START.plus(Duration.ofHours(2))));
    }

    /// A look that finds this story at the article's address.
    void see(Target.Article target, Story story, Instant at) {
        var watched = ledger.recall(target).orElseThrow();
        var capture = capture(target, at, 200, story.headline() + story.text());
        var number = watched.latest().map(v -> v.number() + 1).orElse(1);
        var version = new Version(
                number,
                at,
                at,
                watched.looks().lastLook(),
                story,
                capture.content().digest(),
                target.address(),
                1,
                OptionalInt.empty());
        Finding finding = watched.latest().isEmpty()
                ? new Finding.FirstSeen(version)
                : new Finding.Revised(
                        version,
                        Comparison.of(watched.latest().get().story(), story).revision(number - 1, number));
        record(watched, at, Answer.CHANGED, finding, List.of(), Optional.of(capture), "");
    }

    /// The last look at an article: it is gone.
    void gone(OutletId outlet, String slug, Instant at) {
        var target = roster.article(outlet, new Address("https://%s.example/%s".formatted(outlet.text(), slug)), at);
        var watched = ledger.recall(target).orElseThrow();
        record(
                watched,
                at,
                Answer.GONE,
                new Finding.NoAnswer(),
                List.of(
                        new Event(Event.Kind.REMOVED, at, "410 Gone"),
                        new Event(Event.Kind.ENDED, at, "the address answers 410")),
                Optional.of(capture(target, at, 410, "Gone")),
                "the address answers 410");
    }

    /// A collection of these articles in which a figure is followed.
    void gather(String title, String words, List<ArticleId> articles) {
        var by = new By("Lena", START);
        var collections = library().collections();
        var slug = collections.begin(title, "A note.", "Lena", by);
        articles.forEach(article -> collections.add(slug, article, by));
        collections.follow(slug, Counted.by(words).orElseThrow(), by);
    }

    /// An outlet of which only clippings are kept.
    void clipped(String id, String name) {
        new Clippings(database)
                .outlet(
                        new Outlet(
                                new OutletId(id),
                                name,
                                new Address("https://%s.invalid/".formatted(id)),
                                "",
                                List.of()),
                        By.commandLine(START));
    }

    /// A clipping of this day, kept an hour after the start.
    ArticleId clip(OutletId outlet, String day, String note, Optional<ArticleId> of, Story story) {
        var kept = START.plus(Duration.ofHours(1));
        var bytes = Payload.of((story.headline() + story.text()).getBytes(StandardCharsets.UTF_8));
        var clipping = new Clipping(kept, "Lena", LocalDate.parse(day), Optional.empty(), note, "text/plain", of);
        var address = Clippings.address(outlet, clipping.day(), bytes.digest());
        return new Clippings(database)
                .keep(
                        new Clippings.Handed(
                                outlet, clipping, story, 0, List.of(new Resource(address, kept, "text/plain", bytes))),
                        List.of(new Ledger.Kept("2026-11-19/00001.warc.gz", 4096, 911)),
                        By.commandLine(kept))
                .article();
    }

    /// A version's page, read again by another extractor.
    void reread(ArticleId article, int number, Story now, int extractor, Instant at) {
        var version = library().version(article, number).orElseThrow();
        ledger.reread(article, version.read(now, extractor), version.story().digest(), at);
    }

    /// A feed that names this hub, as it was read five minutes before the hour.
    Seed pushedFeed(Hub hub) {
        var outlet = outlet("courier", "Courier", "en");
        var feed = new Seed(outlet, new Address("https://courier.example/feed.xml"), Seed.Kind.FEED);
        record(
                ledger.recall(feed).orElseThrow(),
                START.plus(Duration.ofMinutes(55)),
                Answer.LISTED,
                new Finding.Listed(
                        List.of(), List.of(), new Terms(Optional.empty(), Optional.of(hub), Optional.empty())),
                List.of(),
                Optional.empty(),
                "");
        return feed;
    }

    Instant due(Seed seed) {
        return ledger.recall(seed).orElseThrow().due();
    }

    /// A look that got no answer.
    void fail(OutletId outlet, String slug, Instant at) {
        var target = roster.article(outlet, new Address("https://%s.example/%s".formatted(outlet.text(), slug)), at);
        var watched = ledger.recall(target).orElseThrow();
        record(watched, at, Answer.TIMED_OUT, new Finding.NoAnswer(), List.of(), Optional.empty(), "");
    }

    private void record(
            Watched watched,
            Instant at,
            Answer answer,
            Finding finding,
            List<Event> events,
            Optional<Capture> capture,
            String ended) {
        var looks = answer == Answer.CHANGED
                ? watched.looks().changed(at)
                : watched.looks().failed(at);
        var outcome = new Outcome(
                watched,
                at,
                answer,
                answer == Answer.TIMED_OUT ? "no answer within 30 seconds" : "",
                finding,
                events,
                answer == Answer.GONE ? Condition.REMOVED : Condition.OPEN,
                Validators.NONE,
                looks.waiting(Duration.ofMinutes(30)),
                Optional.empty(),
                capture.stream().toList(),
                capture.isPresent(),
                watched.target().address(),
                List.of(watched.target().address()),
                ended.isEmpty() ? Optional.of(at.plus(Duration.ofMinutes(30))) : Optional.empty(),
                ended,
                Optional.empty(),
                Optional.empty(),
                new Timed(pulse(watched, at, answer), Optional.empty(), 1, 120));
        var kept = capture.stream()
                .map(c -> new Ledger.Kept("2026/11/stet-00001.warc.gz", 18_204L, 911L))
                .toList();
        if (!ledger.record(outcome, kept, Duration.ZERO)) {
            throw new IllegalStateException(
                    "the look at %s was not written".formatted(watched.target().address()));
        }
    }

    private static Pulse pulse(Watched watched, Instant at, Answer answer) {
        var pulse = watched.timing().pulse();
        return answer == Answer.CHANGED ? pulse.passed(at) : pulse;
    }

    private static Capture capture(Target target, Instant at, int status, String page) {
        var body = Payload.of(page.getBytes(StandardCharsets.UTF_8));
        return new Capture(
                target.address(),
                List.of(),
                true,
                at,
                Duration.ofMillis(120),
                status,
                List.of(new Header("Content-Type", "text/html")),
                body,
                body);
    }

    @Override
    public void close() {
        database.close();
    }
}
