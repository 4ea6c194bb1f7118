// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import stet.extract.Extractor;
import stet.model.Address;
import stet.model.Reading;

/// Milliseconds per page of the extractor, parse included, beside jsoup's parse alone, over a folder of saved pages in
/// UTF-8, in one run on one thread. `ExtractionBench FOLDER [ROUNDS]`
public final class ExtractionBench {
    private static final int WARM_UP = 3;
    private static final Address ANYWHERE = new Address("https://page.invalid/");

    private ExtractionBench() {}

    /// One page's best times, in nanoseconds.
    private record Timed(long parse, long whole) {
        double ratio() {
            return (double) whole / parse;
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1) {
            System.err.println("ExtractionBench FOLDER [ROUNDS]");
            System.exit(2);
        }
        var pages = pages(Path.of(arguments[0]));
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        var timed = new ArrayList<Timed>();
        for (int i = 0; i < WARM_UP; i++) {
            pages.forEach(ExtractionBench::once);
        }
        pages.forEach(page -> timed.add(best(page, rounds)));
        print(timed);
    }

    private static void once(String page) {
        parsed(page);
        read(page);
    }

    private static Timed best(String page, int rounds) {
        long parse = Long.MAX_VALUE;
        long whole = Long.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            parse = Math.min(parse, time(page, ExtractionBench::parsed));
            whole = Math.min(whole, time(page, ExtractionBench::read));
        }
        return new Timed(parse, whole);
    }

    private static long time(String page, ToIntFunction<String> work) {
        long start = System.nanoTime();
        int result = work.applyAsInt(page);
        long took = System.nanoTime() - start;
        return result == Integer.MIN_VALUE ? 0 : took; // the result is used, so the work is not left out
    }

    private static int parsed(String page) {
        return Jsoup.parse(page).childNodeSize();
    }

    private static int read(String page) {
        return switch (Extractor.extract(page, ANYWHERE)) {
            case Reading.Article article -> article.story().paragraphs().size();
            case Reading.NoArticle none -> none.reason().name().length();
        };
    }

    private static void print(List<Timed> timed) {
        System.out.printf(Locale.ROOT, "%d pages, best of the rounds, one thread%n", timed.size());
        System.out.printf(Locale.ROOT, "%-22s %8s %8s%n", "ms per page", "mean", "median");
        row("jsoup's parse alone", timed.stream().map(t -> t.parse() / 1e6).toList());
        row("extraction in all", timed.stream().map(t -> t.whole() / 1e6).toList());
        row("ratio", timed.stream().map(Timed::ratio).toList());
    }

    private static void row(String name, List<Double> values) {
        var sorted = values.stream().sorted().toList();
        double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
        System.out.printf(Locale.ROOT, "%-22s %8.3f %8.3f%n", name, mean, sorted.get(sorted.size() / 2));
    }

    private static List<String> pages(Path folder) throws IOException {
        var pages = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(f -> f.toString().matches("(?s).*\\.html(\\.gz)?"))
                    .sorted()
                    .toList()) {
                pages.add(new String(content(file), StandardCharsets.UTF_8));
            }
        }
        return pages;
    }

    private static byte[] content(Path file) throws IOException {
        try (var in = Files.newInputStream(file);
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return plain.readAllBytes();
        }
    }
}
