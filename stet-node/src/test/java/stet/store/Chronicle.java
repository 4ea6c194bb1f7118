// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import stet.compare.Comparison;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Capture;
import stet.model.Condition;
import stet.model.Digest;
import stet.model.Event;
import stet.model.Finding;
import stet.model.Header;
import stet.model.Lesson;
import stet.model.Looks;
import stet.model.Outcome;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Paragraph;
import stet.model.Payload;
import stet.model.Seed;
import stet.model.Sighting;
import stet.model.Story;
import stet.model.Target;
import stet.model.Timed;
import stet.model.Validators;
import stet.model.Version;
import stet.model.Watched;

/// A store that is filled by looks made by hand.
final class Chronicle implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-19T07:00:00Z");
    static final OutletId ISLANDER = new OutletId("islander");
    static final Seed FEED = new Seed(ISLANDER, new Address("https://example.org/feed.xml"), Seed.Kind.FEED);
    static final Seed SPORT = new Seed(ISLANDER, new Address("https://example.org/sport.xml"), Seed.Kind.FEED);
    static final Validators VALIDATORS =
            new Validators(Optional.of("\"7\""), Optional.of("Thu, 19 Nov 2026 07:00:00 GMT"));

    static final Story FERRY = story("Ferry to run all winter", "The council has found 240,000 crowns.");
    static final Story FERRY_LATER = story("Ferry to run all winter", "The council has found 260,000 crowns.");

    final Database database;
    final Ledger ledger;
    final Library library;
    final Roster roster;
    final Frontier frontier;

    Chronicle(Database database) {
        this.database = database;
        ledger = new Ledger(database);
        library = new Library(database);
        roster = new Roster(database);
        frontier = new Frontier(database);
        roster.add(
                new Outlet(
                        ISLANDER, "The Islander", new Address("https://example.org/"), "en-GB", List.of(FEED, SPORT)),
                START);
    }

    /// Another outlet, without seeds.
    OutletId outlet(String id, String language) {
        var outlet = new OutletId(id);
        roster.add(new Outlet(outlet, id, new Address("https://" + id + ".example/"), language, List.of()), START);
        return outlet;
    }

    static Instant hour(int n) {
        return START.plus(Duration.ofHours(n));
    }

    Watched recall(Target target) {
        return ledger.recall(target).orElseThrow();
    }

    Target.Article article(String path) {
        return article(ISLANDER, "https://example.org" + path);
    }

    Target.Article article(OutletId outlet, String address) {
        return roster.article(outlet, new Address(address), START);
    }

    /// A look at an article that finds this story.
    boolean see(Target.Article target, Story story, Instant at) {
        var watched = ledger.recall(target).orElseThrow();
        return record(seen(watched, story, at), true);
    }

    /// What follows when this story is found.
    static Outcome seen(Watched watched, Story story, Instant at) {
        int number = watched.latest().map(v -> v.number() + 1).orElse(1);
        var version = new Version(
                number,
                at,
                at,
                watched.latest().map(Version::seenUntil),
                story,
                Digest.of(story.text()),
                watched.target().address(),
                1,
                OptionalInt.empty());
        Finding finding = watched.latest()
                .<Finding>map(before -> new Finding.Revised(
                        version, Comparison.of(before.story(), story).revision(number - 1, number)))
                .orElseGet(() -> new Finding.FirstSeen(version));
        return outcome(watched, at, Answer.CHANGED, finding, List.of());
    }

    /// A look at a feed that names these articles.
    boolean list(Seed seed, Instant at, Sighting... sightings) {
        return look(seed, at, Answer.LISTED, new Finding.Listed(List.of(sightings), List.of()));
    }

    boolean look(Target target, Instant at, Answer answer, Finding finding, Event... events) {
        var watched = ledger.recall(target).orElseThrow();
        return record(outcome(watched, at, answer, finding, List.of(events)), false);
    }

    boolean record(Outcome outcome, boolean keep) {
        return record(outcome, keep, Duration.ZERO);
    }

    /// @param apart the next look is planned so far from the site's others
    boolean record(Outcome outcome, boolean keep, Duration apart) {
        return ledger.record(
                outcome, keep ? List.of(new Ledger.Kept("2026-11-19/00001.warc.gz", 4096, 911)) : List.of(), apart);
    }

    static Outcome outcome(Watched watched, Instant at, Answer answer, Finding finding, List<Event> events) {
        var addresses = new ArrayList<>(watched.addresses());
        return new Outcome(
                watched,
                at,
                answer,
                "in words",
                finding,
                events,
                watched.condition(),
                VALIDATORS,
                looks(watched.looks(), answer, at).waiting(Duration.ofMinutes(30)),
                Optional.of(Digest.of("links")),
                List.of(capture(watched.target().address(), at)),
                answer == Answer.CHANGED,
                watched.target().address(),
                addresses,
                Optional.of(at.plus(Duration.ofMinutes(30))),
                "",
                Optional.empty(),
                Optional.empty(),
                timed(watched));
    }

    private static Timed timed(Watched watched) {
        return new Timed(watched.timing().pulse(), Optional.empty(), 1, 120);
    }

    private static Looks looks(Looks before, Answer answer, Instant at) {
        return answer == Answer.CHANGED
                ? before.changed(at)
                : answer.isUsable() ? before.same(at, false) : before.failed(at);
    }

    /// The same outcome with another finding.
    static Outcome found(Outcome o, Finding finding) {
        return outcome(o.watched(), o.at(), o.answer(), finding, o.events());
    }

    /// The same outcome, answered from another address.
    static Outcome at(Outcome o, Address address) {
        var addresses = new ArrayList<>(o.addresses());
        addresses.add(address);
        return with(o, o.condition(), address, addresses, o.ended(), o.lesson());
    }

    /// The same outcome, which taught something.
    static Outcome taught(Outcome o, Lesson lesson) {
        return with(o, o.condition(), o.address(), o.addresses(), o.ended(), Optional.of(lesson));
    }

    /// The same outcome with another condition, after which the target is no longer checked.
    static Outcome ended(Outcome o, Condition condition, String why) {
        return with(o, condition, o.address(), o.addresses(), why, o.lesson());
    }

    private static Outcome with(
            Outcome o,
            Condition condition,
            Address address,
            List<Address> addresses,
            String ended,
            Optional<Lesson> lesson) {
        return new Outcome(
                o.watched(),
                o.at(),
                o.answer(),
                o.detail(),
                o.finding(),
                o.events(),
                condition,
                o.validators(),
                o.looks(),
                o.links(),
                o.evidence(),
                o.keep(),
                address,
                addresses,
                ended.isEmpty() ? o.nextDue() : Optional.empty(),
                ended,
                lesson,
                o.reread(),
                o.timed());
    }

    private static Capture capture(Address address, Instant at) {
        var body = Payload.of(("page at " + at).getBytes(StandardCharsets.UTF_8));
        return new Capture(
                address,
                List.of(),
                true,
                at,
                Duration.ofMillis(120),
                200,
                List.of(new Header("Content-Type", "text/html")),
                body,
                body);
    }

    static Sighting sighting(String path, String guid) {
        return new Sighting(
                new Address("https://example.org" + path),
                Optional.of(guid).filter(g -> !g.isEmpty()),
                path,
                Optional.of(START),
                Optional.empty());
    }

    static Story story(String headline, String... paragraphs) {
        return new Story(
                headline,
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "en-GB",
                "Local",
                List.of(paragraphs).stream()
                        .map(p -> new Paragraph(Paragraph.Kind.TEXT, p))
                        .toList(),
                List.of(),
                List.of());
    }

    @Override
    public void close() {
        database.close();
    }
}
