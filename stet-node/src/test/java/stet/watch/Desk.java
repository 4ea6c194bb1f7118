// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import stet.archive.ArchiveSettings;
import stet.archive.WarcFiles;
import stet.check.Check;
import stet.check.Turns;
import stet.extract.RuleBook;
import stet.fetch.Allowed;
import stet.fetch.Ceilings;
import stet.fetch.FetchSettings;
import stet.fetch.Fetcher;
import stet.fetch.Timekeeper;
import stet.model.Address;
import stet.model.Outcome;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Seed;
import stet.schedule.Budgets;
import stet.store.Database;
import stet.store.Frontier;
import stet.store.Ledger;
import stet.store.Library;
import stet.store.Requests;
import stet.store.Roster;
import stet.store.TestedStore;

/// All that watching needs, with its data in a folder, asking this machine alone.
final class Desk implements AutoCloseable {
    static final Budgets BUDGETS = new Budgets(120, Map.of());

    final Database database;
    final Library library;
    final Roster roster;
    final WarcFiles archive;
    final Walk walk;
    private final Fetcher fetcher;
    private final Timekeeper time;

    Desk(Path folder, Timekeeper time) {
        this(folder, time, BUDGETS);
    }

    Desk(Path folder, Timekeeper time, Budgets budgets) {
        this(folder, time, budgets, TestedStore.usual().open(folder));
    }

    Desk(Path folder, Timekeeper time, Budgets budgets, Database database) {
        this.time = time;
        this.database = database;
        library = new Library(database);
        roster = new Roster(database);
        archive = new WarcFiles(folder.resolve("warc"), ArchiveSettings.DEFAULTS);
        fetcher = new Fetcher(settings(), time, new Requests(database));
        var check = new Check(budgets, RuleBook.EMPTY);
        walk = new Walk(new Ledger(database), fetcher, () -> check, new Turns(budgets), archive, time);
    }

    private static FetchSettings settings() {
        return new FetchSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                10 << 20,
                32 << 20,
                8,
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                "Stet/0.1",
                Allowed.parseAll("127.0.0.1:*"),
                Ceilings.DEFAULTS,
                Duration.ofDays(14));
    }

    Fetcher fetcher() {
        return fetcher;
    }

    Slice slice(Consumer<Outcome> told) {
        return slice(16, told);
    }

    Slice slice(int mostAtOnce, Consumer<Outcome> told) {
        return new Slice(new Frontier(database), walk, fetcher, time, mostAtOnce, told, () -> true);
    }

    /// Watches an outlet by these seeds, paths below its home.
    void watch(String id, String home, String language, String... feeds) {
        var outlet = new OutletId(id);
        var seeds = List.of(feeds).stream()
                .map(path -> new Seed(outlet, new Address(home + path), Seed.Kind.FEED))
                .toList();
        roster.add(new Outlet(outlet, id, new Address(home), language, seeds), time.instant());
    }

    @Override
    public void close() {
        fetcher.close();
        archive.close();
        database.close();
    }
}
