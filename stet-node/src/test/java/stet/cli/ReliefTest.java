// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stet.archive.ArchiveSettings;
import stet.archive.WarcFiles;
import stet.fetch.Timekeeper;
import stet.gazette.Gazette;
import stet.json.SweepJson;
import stet.model.Address;
import stet.model.By;
import stet.model.Deed;
import stet.model.Job;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.store.Captures;
import stet.store.Database;
import stet.store.Jobs;
import stet.store.Journal;
import stet.store.Roster;
import stet.store.TestedStore;
import stet.upkeep.Retention;
import stet.upkeep.RetentionSettings;
import stet.upkeep.Told;
import stet.watch.Errands;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Captures given up because somebody asked for it in a job: an archive of two articles that are gone by now, each
/// record in a WARC file of its own, some days later.
@Timeout(60)
class ReliefTest {
    private static final RetentionSettings VERSIONS = new RetentionSettings(Optional.of(Duration.ZERO), 0, Map.of());

    @TempDir
    private Path data = Path.of("");

    private final Instant later = Instant.now().plus(Duration.ofDays(10));
    private final Timekeeper time = Timekeeper.quickened(later, 1);
    private final By ada = new By("Ada", later);
    private final Gazette gazette = new Gazette();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Thread errands = new Thread();

    @AfterEach
    void close() throws Exception {
        stop();
        for (var each : open.reversed()) {
            each.close();
        }
        gazette.close();
    }

    private void stop() throws InterruptedException {
        errands.interrupt();
        errands.join();
    }

