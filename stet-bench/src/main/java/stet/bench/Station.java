// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import stet.archive.ArchiveSettings;
import stet.archive.WarcFiles;
import stet.check.Check;
import stet.extract.RuleBook;
import stet.fetch.Allowed;
import stet.fetch.FetchSettings;
import stet.fetch.Fetcher;
import stet.fetch.Timekeeper;
import stet.model.Outcome;
import stet.model.Target;
import stet.schedule.Budgets;
import stet.store.Database;
import stet.store.Ledger;
import stet.store.Requests;
import stet.store.Roster;

/// A node's rooms, wired for measuring: no politeness, and a clock so quick that no gate holds anything up.
final class Station implements AutoCloseable {
    private static final double SPEED = 1000;

    private final Outlets outlets;
    private final Timekeeper time = Timekeeper.quickened(Instant.now(), SPEED);
    private final Database database;
    private final Fetcher fetcher;
    private final WarcFiles archive;
    private final TimedWalk walk;
    private final List<List<Target.Article>> targets;

    /// One pass over all articles.
    ///
    /// @param took on the wall's clock
    /// @param worked all threads of this process together, the outlets' too; another busy process makes a pass take
    /// longer, and leaves this alone
    record Pass(List<Outcome> outcomes, Step.Times times, Duration took, Duration worked) {
        Pass {
            outcomes = List.copyOf(outcomes);
        }
    }

    /// @param data an empty folder
    Station(Path data, Outlets outlets) {
        this.outlets = outlets;
        database = Database.open(data.resolve("stet.db"));
        fetcher = new Fetcher(settings(), time, new Requests(database));
        archive = new WarcFiles(data.resolve("warc"), ArchiveSettings.DEFAULTS);
        walk = new TimedWalk(
                new Ledger(database),
                fetcher,
                new Check(new Budgets(Budgets.MOST, Map.of()), RuleBook.EMPTY),
                archive,
                time);
        targets = watched(new Roster(database));
    }

    private static FetchSettings settings() {
        var usual = FetchSettings.DEFAULTS;
        return new FetchSettings(
                usual.connectTimeout(),
                usual.timeout(),
                usual.largestBodyBytes(),
                usual.largestContentBytes(),
                usual.mostHops(),
                Duration.ZERO,
                Duration.ZERO,
                usual.userAgent(),
                Allowed.parseAll("127.0.0.1:*"),
                usual.ceilings(),
                usual.requestsKept());
    }

    /// Every article, by outlet.
    private List<List<Target.Article>> watched(Roster roster) {
        var known = outlets.known();
        known.forEach(outlet -> roster.add(outlet, time.instant()));
        return IntStream.range(0, known.size())
                .mapToObj(i -> outlets.addresses(i).stream()
                        .map(address -> roster.article(known.get(i).id(), address, time.instant()))
                        .toList())
                .toList();
    }

    /// Looks at every article once: one virtual thread for each outlet, as a slice does it.
    ///
    /// @param atOnce how many outlets, at least 1
    Pass pass(int atOnce) throws InterruptedException, ExecutionException {
        var times = new Step.Times();
        var outcomes = new ArrayList<Outcome>();
        var turns = new Semaphore(atOnce);
        var before = worked();
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var walks = targets.stream()
                    .map(site -> (Callable<List<Outcome>>) () -> walk(site, times, turns))
                    .toList();
            for (var done : threads.invokeAll(walks)) {
                outcomes.addAll(done.get());
            }
        }
        return new Pass(outcomes, times, Duration.ofNanos(System.nanoTime() - start), worked().minus(before));
    }

    private static Duration worked() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private List<Outcome> walk(List<Target.Article> site, Step.Times times, Semaphore turns) throws Exception {
        turns.acquire();
        try {
            var outcomes = new ArrayList<Outcome>();
            for (var target : site) {
                outcomes.add(walk.take(target, times));
            }
            return outcomes;
        } finally {
            turns.release();
        }
    }

    @Override
    public void close() {
        fetcher.close();
        archive.close();
        database.close();
    }
}
