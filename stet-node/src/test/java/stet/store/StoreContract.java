// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.FEED;
import static stet.store.Chronicle.FERRY;
import static stet.store.Chronicle.FERRY_LATER;
import static stet.store.Chronicle.ISLANDER;
import static stet.store.Chronicle.SPORT;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.hour;
import static stet.store.Chronicle.sighting;
import static stet.store.Chronicle.story;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Condition;
import stet.model.Digest;
import stet.model.Event;
import stet.model.Finding;
import stet.model.Link;
import stet.model.Origin;
import stet.model.Paragraph;
import stet.model.Picture;
import stet.model.Post;
import stet.model.Rival;
import stet.model.Seed;
import stet.model.Site;
import stet.model.StatedTime;
import stet.model.Story;
import stet.model.Target;

/// What every store must do, whatever keeps its rows.
abstract class StoreContract {
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

    /// No compression makes it fit into a row of an index.
    @Test
    void aHeadlineMayBeVeryLong() {
        var signs = new Random(7).ints(9000, 0x4E00, 0x9FFF);
        var headline = signs.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, story(headline, "It runs."), START);

        var same = chronicle.ledger.rivals(chronicle.article("/new"), List.of(), headline, Digest.of("other"));
        var other = chronicle.ledger.rivals(
                chronicle.article("/new"), List.of(), headline.substring(1), Digest.of("other"));

        assertEquals(List.of(ferry.id()), same.stream().map(Rival::id).toList());
        assertEquals(List.of(), other);
        assertEquals(
                headline, chronicle.recall(ferry).latest().orElseThrow().story().headline());
    }

    @Test
    void aDamagedChangeSpoilsNoList() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, FERRY, START);
        chronicle.see(ferry, FERRY_LATER, hour(1));
        chronicle.see(ferry, FERRY, hour(2));
        chronicle.database.write(sql -> sql.update(Tables.Revision.TABLE)
                .set(Tables.Revision.BODY, new byte[1])
                .where(Tables.Revision.NUMBER.eq(3))
                .execute());

        var told = chronicle.library.latest(Filter.ALL, "", 10);

        assertEquals(List.of(hour(1)), told.stream().map(StreamItem::at).toList());
    }

    @Test
    void whatWasReadAfterAnotherArchivesVersionMayHaveNoPlace() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, FERRY, START);
        chronicle.database.write(sql -> sql.insertInto(Tables.Imported.TABLE)
                .set(
                        Tables.Imported.ARTICLE,
                        sql.select(Tables.Article.NR)
                                .from(Tables.Article.TABLE)
                                .fetchSingle()
                                .value1())
                .set(Tables.Imported.NUMBER, 1)
                .set(Tables.Imported.SOURCE, Origin.Source.STET.name())
                .set(Tables.Imported.FILE, "all.jsonl")
                .set(Tables.Imported.RECORD, "1")
                .set(Tables.Imported.TAKEN, START.toEpochMilli())
                .set(Tables.Imported.TAKEN_BY, "Lena")
                .set(Tables.Imported.EARLIER, "")
                .execute());
        var revised = Chronicle.seen(chronicle.recall(ferry), FERRY_LATER, hour(1));
        var found = (Finding.Revised) revised.finding();
        chronicle.record(Chronicle.found(revised, new Finding.FirstRead(found.version(), found.revision())), true);
        chronicle.see(ferry, FERRY, hour(2));
        var reckoning = new Reckoning(chronicle.database);
        var before = reckoning.wrong();
        chronicle.database.write(sql -> sql.deleteFrom(Tables.Place.TABLE)
                .where(Tables.Place.NUMBER.eq(3))
                .execute());
        var wrong = reckoning.wrong();
        reckoning.mend();

        assertEquals(List.of(), before);
        assertEquals("changes that have no place in the order of changes: 1", wrong.getLast());
        assertEquals(List.of(), reckoning.wrong());
        assertEquals(
                List.of(hour(2)),
                chronicle.library.latest(Filter.ALL, "", 10).stream()
                        .map(StreamItem::at)
                        .toList());
    }

    @Test
    void anArticleThatWasFoundIsDueAtOnceAndKnownByNothingYet() {
        chronicle.list(FEED, START, sighting("/ferry", "f1"));

        var target = chronicle
                .frontier
                .next(new Site("example.org"), Set.of(), START.plusSeconds(1))
                .orElseThrow();
        var article = chronicle.article("/ferry");

        assertEquals(SPORT, target, "the feed that has been due the longest comes first");
        assertEquals(Optional.empty(), chronicle.recall(article).latest());
        assertEquals(
                List.of(new Address("https://example.org/ferry")),
                chronicle.recall(article).addresses());
        assertEquals(START, chronicle.recall(article).looks().firstSeen());
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

        var watched = chronicle.recall(article);
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
        var outcome = Chronicle.seen(chronicle.recall(article), FERRY_LATER, hour(1));

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
        var watched = chronicle.recall(article);

        boolean first = chronicle.record(Chronicle.seen(watched, FERRY, hour(1)), true);
        boolean second = chronicle.record(Chronicle.seen(watched, FERRY_LATER, hour(1)), true);

        assertTrue(first);
        assertFalse(second);
        assertEquals(FERRY, chronicle.recall(article).latest().orElseThrow().story());
        assertEquals(1, chronicle.library.checks(article.id(), 10).size());
        assertEquals(1, chronicle.library.totals(hour(1)).versions());
    }

    @Test
    void aVersionWithoutEvidenceIsRefused() {
        var article = chronicle.article("/ferry");
        var outcome = Chronicle.seen(chronicle.recall(article), FERRY, START);

        var refused = assertThrows(IllegalStateException.class, () -> chronicle.record(outcome, false));

        assertTrue(refused.toString().contains("a version needs a kept capture"), refused.getMessage());
        assertEquals(0, chronicle.library.checks(article.id(), 10).size(), "nothing of it was written");
    }

    @Test
    void anUnchangedLookProlongsTheVersion() {
        var article = chronicle.article("/ferry");
        chronicle.see(article, FERRY, START);

        chronicle.look(article, hour(3), Answer.UNCHANGED, new Finding.Unchanged());

        var latest = chronicle.recall(article).latest().orElseThrow();
        assertEquals(START, latest.seenFrom());
        assertEquals(hour(3), latest.seenUntil());
    }

    @Test
    void aFailedLookSaysNothingOfTheText() {
        var article = chronicle.article("/ferry");
        chronicle.see(article, FERRY, START);

        chronicle.look(article, hour(3), Answer.TIMED_OUT, new Finding.NoAnswer());

        assertEquals(START, chronicle.recall(article).latest().orElseThrow().seenUntil());
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
                chronicle.recall(article),
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

        chronicle.ledger.postpone(article, chronicle.recall(article).due(), hour(7), Duration.ZERO);

        assertEquals(hour(7), chronicle.recall(article).due());
        assertEquals(0, chronicle.library.checks(article.id(), 10).size());
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
                chronicle.recall(article).earlier());
    }
}
