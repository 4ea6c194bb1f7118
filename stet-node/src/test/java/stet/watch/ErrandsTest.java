// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stet.fetch.Timekeeper;
import stet.gazette.Gazette;
import stet.gazette.Habits;
import stet.gazette.Piece;
import stet.model.By;
import stet.model.Job;
import stet.store.Jobs;
import tools.jackson.databind.json.JsonMapper;

/// Jobs that people ask for, done on a pretend newspaper.
@Timeout(60)
class ErrandsTest {
    private static final String TERMS = "{\"include\":[],\"exclude\":[]}";

    private static final List<String> PARAGRAPHS = List.of(
            "The ferry between the island and the harbour will run all winter, the council decided on Tuesday evening.",
            "It had been tied up from November to March for eleven years, because so few people travelled in the cold months.",
            "Two thirds of the members voted for the change after a debate of four hours, in which thirty islanders spoke.",
            "The first boat of the new timetable leaves the harbour at seven in the morning on the first of December.");

    private final Timekeeper time = Timekeeper.quickened(Instant.parse("2026-11-19T07:00:00Z"), 5000);
    private final By ada = new By("Ada", Instant.parse("2026-11-19T07:00:00Z"));
    private Gazette gazette;
    private Desk desk;
    private Jobs jobs;
    private Thread errands = new Thread();

    @BeforeEach
    void open(@TempDir Path folder) {
        gazette = new Gazette(Habits.plain(), 0, time);
        gazette.publish("/ferry", new Piece("Ferry to run all winter", "", "", PARAGRAPHS));
        desk = new Desk(folder, time);
        jobs = new Jobs(desk.database);
    }

    @AfterEach
    void close() throws InterruptedException {
        errands.interrupt();
        errands.join();
        desk.close();
        gazette.close();
    }

    private void work(boolean allowed) {
        var duty = new Errands(
                jobs, Map.of(Job.Kind.FIND, new Find(jobs, desk.roster, desk.fetcher(), time, _ -> allowed)), time);
        errands = Thread.ofVirtual().start(() -> {
            try {
                duty.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Job ended(long nr) {
        while (true) {
            var job = jobs.one(nr).orElseThrow();
            if (job.state().isOver()) {
                return job;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private long ask(String address) {
        return jobs.ask(Job.Kind.FIND, address, TERMS, ada).orElseThrow();
    }

    @Test
    void whatIsFoundBehindAnAddressIsKeptForWhoAsked() {
        long nr = ask(gazette.home());
        work(true);

        var job = ended(nr);

        assertEquals(Job.State.DONE, job.state(), job.doing());
        var found = JsonMapper.shared().readTree(job.result().orElseThrow());
        assertEquals(gazette.home(), found.at("/outlet/home").asString());
        assertTrue(found.at("/seeds/0/taken").asBoolean(), found.toString());
        assertTrue(found.at("/seeds/0/articles").asInt() > 0, found.toString());
        assertFalse(found.at("/samples/0/title").asString("").isEmpty(), found.toString());
    }

    @Test
    void whatCannotBeFoundIsSaidInWords() {
        long nothing = ask(gazette.home() + "nothing-here");
        long forbidden = ask("http://10.0.0.1/");
        work(true);

        assertEquals(Job.State.FAILED, ended(nothing).state());
        assertTrue(ended(nothing).doing().contains("404"), ended(nothing).doing());
        assertEquals(Job.State.FAILED, ended(forbidden).state());
        assertTrue(
                ended(forbidden).doing().contains("fetch.allow"),
                ended(forbidden).doing());
    }

    @Test
    void nobodyIsAskedWhoCouldNotFindOutByWhom() {
        long nr = ask(gazette.home());
        work(false);

        assertEquals(Job.State.FAILED, ended(nr).state());
        assertTrue(ended(nr).doing().contains("fetch.contact"), ended(nr).doing());
    }

    @Test
    void aCancelledJobIsNotBegun() {
        long cancelled = ask(gazette.home());
        long other = ask(gazette.home());
        assertTrue(jobs.cancel(cancelled, ada));
        assertFalse(jobs.cancel(cancelled, ada));
        work(true);

        assertEquals(Job.State.DONE, ended(other).state());
        assertEquals(Job.State.CANCELLED, ended(cancelled).state());
        assertTrue(ended(cancelled).begun().isEmpty());
    }

    @Test
    void aJobThatAnEndingLeftUndoneIsDoneByTheNextWatch() {
        long nr = ask(gazette.home());
        assertEquals(
                nr,
                jobs.begin(Set.of(Job.Kind.FIND), time.instant()).orElseThrow().nr());
        work(true);

        assertEquals(Job.State.DONE, ended(nr).state());
    }
}
