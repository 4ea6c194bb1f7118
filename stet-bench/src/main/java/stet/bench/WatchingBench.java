// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import stet.store.Database;

/// Sustained polite watching as an operator runs it: `./stet run` in a process of its own with its default pauses and
/// budgets, in real time, over a store as weeks of watching leave it. How late are looks, and what do they cost?
/// `WatchingBench [ARTICLES [OUTLETS [MINUTES]]]`
///
/// The outlets publish as steadily as they did in the four weeks before, and for each new article another, young one is
/// edited. All of their pages have noise and no validators, so that each look is a whole page, read.
public final class WatchingBench {
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    /// To fill the store takes less. Stet's clock, where it is not the wall's, begins at the last look in the store, so
    /// that the watch goes on just then; a millionth faster than the wall's is near enough to real time.
    private static final Duration AHEAD = Duration.ofHours(6);

    private static final String CLOCK = "clock.speed=1.000001";

    private WatchingBench() {}

    public static void main(String[] arguments) throws Exception {
        int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        int minutes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        var home = Path.of(System.getProperty("stet.home", ""));
        var start = Instant.now().plus(AHEAD);
        var between = LongWatch.between(articles);
        try (var scratch = new Scratch();
                var outlets = LongWatch.outlets(count, articles, start)) {
            var data = scratch.folder("data");
            var began = Instant.now();
            Instant last;
            try (var past = new LongWatch(data, outlets, start)) {
                last = past.fill();
            }
            line("%d articles of %d outlets; filling the store took %d s", articles, count, since(began));
            watch(home, data, new Newsdesk(outlets, between), Duration.ofMinutes(minutes), last);
        }
    }

    private static long since(Instant then) {
        return Duration.between(then, Instant.now()).toSeconds();
    }

    /// @param last the last look in the store, where Stet's clock goes on
    private static void watch(Path home, Path data, Newsdesk desk, Duration length, Instant last)
            throws IOException, InterruptedException {
        Usage usage;
        var ahead = Duration.between(Instant.now(), last);
        try (var program = Program.run(home, data, Program.freePort(), CLOCK)) {
            program.firstPage();
            sleepUntil(Instant.now().plus(WARM_UP));
            usage = Usage.of(program, desk, length);
        }
        usage.print();
        try (var database = Database.open(data.resolve("stet.db"))) {
            Lateness.print(database, usage.from().plus(ahead), usage.until().plus(ahead));
        }
    }

    private static void sleepUntil(Instant at) throws InterruptedException {
        var left = Duration.between(Instant.now(), at);
        if (left.isPositive()) {
            TimeUnit.NANOSECONDS.sleep(left.toNanos());
        }
    }

    /// What the process took.
    ///
    /// @param resident in bytes, each second
    /// @param peak of resident memory, since the process began
    private record Usage(Instant from, Instant until, Duration worked, List<Long> resident, long peak, int published) {
        Usage {
            resident = List.copyOf(resident);
        }

        static Usage of(Program program, Newsdesk desk, Duration length) throws IOException, InterruptedException {
            var resident = new ArrayList<Long>();
            desk.open();
            var from = Instant.now();
            var before = program.worked();
            for (var at = from; at.isBefore(from.plus(length)); at = at.plusSeconds(1)) {
                sleepUntil(at);
                desk.work();
                resident.add(program.memory("VmRSS"));
            }
            return new Usage(
                    from,
                    Instant.now(),
                    program.worked().minus(before),
                    resident,
                    program.memory("VmHWM"),
                    desk.done());
        }

        double seconds() {
            return Duration.between(from, until).toMillis() / 1e3;
        }

        void print() {
            var sorted = resident.stream().sorted().toList();
            line("watched for %.0f s; %d articles published and as many edited", seconds(), published);
            line("processor: %.3f of a core", worked.toMillis() / 1e3 / seconds());
            line("resident memory: median %.0f MB, peak %.0f MB", sorted.get(sorted.size() / 2) / 1e6, peak / 1e6);
        }
    }

    private static void line(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }
}
