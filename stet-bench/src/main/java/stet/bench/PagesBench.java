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
import java.util.function.Function;
import java.util.stream.IntStream;
import stet.store.Database;
import stet.store.Filter;
import stet.store.Library;
import stet.store.View;
import stet.web.Stores;
import stet.web.WebServer;
import stet.web.WebSettings;

/// How long readers wait for pages of a large archive: the site in this process, the readers in another, at so many
/// requests a second whether the answers come or not. `PagesBench [VERSIONS [SECONDS [A_SECOND [FOLDER]]]]`; the
/// archive in
/// that folder is made when there is none, and stays.
public final class PagesBench {
    private static final int WARM_UP_SECONDS = 20;
    private static final int ADDRESSES = 400;

    /// Pages of each kind whose processor time is measured.
    private static final int EACH = 100;

    private PagesBench() {}

    public static void main(String[] arguments) throws Exception {
        int versions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 120;
        int aSecond = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        var now = Instant.now();
        try (var scratch = new Scratch()) {
            var folder = arguments.length > 3 ? Path.of(arguments[3]) : scratch.folder("data");
            if (!Files.exists(folder.resolve("stet.db"))) {
                fill(folder, versions, now);
            }
            try (var database = Database.open(folder.resolve("stet.db"));
                    var server = new WebServer(WebSettings.local(0), Stores.over(database), List.of(), Instant::now)) {
                server.start();
                var library = new Library(database);
                var totals = library.totals(now);
                System.out.printf(
                        Locale.ROOT,
                        "%,d articles of %d outlets, %,d versions, %,d changes%n",
                        totals.articles(),
                        totals.outlets(),
                        totals.versions(),
                        library.count(Filter.ALL));
                var addresses = addresses(library);
                var file = Files.write(folder.resolve("addresses"), addresses);
                read(server.site(), file, WARM_UP_SECONDS, Math.max(1, aSecond / 2), ProcessBuilder.Redirect.DISCARD);
                var before = worked();
                read(server.site(), file, seconds, aSecond, ProcessBuilder.Redirect.INHERIT);
                System.out.printf(
                        Locale.ROOT,
                        "processor of the site: %.1f ms a page, %.2f of a core%n",
                        millis(before) / seconds / aSecond,
                        millis(before) / 1e3 / seconds);
                processor(server.site(), file);
            }
        }
    }

    private static void fill(Path folder, int versions, Instant now) throws Exception {
        long start = System.nanoTime();
        Files.createDirectories(folder);
        new FilledArchive(folder, versions, now).fill();
        System.out.printf(
                Locale.ROOT,
                "filled in %d s, %.1f GB%n",
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                Files.size(folder.resolve("stet.db")) / 1e9);
    }

    private static double millis(Duration before) {
        return worked().minus(before).toMillis();
    }

    /// Processor time of this process.
    private static Duration worked() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void read(String site, Path file, int seconds, int aSecond, ProcessBuilder.Redirect output)
            throws Exception {
        var readers = readers(site, file, Integer.toString(seconds), Integer.toString(aSecond))
                .redirectOutput(output)
                .start();
        try {
            if (readers.waitFor() != 0) {
                throw new IllegalStateException("the readers ended with " + readers.exitValue());
            }
        } finally {
            readers.destroy();
        }
    }

    /// What each kind of page takes of this process's processor time, the pages read one after the other.
    private static void processor(String site, Path file) throws Exception {
        System.out.printf("%n%-42s %8s%n", "milliseconds of the processor", "a page");
        var readers = readers(site, file, "each", Integer.toString(EACH)).start();
        try (var kinds = readers.inputReader()) {
            var before = Duration.ZERO;
            var last = "";
            for (var kind = kinds.readLine(); kind != null; kind = kinds.readLine()) {
                if (!last.isEmpty()) {
                    System.out.printf(Locale.ROOT, "%-42s %8.1f%n", last, millis(before) / EACH);
                }
                last = kind;
                before = worked();
            }
        } finally {
            readers.destroy();
        }
    }

    private static ProcessBuilder readers(String site, Path file, String... how) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PageReaders.class.getName(),
                site,
                file.toString()));
        command.addAll(List.of(how));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /// Lines of a kind of page and an address.
    private static List<String> addresses(Library library) {
        var random = new SplittableRandom(3);
        var lines = new ArrayList<String>();
        lines.add("front page\t/");
        add(lines, "front page, an outlet", _ -> "/?outlet=" + FilledArchive.outlet(random.nextInt(100), 0));
        add(
                lines,
                "front page, other filters",
                n -> List.of("/?level=major", "/?kind=figure", "/?lang=de&since=7d")
                        .get(n % 3));
        var newest = library.views().newestPlace();
        var items = library.views()
                .items(
                        new View.Filtered(Filter.ALL),
                        random.longs(ADDRESSES, 1, newest).boxed().toList());
        add(lines, "front page, older", n -> "/?before=" + items.get(n).cursor());
        add(lines, "article", n -> "/a/" + items.get(n).article());
        add(
                lines,
                "checks of an article",
                n -> "/a/%s/checks".formatted(items.get(n).article()));
        add(lines, "version", n -> "/a/%s/v/2".formatted(items.get(n).article()));
        add(lines, "comparison", n -> "/a/%s/1..2".formatted(items.get(n).article()));
        items.stream()
                .filter(item -> item.versions() > 2)
                .filter(item -> library.version(item.article(), 1)
                        .filter(v -> v.story().text().split("\\s+").length > 900)
                        .isPresent())
                .forEach(item ->
                        lines.add("comparison, 1,000 words, not neighbours\t/a/%s/1..3".formatted(item.article())));
        lines.add("outlets\t/o");
        add(lines, "outlet", _ -> "/o/" + FilledArchive.outlet(random.nextInt(100), 0));
        lines.add("health\t/health");
        lines.add("healthz\t/healthz");
        add(lines, "search, a seldom word", _ -> "/search?q=" + MadeHistory.word(random.nextInt(3000, 12_000)));
        add(lines, "search, a common word", _ -> "/search?q=" + MadeHistory.word(random.nextInt(5, 300)));
        add(
                lines,
                "search, two words",
                _ -> "/search?q=%s+%s"
                        .formatted(
                                MadeHistory.word(random.nextInt(50, 1000)),
                                MadeHistory.word(random.nextInt(50, 1000))));
        add(lines, "search, a removed word", _ -> "/search?q=removed:" + MadeHistory.word(random.nextInt(5, 3000)));
        lines.add("feed\t/changes.atom");
        add(lines, "feed of an outlet", _ -> "/o/%s.atom".formatted(FilledArchive.outlet(random.nextInt(100), 0)));
        add(lines, "feed of a search", _ -> "/search.atom?q=added:" + MadeHistory.word(random.nextInt(5, 1000)));
        return lines;
    }

    private static void add(List<String> lines, String kind, Function<Integer, String> address) {
        IntStream.range(0, ADDRESSES).forEach(n -> lines.add(kind + "\t" + address.apply(n)));
    }
}
