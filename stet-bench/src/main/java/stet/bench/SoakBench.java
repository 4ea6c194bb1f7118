// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import stet.store.Database;
import stet.store.Library;

/// Whether a watch grows: `./stet run` in a process of its own over a store as weeks of watching leave it, with its
/// clock ten times as fast as the wall's, so that it looks, records and publishes ten times as often, while readers
/// follow links through its pages. A line each minute; at the end the slopes of memory, descriptors and threads after
/// the first quarter. `SoakBench [MINUTES [ARTICLES [OUTLETS]]]`
public final class SoakBench {
    private static final int SPEED = 10;
    private static final int READERS = 5; // each a page a second
    private static final int PAGES_A_VISIT = 30;
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(10);
    private static final int SAMPLES_A_LINE = 6;
    private static final Duration AHEAD = Duration.ofHours(6); // to fill the store takes less
    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"(/[^\"#]*)");

    private record Sample(double hours, long anonymous, long resident, int descriptors, int threads) {}

    private SoakBench() {}

    public static void main(String[] arguments) throws Exception {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 120;
        int articles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
        int count = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        var home = Path.of(System.getProperty("stet.home", ""));
        var start = Instant.now().plus(AHEAD);
        var between = LongWatch.between(articles);
        try (var scratch = new Scratch();
                var outlets = LongWatch.outlets(count, articles, start)) {
            var data = scratch.folder("data");
            try (var past = new LongWatch(data, outlets, start)) {
                past.fill();
            }
            var samples = new ArrayList<Sample>();
            try (var program = Program.run(home, data, Program.freePort(), "clock.speed=" + SPEED)) {
                program.firstPage();
                soak(program, new Newsdesk(outlets, between.dividedBy(SPEED)), Duration.ofMinutes(minutes), samples);
            }
            slopes(samples.subList(samples.size() / 4, samples.size()));
            try (var database = Database.open(data.resolve("stet.db"))) {
                var totals = new Library(database).totals(Instant.now().plus(AHEAD));
                System.out.printf("at the end %,d articles, %,d versions%n", totals.articles(), totals.versions());
            }
        }
    }

    private static void soak(Program program, Newsdesk desk, Duration length, List<Sample> samples)
            throws IOException, InterruptedException {
        var read = new LongAdder();
        var failed = new LongAdder();
        var readers = new ArrayList<Thread>();
        for (int i = 0; i < READERS; i++) {
            var random = new SplittableRandom(i);
            readers.add(Thread.ofVirtual().start(() -> visit(program.site(), random, read, failed)));
        }
        try {
            desk.open();
            long begun = System.nanoTime();
            var before = program.worked();
            for (int i = 1; (System.nanoTime() - begun) < length.toNanos(); i++) {
                desk.work();
                TimeUnit.MILLISECONDS.sleep(BETWEEN_SAMPLES.toMillis());
                var sample = new Sample(
                        (System.nanoTime() - begun) / 3600e9,
                        program.memory("RssAnon"),
                        program.memory("VmRSS"),
                        program.descriptors(),
                        program.threads());
                samples.add(sample);
                if (i % SAMPLES_A_LINE == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "%6.1f min: %.1f MB of its own, %.1f MB resident, %d descriptors, %d threads; %d published,"
                                    + " %d pages read, %d failed; %.2f of a core%n",
                            60 * sample.hours(),
                            sample.anonymous() / 1e6,
                            sample.resident() / 1e6,
                            sample.descriptors(),
                            sample.threads(),
                            desk.done(),
                            read.sum(),
                            failed.sum(),
                            program.worked().minus(before).toMillis() / 3.6e6 / sample.hours());
                }
            }
        } finally {
            readers.forEach(Thread::interrupt);
        }
    }

    /// Follows links at random, and begins anew at the front page now and then.
    private static void visit(String site, SplittableRandom random, LongAdder read, LongAdder failed) {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (true) {
                var path = "/";
                for (int i = 0; i < PAGES_A_VISIT; i++) {
                    var links = links(client, site + path, failed);
                    read.increment();
                    path = links.isEmpty() ? "/" : links.get(random.nextInt(links.size()));
                    TimeUnit.SECONDS.sleep(1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the end
        }
    }

    private static List<String> links(HttpClient client, String address, LongAdder failed) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(60))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 500) {
                failed.increment();
            }
            return LINK.matcher(answer.body())
                    .results()
                    .map((MatchResult link) -> link.group(1).replace("&amp;", "&"))
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            failed.increment();
            return List.of();
        }
    }

    private static void slopes(List<Sample> samples) {
        System.out.printf(
                Locale.ROOT,
                "an hour, after the first quarter: %+.2f MB of its own, %+.2f MB resident, %+.2f descriptors, %+.2f threads%n",
                slope(samples, sample -> sample.anonymous() / 1e6),
                slope(samples, sample -> sample.resident() / 1e6),
                slope(samples, Sample::descriptors),
                slope(samples, Sample::threads));
    }

    /// By least squares.
    private static double slope(List<Sample> samples, ToDoubleFunction<Sample> of) {
        double hours = samples.stream().mapToDouble(Sample::hours).average().orElse(0);
        double mean = samples.stream().mapToDouble(of).average().orElse(0);
        double both = 0;
        double square = 0;
        for (var sample : samples) {
            both += (sample.hours() - hours) * (of.applyAsDouble(sample) - mean);
            square += (sample.hours() - hours) * (sample.hours() - hours);
        }
        return both / square;
    }
}
