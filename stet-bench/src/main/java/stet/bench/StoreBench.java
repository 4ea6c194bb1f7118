// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import stet.model.Address;
import stet.model.OutletId;
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
/// `StoreBench [VERSIONS,VERSIONS… [FOLDER]]`; the archives below that folder are made when there are none, and stay.
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
        var sizes = arguments.length > 0 ? arguments[0] : "10000,100000";
        try (var scratch = new Scratch()) {
            var root = arguments.length > 1 ? Path.of(arguments[1]) : scratch.folder("stores");
            for (var size : sizes.split(",")) {
                new StoreBench(root.resolve(size)).measure(Integer.parseInt(size));
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
            var library = new Library(database);
            var totals = library.totals(Instant.now());
            System.out.printf(
                    Locale.ROOT,
                    "%n%,d versions of %,d articles: %.2f GB, %,.0f bytes a version with index and all%n",
                    totals.versions(),
                    totals.articles(),
                    Files.size(file) / 1e9,
                    (double) Files.size(file) / totals.versions());
            System.out.printf("%-44s %8s %8s%n", "milliseconds", "p50", "p99");
            questions(library);
            commits(database);
        }
        starts();
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
        ask("article", n -> {
            var id = of(items, n).article();
            library.article(id);
            library.revisions(id);
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

    /// Each commit waits for the disk.
    private void commits(Database database) throws Exception {
        var roster = new Roster(database);
        var ledger = new Ledger(database);
        var now = Instant.now();
        var took = new ArrayList<Double>();
        var histories = IntStream.range(0, COMMITS / 4)
                .mapToObj(n -> new MadeHistory(Math.floorMod(n * 7, 100) + 90, now, "en").stories())
                .toList();
        for (int n = 0; took.size() < COMMITS; n++) {
            var at = now.plusSeconds(n);
            var target = article(roster, "one", n, at);
            for (var story : histories.get(n % histories.size())) {
                at = at.plusSeconds(1);
                long begun = System.nanoTime();
                FilledArchive.record(ledger, target, story, at);
                took.add(1e3 * seconds(begun));
            }
        }
        tell("recalling and recording a new version", took);
        var many = new ArrayList<Callable<Integer>>();
        for (int n = 0; n < COMMITS; n++) {
            var at = now.plusSeconds(n);
            var target = article(roster, "many", n, at);
            var stories = histories.get(n % histories.size());
            many.add(() -> {
                for (int i = 0; i < stories.size(); i++) {
                    FilledArchive.record(ledger, target, stories.get(i), at.plusSeconds(1 + i));
                }
                return stories.size();
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

    private static Target.Article article(Roster roster, String kind, int n, Instant at) {
        var outlet = FilledArchive.outlet(n % FilledArchive.OUTLETS, 0);
        return roster.article(
                new OutletId(outlet),
                new Address("https://%s.example/%s-%d-%d".formatted(outlet, kind, at.toEpochMilli(), n)),
                at);
    }

    private void starts() throws Exception {
        var home = Path.of(System.getProperty("stet.home", ""));
        var took = new ArrayList<Duration>();
        for (int i = 0; i < STARTS; i++) {
            try (var program = Program.run(home, folder, Program.freePort(), "fetch.contact=bench@example.org")) {
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
