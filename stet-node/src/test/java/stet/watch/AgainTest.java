// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stet.compare.Comparison;
import stet.extract.RuleBook;
import stet.fetch.Timekeeper;
import stet.gazette.Gazette;
import stet.gazette.Habits;
import stet.gazette.Piece;
import stet.json.SweepJson;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Job;
import stet.model.OutletId;
import stet.model.Revision;
import stet.model.Run;
import stet.model.Significance;
import stet.model.Snippet;
import stet.store.Jobs;
import stet.store.Ledger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The archive gone over again, because somebody asked for it.
@Timeout(60)
class AgainTest {
    private static final String RUNS =
            "The island ferry will run through the winter, the council decided on Tuesday evening.";
    private static final Piece FERRY = new Piece(
            "Ferry to run all winter",
            "",
            "By Ines Okafor",
            List.of(RUNS, "The council pays 240,000 crowns for the season, half of which comes from the county."));

    private final Timekeeper time = Timekeeper.quickened(Instant.parse("2026-11-19T07:00:00Z"), 5000);
    private final By ada = new By("Ada", Instant.parse("2026-11-19T07:00:00Z"));
    private Gazette gazette;
    private Desk desk;
    private Jobs jobs;
    private ArticleId ferry = ArticleId.of(1);
    private Thread errands = new Thread();

    @BeforeEach
    void lookTwice(@TempDir Path folder) throws InterruptedException {
        gazette = new Gazette(Habits.plain(), 0, time);
        desk = new Desk(folder, time);
        jobs = new Jobs(desk.database);
        desk.watch("islander", gazette.home(), "en");
        gazette.publish("/ferry", FERRY);
        var target =
                desk.roster.article(new OutletId("islander"), new Address(gazette.address("/ferry")), time.instant());
        ferry = target.id();
        desk.walk.take(target);
        gazette.edit(
                "/ferry",
                FERRY.withParagraphs(List.of(
                        RUNS, "The council pays 210,000 crowns for the season, half of which comes from the county.")));
        desk.walk.take(target);
        assertEquals(2, desk.library.article(ferry).orElseThrow().versions().size());
    }

    @AfterEach
    void close() throws InterruptedException {
        errands.interrupt();
        errands.join();
        desk.close();
        gazette.close();
    }

    private Job done(Job.Kind kind, String outlet, boolean stored) {
        return done(kind, outlet, stored, () -> RuleBook.EMPTY);
    }

    private Job done(Job.Kind kind, String outlet, boolean stored, Supplier<RuleBook> rules) {
        long nr = jobs.ask(kind, outlet, SweepJson.terms(stored), ada).orElseThrow();
        var ledger = new Ledger(desk.database);
        var kept = new Reextract.Kept(ledger, desk.library, new KeptPages(ledger, desk.archive));
        var again = new Again(jobs, kept, rules, time);
        var duty = new Errands(jobs, Map.of(Job.Kind.RECOMPARE, again, Job.Kind.REEXTRACT, again), time);
        errands = Thread.ofVirtual().start(() -> {
            try {
                duty.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (!jobs.one(nr).orElseThrow().state().isOver()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return jobs.one(nr).orElseThrow();
    }

    private static JsonNode result(Job job) {
        assertEquals(Job.State.DONE, job.state(), job.doing());
        return JsonMapper.shared().readTree(job.result().orElseThrow());
    }

    private Revision stored() {
        return desk.library.revision(ferry, 2).orElseThrow();
    }

    /// The change as a comparison of former days would have told it.
    private void tellAsOfOld() {
        var former = new Revision(
                1,
                2,
                List.of(),
                List.of(),
                List.of(),
                Significance.MINOR,
                "Something about the ferry changed",
                new Snippet(List.of(new Run(Run.Fate.KEPT, "ferry"))),
                0,
                0,
                Comparison.VERSION - 1);
        new Ledger(desk.database).recompared(ferry, List.of(former));
    }

    @Test
    void changesAreCountedAndShownButNotStoredWhenNobodyWantsThat() {
        var line = stored().line();
        tellAsOfOld();

        var result = result(done(Job.Kind.RECOMPARE, "", false));

        assertEquals("{\"different\":1}", result.get("counts").toString());
        assertEquals(
                "Something about the ferry changed", result.at("/samples/0/was").asString());
        assertEquals(line, result.at("/samples/0/now").asString());
        assertEquals("Something about the ferry changed", stored().line());
    }

    @Test
    void changesAreToldAnewWhenThatIsWanted() {
        var told = stored();
        tellAsOfOld();

        result(done(Job.Kind.RECOMPARE, "islander", true));

        assertEquals(told, stored());
    }

    @Test
    void anotherOutletsChangesAreLeftAlone() {
        tellAsOfOld();
        desk.watch("courier", "https://courier.example/", "en");

        var result = result(done(Job.Kind.RECOMPARE, "courier", true));

        assertEquals("{}", result.get("counts").toString());
        assertEquals("Something about the ferry changed", stored().line());
    }

    @Test
    void textsAreReadAgainFromTheKeptPages() {
        var result = result(done(Job.Kind.REEXTRACT, "", true));

        assertEquals("{\"same\":2}", result.get("counts").toString());
    }

    @Test
    void aJobThatWasCancelledMeanwhileStoresNothingMore() {
        tellAsOfOld();
        var nr = new long[1];

        var job = done(Job.Kind.REEXTRACT, "", true, () -> {
            nr[0] = jobs.latest(1).getFirst().nr();
            jobs.cancel(nr[0], ada);
            return RuleBook.EMPTY;
        });

        assertEquals(Job.State.CANCELLED, job.state());
        assertTrue(job.result().isEmpty());
        assertEquals(Optional.empty(), jobs.one(nr[0]).orElseThrow().result());
    }
}