    /// Until the duty has heard of it.
    private void endWatch() {
        errands.interrupt();
        while (errands.isInterrupted() || errands.getState() == Thread.State.RUNNABLE) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /// The archive and its store.
    private final class Archive {
        private final String store;
        private final Database database;
        private final WarcFiles files = new WarcFiles(data.resolve("warc"), ArchiveSettings.DEFAULTS);
        private final Captures captures;
        private final Jobs jobs;

        private Archive(TestedStore kind) throws InterruptedException {
            store = kind == TestedStore.POSTGRES ? TestedStore.Server.of(data).toString() : "";
            watch();
            database = kind.open(data);
            open.add(database);
            open.add(files);
            captures = new Captures(database);
            jobs = new Jobs(database);
        }

        private CommandLineOn.Said stet(String... words) {
            return new CommandLineOn(data)
                    .stet(Stream.concat(Stream.of(words), Stream.of("--set", "store=" + store))
                            .toArray(String[]::new));
        }

        private void watch() throws InterruptedException {
            var given = Map.of(
                    "store", store, "fetch.allow", "127.0.0.1:*", "clock.speed", "3600", "archive.largest-file", "1");
            var islander = new OutletId("islander");
            try (var node = Node.open(Settings.read(data, Map.of(), given), data);
                    var warc = node.archive();
                    var fetcher = node.fetcher()) {
                var walk = node.walk(fetcher, warc);
                var now = node.time().instant();
                node.roster().add(new Outlet(islander, "Islander", new Address(gazette.home()), "en", List.of()), now);
                for (var path : List.of("/ferry", "/bridge")) {
                    var target = node.roster().article(islander, new Address(gazette.address(path)), now);
                    gazette.publish(path, Ferry.NEWS.withHeadline("News of " + path));
                    walk.take(target);
                    gazette.answer(
                            path, 410, Map.of(), ("gone " + path).repeat(200).getBytes(StandardCharsets.US_ASCII));
                    walk.take(target);
                }
            }
        }

        private Retention retention(RetentionSettings settings, Told told) {
            return new Retention(data, captures, files, settings, told);
        }

        /// @param how the work is told how far it is, given how the job would
        private void begin(RetentionSettings settings, Function<Told, Told> how) {
            var relief = new Relief(jobs, told -> retention(settings, how.apply(told)), settings, time);
            var duty = new Errands(jobs, Map.of(Job.Kind.RETAIN, relief), time);
            errands = Thread.ofVirtual().unstarted(() -> {
                try {
                    duty.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            errands.start();
        }

        private long ask(String outlet, boolean apply) {
            return jobs.ask(Job.Kind.RETAIN, outlet, SweepJson.terms(apply), ada)
                    .orElseThrow();
        }

        private Job ended(long nr) {
            while (!jobs.one(nr).orElseThrow().state().isOver()) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            return jobs.one(nr).orElseThrow();
        }

        /// How many captures are there.
        private int there() {
            return captures.files().stream().mapToInt(Captures.File::captures).sum();
        }

        private List<String> names() {
            try (var all = Files.walk(data.resolve("warc"))) {
                return all.filter(Files::isRegularFile)
                        .map(file -> data.resolve("warc").relativize(file).toString())
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void isSound() {
            var health = stet("doctor");
            assertEquals(0, health.exit(), health.out());
        }
    }

    private static JsonNode result(Job job) {
        assertEquals(Job.State.DONE, job.state(), job.doing());
        return JsonMapper.shared().readTree(job.result().orElseThrow());
    }

    /// Calls something once the first WARC file is done.
    private static Told afterTheFirst(Told told, Runnable then) {
        return (what, total) -> {
            var bar = told.begin(what, total);
            return new Told.Bar() {
                @Override
                public void reach(long done) {
                    if (what.startsWith("Writing") && done == 1) {
                        then.run();
                    }
                    bar.reach(done);
                }

                @Override
                public void close() {
                    bar.close();
                }
            };
        };
    }

    @ParameterizedTest
    @EnumSource
    void aPlanSaysWhatGoesAndChangesNothing(TestedStore kind) throws Exception {
        var archive = new Archive(kind);
        var before = archive.names();
        archive.begin(VERSIONS, told -> told);

        var plan = result(archive.ended(archive.ask("", false)));

        assertEquals(0, plan.get("others_s").asInt());
        assertEquals(4, plan.at("/outlets/0/captures").asInt());
        assertEquals(2, plan.at("/outlets/0/dropped").asInt());
        assertEquals(2, plan.at("/plan/dropped").asInt());
        assertEquals(2, plan.at("/plan/files").asInt());
        assertTrue(plan.at("/plan/freed").asLong() > 200, plan.toString());
        assertTrue(plan.path("done").isMissingNode(), plan.toString());
        assertEquals(4, archive.there());
        assertEquals(before, archive.names());
    }

    @ParameterizedTest
    @EnumSource
    void whatMayGoIsGivenUpAndAllElseStays(TestedStore kind) throws Exception {
        var archive = new Archive(kind);
        var before = archive.stet("export").out();
        archive.begin(VERSIONS, told -> told);

        var job = archive.ended(archive.ask("", true));
        stop();

        var done = result(job).get("done");
        assertEquals(2, done.get("dropped").asInt());
        assertEquals(result(job).at("/plan/freed").asLong(), done.get("freed").asLong());
        assertEquals(0, done.get("left").size());
        assertEquals(2, archive.there());
        assertEquals(before, archive.stet("export").out());
        archive.isSound();
        var deeds = new Journal(archive.database)
                .latest(Long.MAX_VALUE, 10).stream()
                        .filter(deed -> deed.kind() == Deed.Kind.CAPTURES_GIVEN_UP)
                        .map(deed -> deed.by().who())
                        .toList();
        assertEquals(List.of("Ada", "Ada"), deeds);
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledJobStopsBetweenTwoFilesAndLosesNothing(TestedStore kind) throws Exception {
        var archive = new Archive(kind);
        long nr = archive.ask("", true);
        archive.begin(VERSIONS, told -> afterTheFirst(told, () -> archive.jobs.cancel(nr, ada)));

        var cancelled = archive.ended(nr);
        stop();

        assertEquals(Job.State.CANCELLED, cancelled.state());
        assertEquals(3, archive.there());
        archive.isSound();
        archive.begin(VERSIONS, told -> told);
        assertEquals(
                1,
                result(archive.ended(archive.ask("", true))).at("/done/dropped").asInt());
    }

    @ParameterizedTest
    @EnumSource
    void whatAnEndOfTheWatchCutShortIsDoneByTheNextWatch(TestedStore kind) throws Exception {
        var archive = new Archive(kind);
        long nr = archive.ask("", true);
        archive.begin(VERSIONS, told -> afterTheFirst(told, this::endWatch));
        errands.join();

        var cut = archive.jobs.one(nr).orElseThrow();
        int there = archive.there();
        archive.begin(VERSIONS, told -> told);

        assertEquals(Job.State.RUNNING, cut.state());
        assertEquals(3, there);
        assertEquals(1, result(archive.ended(nr)).at("/done/dropped").asInt());
    }

    @ParameterizedTest
    @EnumSource
    void whileABackupIsMadeNothingIsGivenUpAndThatIsSaid(TestedStore kind) throws Exception {
        var archive = new Archive(kind);
        archive.begin(VERSIONS, told -> told);
        try (var held = FileChannel.open(
                        data.resolve("upkeep.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = held.lock()) {
            var refused = archive.ended(archive.ask("", true));

            assertEquals(Job.State.FAILED, refused.state());
            assertTrue(refused.doing().contains("is being backed up"), refused.doing());
            assertEquals(4, archive.there());
        }
        assertEquals(
                2,
                result(archive.ended(archive.ask("", true))).at("/done/dropped").asInt());
    }

    @Test
    void anotherOutletsCapturesStay() throws Exception {
        var archive = new Archive(TestedStore.usual());
        var courier = new OutletId("courier");
        new Roster(archive.database)
                .add(new Outlet(courier, "Courier", new Address("https://courier.example/"), "en", List.of()), later);
        archive.begin(VERSIONS, told -> told);

        var done = result(archive.ended(archive.ask("courier", true)));

        assertEquals(0, done.get("outlets").size());
        assertEquals(0, done.at("/done/dropped").asInt());
        assertEquals(4, archive.there());
    }

    @Test
    void aFileOfWhichWhatStaysIsDamagedIsNamedInTheResult() throws Exception {
        var archive = new Archive(TestedStore.usual());
        var files = archive.captures.files();
        var stays = archive.captures.in(files.getFirst()).getFirst();
        var torn = files.get(1).name();
        archive.captures.move(files.getFirst(), List.of(new Captures.Move(stays.nr(), torn, 1)), Set.of(), ada);
        archive.begin(VERSIONS, told -> told);

        var done = result(archive.ended(archive.ask("", true))).get("done");

        assertEquals(1, done.get("left").size(), done.toString());
        assertEquals(torn, done.at("/left/0/file").asString());
        assertTrue(done.at("/left/0/why").asString().contains("is damaged"), done.toString());
        assertEquals(1, done.get("dropped").asInt());
        assertEquals(3, archive.there());
    }

    /// Two who relieve the archive: the second planned while a new file of the first's was not named yet.
    @Test
    void aFileThatCameToBeNamedAfterThePlanStays() throws Exception {
        var archive = new Archive(TestedStore.usual());
        var named = archive.names().getFirst();
        var plan = new Retention.Plan(List.of(), List.of(), 0, List.of(named));

        archive.retention(VERSIONS, Told.NOBODY).apply(plan, ada);

        assertTrue(archive.names().contains(named));
        archive.isSound();
    }
}
