// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.gazette.Gazette;
import stet.gazette.Habits;
import stet.gazette.Piece;
import stet.imports.Importer;
import stet.imports.Report;
import stet.model.Address;
import stet.model.By;
import stet.model.Change;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.OutletId;
import stet.model.Seed;
import stet.model.Significance;
import stet.model.Target;
import stet.store.Clippings;
import stet.store.Filter;
import stet.store.Histories;
import stet.store.Ledger;

/// Articles whose history another archive kept go on here, at their real outlet.
class GoingOnTest {
    private static final Piece FERRY = new Piece(
            "Ferry to run all winter",
            "",
            "By Ines Okafor",
            List.of(
                    "The island ferry will run through the winter, the council decided on Tuesday evening.",
                    "“We have waited for this for ten years,” said the harbour master, who was in the room.",
                    "The council pays 240,000 crowns for the season, half of which comes from the county."));

    @TempDir
    private Path folder = Path.of("");

    private final Stepping time = new Stepping();
    private final Gazette gazette = new Gazette(Habits.plain(), 0, time);
    private Desk desk;

    @BeforeEach
    void begin() {
        desk = new Desk(folder, time);
        gazette.publish("/ferry", FERRY);
    }

    @AfterEach
    void end() {
        desk.close();
        gazette.close();
    }

    /// A dump with one article of two versions, whose text is that of a reader who leaves the byline in.
    private Report take(String at) throws IOException, InterruptedException {
        var dump = folder.resolve("dump.sql");
        Files.writeString(dump, """
                CREATE TABLE `news_articles` (`id` int, `source` varchar(32), `url` varchar(250));
                INSERT INTO `news_articles` VALUES (1,'islander','%1$s');
                CREATE TABLE `news_article_versions` (`id` int, `news_article_id` int, `title` varchar(200),
                  `url` varchar(250), `created_at` datetime, `version` int, `text` text);
                INSERT INTO `news_article_versions` VALUES (1,1,'Ferry may run','%1$s','%2$s 08:00:00',0,'It may.'),
                (2,1,'Ferry to run all winter','%1$s','%2$s 09:00:00',1,'By Ines Okafor\\nThe island ferry will run.');
                """.formatted(gazette.address("/ferry"), at));
        var wish =
                new Importer.Wish(dump, folder, Optional.empty(), Importer.Mode.WRITE, By.commandLine(time.instant()));
        return new Importer(new Histories(desk.database), new Clippings(desk.database), desk.roster, desk.archive)
                .take(wish, new Importer.Along() {
                    @Override
                    public void begins(String what, long total) {
                        // nobody watches
                    }

                    @Override
                    public void done(long count) {
                        // nobody watches
                    }
                });
    }

    private Target.Article ferry() {
        var address = new Address(gazette.address("/ferry"));
        return new Target.Article(desk.library.at(address).orElseThrow(), new OutletId("islander"), address);
    }

    private Outcome walk() throws InterruptedException {
        time.sleep(Duration.ofHours(1));
        return assertInstanceOf(Walk.End.Recorded.class, desk.walk.take(ferry()))
                .outcomes()
                .getFirst();
    }

    @Test
    void theFirstReadingOfOurOwnIsTheNextVersionAndNoEdit() throws Exception {
        desk.watch("islander", gazette.home(), "en", "feed.xml");
        take("2026-11-18");

        var read = walk();

        assertInstanceOf(Finding.FirstRead.class, read.finding());
        var article = desk.library.article(ferry().id()).orElseThrow();
        assertEquals(3, article.versions().size());
        var ours = article.versions().getLast();
        assertEquals(Optional.empty(), ours.origin());
        assertEquals(Significance.MINOR, ours.revision().orElseThrow().significance());
        assertTrue(ours.revision().orElseThrow().kinds().contains(Change.Kind.READER));
        assertTrue(ours.revision().orElseThrow().line().startsWith("The first reading of our own"));
        // What the other archive claims stays as it claims it.
        assertEquals(
                Instant.parse("2026-11-18T09:00:00Z"), article.versions().get(1).seenUntil());
        assertEquals(Optional.of(Instant.parse("2026-11-18T09:00:00Z")), ours.notBefore());
        assertEquals(0, desk.library.views().newestPlace());
    }

    @Test
    void anEditAfterThatIsTheOutlets() throws Exception {
        desk.watch("islander", gazette.home(), "en", "feed.xml");
        take("2026-11-18");
        walk();
        gazette.edit("/ferry", FERRY.withHeadline("Ferry to run until March"));

        var edited = walk();

        var revised = assertInstanceOf(Finding.Revised.class, edited.finding());
        assertEquals(4, revised.version().number());
        assertFalse(revised.revision().changes().stream().anyMatch(c -> c.kind() == Change.Kind.READER));
        assertEquals(1, desk.library.views().count(Filter.ALL, 0, Long.MAX_VALUE, 10));
    }

    @Test
    void itIsDueAsIfItsLastChangeHadBeenSeenHere() throws Exception {
        desk.watch("islander", gazette.home(), "en", "feed.xml");
        take("2026-11-18");

        // A tenth of the 27 hours since it changed.
        assertEquals(
                Optional.of(time.instant().plus(Duration.ofMinutes(162))),
                desk.library.article(ferry().id()).orElseThrow().nextDue());
    }

    @Test
    void anOldOneWaitsUntilItsFeedNamesIt() throws Exception {
        desk.watch("islander", gazette.home(), "en", "feed.xml");
        take("2012-06-01");
        assertEquals(
                Optional.empty(),
                desk.library.article(ferry().id()).orElseThrow().nextDue());

        var feed = new Seed(new OutletId("islander"), new Address(gazette.home() + "feed.xml"), Seed.Kind.FEED);
        assertInstanceOf(Walk.End.Recorded.class, desk.walk.take(feed));
        walk();

        assertEquals(
                3, desk.library.article(ferry().id()).orElseThrow().versions().size());
    }

    @Test
    void oneOfAnOutletThatIsNotWatchedGoesOnWhenItIs() throws Exception {
        take("2026-11-18");
        assertEquals(
                "this outlet is not watched",
                desk.library.article(ferry().id()).orElseThrow().ended());

        desk.watch("islander", gazette.home(), "en", "feed.xml");

        assertTrue(desk.library.article(ferry().id()).orElseThrow().nextDue().isPresent());
        walk();
        assertEquals(
                3, desk.library.article(ferry().id()).orElseThrow().versions().size());
    }

    @Test
    void aHistoryThatGrewIsNotPutBeforeWhatWasSeenHere() throws Exception {
        desk.watch("islander", gazette.home(), "en", "feed.xml");
        take("2026-11-18");
        walk();

        var again = take("2026-11-18");

        assertEquals(0, again.written());
        assertEquals(
                3, desk.library.article(ferry().id()).orElseThrow().versions().size());
    }

    @Test
    void goingOverTheArchiveLeavesItAlone() throws Exception {
        desk.watch("islander", gazette.home(), "en", "feed.xml");
        take("2026-11-18");
        walk();
        var before = desk.library.revisions(ferry().id());

        var recompare = new Recompare(
                new Ledger(desk.database),
                desk.library,
                new Sweep.Wish(Optional.empty(), Sweep.Mode.STORE),
                Recompare.Which.ALL,
                () -> false,
                (_, _, _) -> {});
        recompare.article(ferry().id());

        assertEquals(before, desk.library.revisions(ferry().id()));
    }
}
