// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import stet.archive.ArchiveSettings;
import stet.archive.WarcFiles;
import stet.compare.Comparison;
import stet.model.Address;
import stet.model.Capture;
import stet.model.OutletId;
import stet.model.Story;
import stet.model.Target;
import stet.search.Query;
import stet.store.Database;
import stet.store.Filter;
import stet.store.Ledger;
import stet.store.Library;
import stet.store.Roster;
import stet.store.StreamItem;
import stet.store.View;

/// How a store's questions, commits, start and size grow with what is kept: the curve over archives of so many
/// versions.
/// `StoreBench [[--versions] VERSIONS,VERSIONS… [FOLDER [SERVER]]]`; the archives below that folder are made when
/// there are none, and stay. With a server, `postgres://USER:PASSWORD@HOST`, each is also moved into a database of its
/// own there.
public final class StoreBench {
    private static final int WARM_UP = 200;
    private static final int ASKED = 1000;
    private static final int COMMITS = 400;
    private static final int WRITERS = 32;
    private static final int STARTS = 5;
    private static final int PAGE = 40;

    private final Path folder;
    private final SplittableRandom random = new SplittableRandom(5);

    private StoreBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var given = new ArrayDeque<>(List.of(arguments));
        if ("--versions".equals(given.peek())) {
            given.remove();
        }
        var sizes = given.isEmpty() ? "50000,100000" : given.remove();
        try (var scratch = new Scratch()) {
            var root = given.isEmpty() ? scratch.folder("stores") : Path.of(given.remove());
            for (var size : sizes.split(",")) {
                new StoreBench(root.resolve(size)).measure(Integer.parseInt(size));
                if (!given.isEmpty()) {
                    new StoreBench(root.resolve(size)).measureOn(URI.create(given.peek()), Integer.parseInt(size));
                }
            }
        }
    }

    private void measure(int versions) throws Exception {
        var file = folder.resolve("stet.db");
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            long begun = System.nanoTime();
            new FilledArchive(folder, versions, Instant.now()).fill();
            System.out.printf(Locale.ROOT, "%nfilled in %.0f s%n", seconds(begun));
        }
        try (var database = Database.open(file)) {
            measure(database, Files.size(file));
        }
        starts(List.of());
    }

    /// @param server without a database
    private void measureOn(URI server, int versions) throws Exception {
        var name = "stet_bench_" + versions;
        var address = server.resolve("/" + name);
        var parts = new ArrayList<>(List.of(server.getUserInfo().split(":", 2)));
        parts.add("");
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + server.getAuthority().replaceFirst(".*@", "") + "/postgres",
                        parts.get(0),
                        parts.get(1));
                var statement = connection.createStatement()) {
            if (!exists(statement, name)) {
                statement.execute("create database " + name);
            }
            if (!isWhole(address)) {
                long begun = System.nanoTime();
                if (Program.command(home(), folder, "move-store", "file", address.toString()) != 0) {
                    throw new IllegalStateException("the archive was not moved to " + name);
                }
                System.out.printf(Locale.ROOT, "%nmoved in %.0f s%n", seconds(begun));
            }
            try (var database = Database.open(address);
                    var size = statement.executeQuery("select pg_database_size('%s')".formatted(name))) {
                size.next();
                measure(database, size.getLong(1));
            }
        }
        starts(List.of("store=" + address));
    }

    /// Whether an archive was moved there to its end.
    private static boolean isWhole(URI address) {
        try (var database = Database.open(address)) {
            return !database.isBeingFilled()
                    && new Library(database).totals(Instant.now()).versions() > 0;
        }
    }

    private static boolean exists(Statement statement, String name) throws SQLException {
        try (var found = statement.executeQuery("select 1 from pg_database where datname = '%s'".formatted(name))) {
            return found.next();
        }
    }

    private void measure(Database database, long bytes) throws Exception {
        var library = new Library(database);
        var totals = library.totals(Instant.now());
        System.out.printf(
                Locale.ROOT,
                "%n%,d versions of %,d articles: %.2f GB, %,.0f bytes a version with index and all%n",
                totals.versions(),
                totals.articles(),
                bytes / 1e9,
                (double) bytes / totals.versions());
        System.out.printf("%-44s %8s %8s%n", "milliseconds", "p50", "p99");
        questions(library);
        try (var archive = new WarcFiles(folder.resolve("warc"), ArchiveSettings.DEFAULTS)) {
            commits(database, archive);
        }
    }

    private void questions(Library library) {
        var items = library.views()
                .items(
                        new View.Filtered(Filter.ALL),
                        random.longs(ASKED, 1, library.views().newestPlace())
                                .boxed()
                                .toList());
        ask("latest changes", _ -> library.latest(Filter.ALL, "", PAGE));
        ask(
                "latest changes, from anywhere on",
                n -> library.latest(Filter.ALL, of(items, n).cursor(), PAGE));
        ask("article page", n -> {
            var id = of(items, n).article();
            library.article(id);
            library.witnesses(id);
            library.histories(id);
        });
        ask("article page in another language", n -> {
            var id = of(items, n + ASKED / 3).article();
            library.article(id);
            library.revisions(id);
            library.witnesses(id);
            library.histories(id);
        });
        ask("checks of an article", n -> {
            var id = of(items, n + 2 * ASKED / 3).article();
            library.article(id);
            library.checks(id, PAGE);
        });
        ask("comparison", n -> library.told(of(items, n).article(), 2));
        ask("version", n -> library.version(of(items, n).article(), 1));
        ask("search, a seldom word", _ -> search(library, MadeHistory.word(random.nextInt(3000, 12_000))));
        ask("search, a common word", _ -> search(library, MadeHistory.word(random.nextInt(5, 300))));
        ask("search, a removed word", _ -> search(library, "removed:" + MadeHistory.word(random.nextInt(5, 3000))));
    }

    private static StreamItem of(List<StreamItem> items, int n) {
        return items.get(n % items.size());
    }

    private static void search(Library library, String line) {
        if (Query.read(line) instanceof Query.Read.Good good) {
            library.search(good.query(), "", PAGE);
        }
    }

    private static void ask(String what, IntConsumer question) {
        IntStream.range(0, WARM_UP).forEach(question);
        var took = new ArrayList<Double>();
        for (int i = 0; i < ASKED; i++) {
            long begun = System.nanoTime();
            question.accept(i);
            took.add(1e3 * seconds(begun));
        }
        tell(what, took);
    }

    /// Each waits for the disk twice: for its capture's record and for its commit. The comparisons are made before, as
    /// a
    /// watch makes them before it records.
    private void commits(Database database, WarcFiles archive) throws Exception {
        var keep = FilledArchive.in(archive);
        var roster = new Roster(database);
        var ledger = new Ledger(database);
        var now = Instant.now();
        var took = new ArrayList<Double>();
        var committed = new ArrayList<Double>();
        var histories = IntStream.range(0, COMMITS / 4)
                .mapToObj(n -> History.of(new MadeHistory(Math.floorMod(n * 7, 100) + 90, now, "en").stories()))
                .toList();
        for (int n = 0; took.size() < COMMITS; n++) {
            var at = now.plusSeconds(n);
            var target = article(roster, "one", n, at);
            var history = histories.get(n % histories.size());
            for (int version = 1; version <= history.versions(); version++) {
                at = at.plusSeconds(1);
                long begun = System.nanoTime();
                committed.add(history.record(ledger, keep, target, version, at) / 1e6);
                took.add(1e3 * seconds(begun));
            }
        }
        tell("commit of a check with a new version", committed);
        tell("the same, with recalling and its capture", took);
        var many = new ArrayList<Callable<Integer>>();
        for (int n = 0; n < COMMITS; n++) {
            var at = now.plusSeconds(n);
            var target = article(roster, "many", n, at);
            var history = histories.get(n % histories.size());
            many.add(() -> {
                for (int version = 1; version <= history.versions(); version++) {
                    history.record(ledger, keep, target, version, at.plusSeconds(version));
                }
                return history.versions();
            });
        }
        try (var threads =
                Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
            long begun = System.nanoTime();
            int recorded = 0;
            for (var one : threads.invokeAll(many)) {
                recorded += one.get();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %8.0f a second, %d sites at once%n",
                    "recorded, each with a new version",
                    recorded / seconds(begun),
                    WRITERS);
        }
    }

    /// @param comparisons each with the story before
    private record History(List<Story> stories, List<Comparison> comparisons) {
        static History of(List<Story> stories) {
            return new History(
                    stories,
                    IntStream.range(1, stories.size())
                            .mapToObj(i -> Comparison.of(stories.get(i - 1), stories.get(i)))
                            .toList());
        }

        int versions() {
            return stories.size();
        }

        /// @param version from 1
        long record(
                Ledger ledger, Function<Capture, Ledger.Kept> keep, Target.Article target, int version, Instant at) {
            return FilledArchive.record(
                    ledger, keep, target, stories.get(version - 1), at, (_, _) -> comparisons.get(version - 2));
        }
    }

    private static Target.Article article(Roster roster, String kind, int n, Instant at) {
        var outlet = FilledArchive.outlet(n % FilledArchive.OUTLETS, 0);
        return roster.article(
                new OutletId(outlet),
                new Address("https://%s.example/%s-%d-%d".formatted(outlet, kind, at.toEpochMilli(), n)),
                at);
    }

    private static Path home() {
        return Path.of(System.getProperty("stet.home", ""));
    }

    private void starts(List<String> settings) throws Exception {
        var all = new ArrayList<>(settings);
        all.add("fetch.contact=bench@example.org");
        var took = new ArrayList<Duration>();
        for (int i = 0; i < STARTS; i++) {
            try (var program = Program.run(home(), folder, Program.freePort(), all.toArray(String[]::new))) {
                took.add(program.firstPage());
            }
        }
        System.out.printf(
                "%-44s %8d of %s%n",
                "start to first page, median",
                took.stream().sorted().toList().get(STARTS / 2).toMillis(),
                took.stream().map(Duration::toMillis).toList());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void tell(String what, List<Double> took) {
        var sorted = took.stream().sorted().toList();
        System.out.printf(Locale.ROOT, "%-44s %8.2f %8.2f%n", what, sorted.get(sorted.size() / 2), sorted.get((int)
                (sorted.size() * 0.99)));
    }
}
