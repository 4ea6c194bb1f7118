// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.FEED;
import static stet.store.Chronicle.ISLANDER;
import static stet.store.Chronicle.SPORT;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.sighting;
import static stet.store.Chronicle.story;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Change;
import stet.model.Condition;
import stet.model.Digest;
import stet.model.Event;
import stet.model.Finding;
import stet.model.Link;
import stet.model.OutletId;
import stet.model.Paragraph;
import stet.model.Picture;
import stet.model.Post;
import stet.model.Rival;
import stet.model.Seed;
import stet.model.Significance;
import stet.model.Site;
import stet.model.StatedTime;
import stet.model.Story;
import stet.model.Target;
import stet.model.Watched;

/// What every store must do, whatever keeps its rows.
abstract class StoreContract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Story FERRY = story("Ferry to run all winter", "The council has found 240,000 crowns.");
    private static final Story FERRY_LATER = story("Ferry to run all winter", "The council has found 260,000 crowns.");

    private Chronicle chronicle;

    /// An empty store, or the same one again when it was opened before in this test.
    abstract Database open();

    @BeforeEach
    void begin() {
        chronicle = new Chronicle(open());
    }

    @AfterEach
    void end() {
        chronicle.close();
    }

    private Watched recall(Target target) {
        return chronicle.ledger.recall(target).orElseThrow();
    }

    private static Instant hour(int n) {
        return START.plus(HOUR.multipliedBy(n));
    }

    @Test
    void anArticleThatWasFoundIsDueAtOnceAndKnownByNothingYet() {
        chronicle.list(FEED, START, sighting("/ferry", "f1"));

        var target = chronicle
                .frontier
                .next(new Site("example.org"), START.plusSeconds(1))
                .orElseThrow();
        var article = chronicle.article("/ferry");

        assertEquals(SPORT, target, "the feed that has been due the longest comes first");
        assertEquals(Optional.empty(), recall(article).latest());
        assertEquals(
                List.of(new Address("https://example.org/ferry")),
                recall(article).addresses());
        assertEquals(START, recall(article).looks().firstSeen());
    }

    @Test
    void aStoryIsRecalledToTheLetter() {
        var article = chronicle.article("/ferry");
        var story = new Story(
                "Ferry — “all winter”",
                "A standfirst",
                "By Ines Okafor and Łukasz Nowak",
                List.of("Ines Okafor", "Łukasz Nowak"),
                Optional.of(Instant.parse("2026-11-19T06:30:00.123Z")),
                Optional.of(Instant.parse("2026-11-19T06:45:00Z")),
                "pl",
                "Lokalne",
                List.of(
                        new Paragraph(
                                Paragraph.Kind.TEXT,
                                "Six times\u00a0a day 👩‍🚀.",
                                List.of(new Link("Six times", "https://example.org/t?a=1"))),
                        new Paragraph(Paragraph.Kind.NOTE, "Correction: it is \"twice\" \\ once."),
                        new Paragraph(Paragraph.Kind.TABLE_ROW, "a | b")),
                List.of(
                        new Post(
                                0,
                                2,
                                Optional.of(new StatedTime(
                                        OffsetDateTime.parse("2026-11-19T07:12:00+01:00"), "a time element")),
                                "Ines Okafor",
                                "post-2"),
                        new Post(2, 3, Optional.empty(), "", "")),
                List.of(
                        new Picture(
                                Address.parse("https://example.org/ferry.jpg?w=640"),
                                "A ferry at “its” berth",
                                List.of("The ferry", "Photo: Ines Okafor")),
                        Picture.captioned("The berth")));

        chronicle.see(article, story, START);

        var watched = recall(article);
        assertEquals(story, watched.latest().orElseThrow().story());
        assertEquals(Map.of(story.digest(), 1), watched.earlier());
        assertEquals(Chronicle.VALIDATORS, watched.validators());
        assertEquals(Optional.of(Digest.of("links")), watched.links());
        assertEquals(Optional.of(START), watched.looks().lastChange());
        assertEquals(START.plus(Duration.ofMinutes(30)), watched.due());
    }

    @Test
    void aRevisionIsReadAsItWasMade() {
        var article = chronicle.article("/ferry");
        chronicle.see(article, FERRY, START);
        var outcome = Chronicle.seen(recall(article), FERRY_LATER, hour(1));

        chronicle.record(outcome, true);

        assertEquals(
                ((Finding.Revised) outcome.finding()).revision(),
                chronicle.library.revision(article.id(), 2).orElseThrow());
        assertEquals(
                ((Finding.Revised) outcome.finding()).version(),
                chronicle.library.version(article.id(), 2).orElseThrow());
        assertEquals(Optional.empty(), chronicle.library.revision(article.id(), 1));
        assertEquals(Optional.empty(), chronicle.library.version(article.id(), 3));
    }

    @Test
    void aSecondRecordForTheSameDueTimeWritesNothing() {
        var article = chronicle.article("/ferry");
        var watched = recall(article);

        boolean first = chronicle.record(Chronicle.seen(watched, FERRY, hour(1)), true);
        boolean second = chronicle.record(Chronicle.seen(watched, FERRY_LATER, hour(1)), true);

        assertTrue(first);
        assertFalse(second);
        assertEquals(FERRY, recall(article).latest().orElseThrow().story());
        assertEquals(1, chronicle.library.checks(article.id(), 10).size());
        assertEquals(1, chronicle.library.totals(hour(1)).versions());
    }

    @Test
    void aVersionWithoutEvidenceIsRefused() {
        var article = chronicle.article("/ferry");
        var outcome = Chronicle.seen(recall(article), FERRY, START);

        var refused = assertThrows(IllegalStateException.class, () -> chronicle.record(outcome, false));

        assertTrue(refused.toString().contains("a version needs a kept capture"), refused.getMessage());
        assertEquals(0, chronicle.library.checks(article.id(), 10).size(), "nothing of it was written");
    }

    @Test
    void anUnchangedLookProlongsTheVersion() {
        var article = chronicle.article("/ferry");
        chronicle.see(article, FERRY, START);

        chronicle.look(article, hour(3), Answer.UNCHANGED, new Finding.Unchanged());

        var latest = recall(article).latest().orElseThrow();
        assertEquals(START, latest.seenFrom());
        assertEquals(hour(3), latest.seenUntil());
    }

    @Test
    void aFailedLookSaysNothingOfTheText() {
        var article = chronicle.article("/ferry");
        chronicle.see(article, FERRY, START);

        chronicle.look(article, hour(3), Answer.TIMED_OUT, new Finding.NoAnswer());

        assertEquals(START, recall(article).latest().orElseThrow().seenUntil());
        assertEquals(
                List.of(Answer.TIMED_OUT, Answer.CHANGED),
                chronicle.library.checks(article.id(), 10).stream()
                        .map(CheckLine::answer)
                        .toList());
        var trouble = chronicle.library.outlet(ISLANDER, hour(3)).orElseThrow().troubled();
        assertEquals(
                List.of(1), trouble.stream().map(OutletRecord.Trouble::failures).toList());
    }

    @Test
    void anArticleThatEndedIsDueNoMore() {
        var article = chronicle.article("/ferry");
        chronicle.see(article, FERRY, START);
        var end = Chronicle.outcome(
                recall(article),
                hour(1),
                Answer.GONE,
                new Finding.NoAnswer(),
                List.of(new Event(Event.Kind.REMOVED, hour(1), "410 Gone")));

        chronicle.record(Chronicle.ended(end, Condition.REMOVED, "gone for good"), false);

        var record = chronicle.library.article(article.id()).orElseThrow();
        assertEquals(Condition.REMOVED, record.condition());
        assertEquals(Optional.empty(), record.nextDue());
        assertEquals("gone for good", record.ended());
        assertEquals(List.of(new Event(Event.Kind.REMOVED, hour(1), "410 Gone")), record.events());
        assertEquals(0, chronicle.library.totals(hour(1)).open());
    }

    @Test
    void aSitemapsPartsBecomeSeeds() {
        var part = new Seed(ISLANDER, new Address("https://example.org/sitemap-2.xml"), Seed.Kind.SITEMAP);

        chronicle.look(FEED, START, Answer.LISTED, new Finding.Listed(List.of(), List.of(part, part)));

        assertEquals(
                List.of(FEED, SPORT, part),
                chronicle.library.outlet(ISLANDER, START).orElseThrow().outlet().seeds());
    }

    @Test
    void theSameAddressFromTwoSeedsIsOneArticle() {
        chronicle.list(FEED, START, sighting("/ferry", "f1"), sighting("/ferry", "f1"));
        chronicle.list(SPORT, START, sighting("/ferry", "s9"));

        var sites = Stream.iterate(
                        chronicle.frontier.next(new Site("example.org"), START), Optional::isPresent, target -> {
                            chronicle.look(target.get(), hour(1), Answer.TIMED_OUT, new Finding.NoAnswer());
                            return chronicle.frontier.next(new Site("example.org"), START);
                        })
                .count();

        assertEquals(1, sites, "one article is due, and neither feed");
    }

    @Test
    void anEntryWhoseAddressChangedNamesTheArticleItNamedBefore() {
        chronicle.list(FEED, START, sighting("/ferry", "f1"));
        chronicle.see(chronicle.article("/ferry"), FERRY, START);

        chronicle.list(FEED, hour(1), sighting("/travel/ferry", "f1"));
        chronicle.list(SPORT, hour(1), sighting("/sport/ferry", "f1"));

        var former = chronicle.article("/ferry");
        assertEquals(
                Optional.of(new Rival(former.id(), former.address(), false, false)),
                recall(chronicle.article("/travel/ferry")).suspect());
        assertEquals(
                Optional.empty(), recall(chronicle.article("/sport/ferry")).suspect(), "a guid is scoped to its feed");
    }

    @Test
    void aNameThatOneListingGivesToSeveralEntriesNamesNone() {
        chronicle.list(FEED, START, sighting("/ferry", "same"), sighting("/bridge", "same"));

        chronicle.list(FEED, hour(1), sighting("/school", "same"));

        assertEquals(Optional.empty(), recall(chronicle.article("/school")).suspect());
    }

    @Test
    void aNameGivenTwiceFarApartInALongListingNamesNone() {
        var many = new ArrayList<>(IntStream.range(0, 700)
                .mapToObj(n -> sighting("/article/" + n, "guid " + n))
                .toList());
        many.set(650, sighting("/article/650", "guid 3"));

        chronicle.look(FEED, START, Answer.LISTED, new Finding.Listed(many, List.of()));

        assertEquals(Optional.empty(), recall(chronicle.article("/article/650")).suspect());
    }

    @Test
    void anAliasGivesItsAddressAndNamesToTheOtherArticle() {
        chronicle.list(FEED, START, sighting("/ferry", "f1"));
        var former = chronicle.article("/ferry");
        chronicle.see(former, FERRY, START);
        chronicle.list(FEED, hour(1), sighting("/travel/ferry", "f1"));
        var alias = chronicle.article("/travel/ferry");
        var outcome = Chronicle.outcome(
                recall(alias),
                hour(2),
                Answer.UNCHANGED,
                new Finding.Alias(former, true, Optional.empty()),
                List.of(
                        new Event(Event.Kind.MOVED, hour(2), alias.address().text()),
                        new Event(Event.Kind.ENDED, hour(2), "alias")));

        chronicle.record(Chronicle.ended(outcome, Condition.OPEN, "alias"), false);

        var record = chronicle.library.article(former.id()).orElseThrow();
        assertEquals(alias.address(), record.address());
        assertEquals(List.of(former.address()), record.formerly());
        assertEquals(Optional.of(hour(2)), record.nextDue());
        assertEquals(
                List.of(Event.Kind.MOVED),
                record.events().stream().map(Event::kind).toList());
        assertEquals(Optional.of(former.id()), chronicle.library.at(alias.address()));
        assertEquals(Optional.empty(), chronicle.library.article(alias.id()));
    }

    @Test
    void theAddressOfAnUnreadArticleGoesToTheOneThatIsReadThere() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, FERRY, START);
        chronicle.list(FEED, hour(1), sighting("/travel/ferry", "f9"));
        var unread = chronicle.article("/travel/ferry");
        var late = recall(unread);

        chronicle.record(
                Chronicle.at(
                        Chronicle.outcome(recall(ferry), hour(2), Answer.UNCHANGED, new Finding.Unchanged(), List.of()),
                        unread.address()),
                false);

        assertEquals(Optional.of(ferry.id()), chronicle.library.at(unread.address()));
        assertEquals(ferry.id(), chronicle.article("/travel/ferry").id());
        assertFalse(chronicle.record(Chronicle.seen(late, FERRY, hour(2)), true), "a look that was under way");
        chronicle.list(FEED, hour(3), sighting("/winter-ferry", "f9"));
        assertEquals(
                Optional.of(ferry.id()),
                recall(chronicle.article("/winter-ferry")).suspect().map(Rival::id));
    }

    @Test
    void theAddressOfAnArticleThatWasReadStaysItsOwn() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, FERRY, START);
        var school = chronicle.article("/school");
        chronicle.see(school, story("School closes", "Snow."), START);

        chronicle.record(
                Chronicle.at(
                        Chronicle.outcome(recall(ferry), hour(2), Answer.UNCHANGED, new Finding.Unchanged(), List.of()),
                        school.address()),
                false);

        assertEquals(Optional.of(school.id()), chronicle.library.at(school.address()));
    }

    @Test
    void rivalsShareAnAddressOrWords() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, FERRY, START);
        chronicle.see(chronicle.article("/school"), story("School closes", "Snow."), START);
        var abroad = chronicle.article(chronicle.outlet("elsewhere", "en"), "https://elsewhere.example/ferry");
        chronicle.see(abroad, FERRY, START);
        var unseen = chronicle.article("/new");

        var byWords = chronicle.ledger.rivals(unseen, List.of(), FERRY.headline(), Digest.of("other"));
        var byOpening = chronicle.ledger.rivals(unseen, List.of(), "", FERRY.opening());
        var byAddress = chronicle.ledger.rivals(unseen, List.of(ferry.address()), "Other", Digest.of("other"));
        var none = chronicle.ledger.rivals(unseen, List.of(), "", Digest.of("other"));

        assertEquals(List.of(new Rival(ferry.id(), ferry.address(), false, true)), byWords);
        assertEquals(byWords, byOpening);
        assertEquals(List.of(new Rival(ferry.id(), ferry.address(), true, false)), byAddress);
        assertEquals(List.of(), none);
    }

    @Test
    void fortyVersionsAreEachReadAsTheyWere() {
        var article = chronicle.article("/ferry");
        var stories = IntStream.rangeClosed(1, 40)
                .mapToObj(n -> story(
                        "Ferry to run all winter",
                        "The council has found the money after a vote that took %d hours.".formatted(n),
                        "The rest of the text stands as it stood."))
                .toList();
        IntStream.range(0, 40).forEach(n -> chronicle.see(article, stories.get(n), hour(n)));

        chronicle.close();
        chronicle = new Chronicle(open());

        assertAll(IntStream.rangeClosed(1, 40)
                .mapToObj(n -> () -> assertEquals(
                        stories.get(n - 1),
                        chronicle.library.version(article.id(), n).orElseThrow().story())));
        assertEquals(
                40,
                chronicle.library.article(article.id()).orElseThrow().versions().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 100})
    void pagesOfTheStreamLoseNothingAndTellNothingTwice(int most) {
        IntStream.range(0, 9).forEach(n -> {
            var article = chronicle.article("/" + n);
            chronicle.see(article, FERRY, START);
            chronicle.see(article, FERRY_LATER, hour(1));
            chronicle.look(
                    article,
                    hour(n % 2 + 1),
                    Answer.PAYWALL,
                    new Finding.NoAnswer(),
                    new Event(Event.Kind.PAYWALLED, hour(n % 2 + 1), "stub"),
                    new Event(Event.Kind.MOVED, hour(n % 2 + 1), "elsewhere"));
        });

        var told = new ArrayList<String>();
        var page = chronicle.library.latest(Filter.ALL, "", most);
        while (!page.isEmpty()) {
            page.forEach(item -> told.add(item.cursor()));
            page = chronicle.library.latest(Filter.ALL, told.getLast(), most);
        }

        assertEquals(27, told.size(), told.toString());
        assertEquals(27, new HashSet<>(told).size(), told.toString());
        assertEquals(
                chronicle.library.latest(Filter.ALL, "", 100).stream()
                        .map(StreamItem::cursor)
                        .toList(),
                told);
        assertEquals(27, chronicle.library.count(Filter.ALL));
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> chronicle.library.latest(Filter.ALL, "1' or '1'='1", 10));
    }

    @Test
    void theStreamIsFilteredByOutletKindWeightTimeAndLanguage() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, FERRY, START);
        chronicle.see(ferry, FERRY_LATER, hour(1));
        var abroad = chronicle.article(chronicle.outlet("elsewhere", "sv"), "https://elsewhere.example/ferry");
        chronicle.see(abroad, FERRY, START);
        chronicle.look(
                abroad,
                hour(5),
                Answer.GONE,
                new Finding.NoAnswer(),
                new Event(Event.Kind.REMOVED, hour(5), "410 Gone"));
        var none = Optional.<OutletId>empty();

        assertEquals(List.of(hour(5), hour(1)), times(Filter.ALL));
        assertEquals(List.of(hour(1)), times(Filter.of(ISLANDER)));
        assertEquals(
                List.of(hour(1)),
                times(new Filter(none, Optional.of(Change.Kind.FIGURE), Significance.MINOR, Optional.empty(), "")));
        assertEquals(
                List.of(),
                times(new Filter(none, Optional.of(Change.Kind.BYLINE), Significance.MINOR, Optional.empty(), "")));
        assertEquals(
                List.of(hour(5)),
                times(new Filter(none, Optional.empty(), Significance.MINOR, Optional.of(hour(2)), "")));
        assertEquals(List.of(), times(new Filter(none, Optional.empty(), Significance.MINOR, Optional.empty(), "sv")));
        assertEquals(
                List.of(hour(5), hour(1)),
                times(new Filter(none, Optional.empty(), Significance.MINOR, Optional.empty(), "en")));
    }

    private List<Instant> times(Filter filter) {
        var items = chronicle.library.latest(filter, "", 10);
        assertEquals(items.size(), chronicle.library.count(filter));
        return items.stream().map(StreamItem::at).toList();
    }

    @Test
    void theSiteWhereSomethingIsDueTheLongestComesFirst() {
        chronicle.list(FEED, hour(2), sighting("/ferry", ""));
        chronicle.look(SPORT, hour(2), Answer.EMPTY_FEED, new Finding.NoAnswer());
        chronicle.article(chronicle.outlet("elsewhere", "en"), "https://elsewhere.example/ferry");
        var islander = new Site("example.org");
        var elsewhere = Site.of(new Address("https://elsewhere.example/"));

        assertEquals(
                List.of(new Frontier.Upcoming(elsewhere, START), new Frontier.Upcoming(islander, hour(2))),
                chronicle.frontier.upcoming());
    }

    @Test
    void looksThatWantTheSameTimeArePlannedApart() {
        var apart = Duration.ofSeconds(10);
        var articles = Stream.of("/ferry", "/bridge", "/school")
                .map(path -> chronicle.article(path))
                .toList();
        var elsewhere = chronicle.article(chronicle.outlet("elsewhere", "en"), "https://elsewhere.example/ferry");

        Stream.concat(articles.stream(), Stream.of(elsewhere))
                .forEach(article -> chronicle.record(Chronicle.seen(recall(article), FERRY, START), true, apart));

        var half = START.plus(Duration.ofMinutes(30));
        assertEquals(
                List.of(half, half.plus(apart), half.plus(apart.multipliedBy(2))),
                articles.stream().map(article -> recall(article).due()).toList());
        assertEquals(half, recall(elsewhere).due(), "each site has times of its own");
    }

    @Test
    void howPunctualALookWasIsToldByWhenItWasDue() {
        var article = chronicle.article("/ferry");
        chronicle.see(article, FERRY, START);
        chronicle.look(article, hour(1), Answer.UNCHANGED, new Finding.Unchanged());
        chronicle.look(article, hour(1).plusSeconds(60), Answer.UNCHANGED, new Finding.Unchanged());

        var half = Duration.ofMinutes(30);
        assertEquals(
                List.of(
                        new Punctuality(START, START, Optional.empty()),
                        new Punctuality(START.plus(half), hour(1), Optional.of(START)),
                        new Punctuality(hour(1).plus(half), hour(1).plusSeconds(60), Optional.of(hour(1)))),
                chronicle.library.punctuality(START));
        assertEquals(2, chronicle.library.punctuality(hour(1)).size());
    }

    @Test
    void latenessIsAShareOfTheTimeSinceTheLookBefore() {
        var late = new Punctuality(hour(2), hour(3), Optional.of(START));
        var early = new Punctuality(hour(2), hour(1), Optional.of(START));
        var first = new Punctuality(hour(2), hour(3), Optional.empty());
        var owed = new Punctuality(START, hour(1), Optional.of(START));

        assertAll(
                () -> assertEquals(HOUR, late.late()),
                () -> assertEquals(.5, late.share().orElseThrow(), 1e-9),
                () -> assertEquals(Duration.ZERO, early.late()),
                () -> assertEquals(0, early.share().orElseThrow(), 1e-9),
                () -> assertTrue(first.share().isEmpty()),
                () -> assertTrue(owed.share().isEmpty(), "it was owed at once"));
    }

    @Test
    void articlesComeInTheOrderInWhichTheyWereFound() {
        var found =
                IntStream.range(0, 12).mapToObj(n -> chronicle.article("/" + n)).toList();
        found.reversed().forEach(article -> chronicle.see(article, FERRY, START));
        chronicle.article("/never-seen");
        var ids = found.stream().map(Target.Article::id).toList();

        var first = chronicle.library.articles(Optional.empty(), 5);

        assertEquals(ids.subList(0, 5), first);
        assertEquals(ids.subList(5, 12), chronicle.library.articles(Optional.of(first.getLast()), 50));
    }

    @Test
    void aPostponedLookIsDueThen() {
        var article = chronicle.article("/ferry");

        chronicle.ledger.postpone(article, recall(article).due(), hour(7), Duration.ZERO);

        assertEquals(hour(7), recall(article).due());
        assertEquals(0, chronicle.library.checks(article.id(), 10).size());
    }

    @Test
    void aPostponedLookKeepsApartFromThosePlanned() {
        var apart = Duration.ofSeconds(10);
        var planned = chronicle.article("/ferry");
        chronicle.ledger.postpone(planned, recall(planned).due(), hour(7), apart);
        var article = chronicle.article("/school");

        chronicle.ledger.postpone(article, recall(article).due(), hour(7).minusSeconds(2), apart);

        assertEquals(hour(7).plus(apart), recall(article).due());
        assertEquals(hour(7), recall(planned).due());
        assertEquals(hour(7).plusSeconds(20), chronicle.ledger.free(FEED, hour(7), apart));
    }

    @Test
    void whereTheEvidenceLiesIsTold() {
        var article = chronicle.article("/ferry");
        chronicle.see(article, FERRY, START);

        var evidence = chronicle.library.evidence(article.id(), 1).getFirst();

        assertEquals("2026-11-19/00001.warc.gz", evidence.file());
        assertEquals(4096, evidence.offset());
        assertEquals(Digest.of("page at " + START), evidence.body());
        assertEquals(200, evidence.status());
    }

    @Test
    void aTextThatIsReadAgainIsShownUnderItsNumberAndTheOneBeforeIsKept() {
        var article = chronicle.article("/ferry");
        chronicle.see(article, FERRY, START);
        chronicle.see(article, FERRY_LATER, hour(1));
        var first = chronicle.library.version(article.id(), 1).orElseThrow();
        var misread = story("Ferry to run all winter", "The council has found 240,000 crowns.", "Share this");
        var changes = chronicle.library.changesOf(article.id(), 9);

        assertTrue(chronicle.ledger.reread(article.id(), first.read(misread, 7), FERRY.digest(), hour(2)));
        assertTrue(chronicle.ledger.reread(article.id(), first.read(FERRY, 8), misread.digest(), hour(3)));
        assertFalse(chronicle.ledger.reread(article.id(), first.read(misread, 9), misread.digest(), hour(4)));

        var shown = chronicle.library.version(article.id(), 1).orElseThrow();
        assertEquals(first.read(FERRY, 8), shown);
        assertEquals(
                List.of(new RereadLine(1, 1, hour(2), 7, 1), new RereadLine(1, 2, hour(3), 8, 7)),
                chronicle.library.readings(article.id()));
        assertEquals(
                List.of(FERRY, misread),
                chronicle.library.readings(article.id()).stream()
                        .map(reading -> chronicle.library.before(article.id(), reading))
                        .toList());
        assertEquals(changes, chronicle.library.changesOf(article.id(), 9));
        assertEquals(Optional.empty(), chronicle.library.revision(article.id(), 2), "its edits point into other texts");
    }

    @Test
    void laterVersionsStandOnTheTextAsFirstRead() {
        var article = chronicle.article("/ferry");
        chronicle.see(article, FERRY, START);
        var first = chronicle.library.version(article.id(), 1).orElseThrow();
        chronicle.ledger.reread(article.id(), first.read(FERRY_LATER, 7), FERRY.digest(), hour(1));

        chronicle.see(article, FERRY_LATER, hour(2));

        assertEquals(
                FERRY_LATER,
                chronicle.library.version(article.id(), 2).orElseThrow().story());
        assertEquals(
                Map.of(FERRY.digest(), 1, FERRY_LATER.digest(), 2),
                recall(article).earlier());
    }
}
