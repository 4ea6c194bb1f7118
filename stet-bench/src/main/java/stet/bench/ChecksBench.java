// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;
import stet.compare.Comparison;
import stet.extract.Extractor;
import stet.model.Capture;
import stet.model.Finding;
import stet.model.Outcome;

/// Checks per second from door to door, and where the time goes: made-up articles on loopback, all first seen, then all
/// revised, then all unchanged but for the noise on their pages. `ChecksBench [ARTICLES [OUTLETS]]`
public final class ChecksBench {
    private static final int WARM_UP = 120;

    private ChecksBench() {}

    public static void main(String[] arguments) throws Exception {
        int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        measure(WARM_UP, count, count, false);
        System.out.printf(
                Locale.ROOT, "%d articles of %d outlets, after %d others to warm up%n", articles, count, WARM_UP);
        System.out.printf("%n%d outlets at once%n", count);
        measure(articles, count, count, true);
        System.out.printf("%none check at a time%n");
        measure(articles, count, 1, true);
    }

    private static void measure(int articles, int count, int atOnce, boolean told) throws Exception {
        try (var scratch = new Scratch();
                var outlets = new Outlets(count, articles);
                var station = new Station(scratch.folder("data"), outlets)) {
            var rows = new Table(told);
            rows.row("first seen", station.pass(atOnce));
            outlets.editAll();
            rows.row("revised", station.pass(atOnce));
            rows.row("unchanged", station.pass(atOnce));
        }
    }

    /// Prints a line for each pass, or says nothing.
    private record Table(boolean told) {
        Table {
            if (told) {
                System.out.printf(
                        "%-10s %8s %10s %8s | %6s %6s %6s (%7s %7s) %6s %6s | %s%n",
                        "pass",
                        "checks/s",
                        "cpu ms each",
                        "kB each",
                        "recall",
                        "fetch",
                        "decide",
                        "extract",
                        "compare",
                        "keep",
                        "record",
                        "found");
            }
        }

        void row(String name, Station.Pass pass) {
            if (told) {
                rates(name, pass);
                shares(pass);
                System.out.println(" | " + findings(pass.outcomes()));
            }
        }

        private static void rates(String name, Station.Pass pass) {
            double checks = pass.outcomes().size();
            long bytes = pass.outcomes().stream()
                    .flatMap(outcome -> outcome.evidence().stream())
                    .mapToLong(capture -> capture.content().size())
                    .sum();
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %8.0f %11.1f %8.1f |",
                    name,
                    checks * 1e9 / pass.took().toNanos(),
                    pass.worked().toNanos() / 1e6 / checks,
                    bytes / 1e3 / checks);
        }

        private static void shares(Station.Pass pass) {
            long decide = pass.times().nanos(Step.DECIDE);
            double ofDecide = pass.times().share(Step.DECIDE) / Math.max(1, decide);
            System.out.printf(
                    Locale.ROOT,
                    " %5.0f%% %5.0f%% %5.0f%% (%6.0f%% %6.0f%%) %5.0f%% %5.0f%%",
                    100 * pass.times().share(Step.RECALL),
                    100 * pass.times().share(Step.FETCH),
                    100 * pass.times().share(Step.DECIDE),
                    100 * nanos(pass.outcomes(), ChecksBench::extract) * ofDecide,
                    100 * nanos(pass.outcomes(), ChecksBench::compare) * ofDecide,
                    100 * pass.times().share(Step.KEEP),
                    100 * pass.times().share(Step.RECORD));
        }
    }

    /// What the passes found, so that nobody measures failures.
    private static String findings(List<Outcome> outcomes) {
        var counts = new TreeMap<String, Integer>();
        outcomes.forEach(o -> counts.merge(o.finding().getClass().getSimpleName() + "/" + o.answer(), 1, Integer::sum));
        return counts.toString();
    }

    /// A decision is one pure call; its parts are timed by doing them again, alone.
    private static long nanos(List<Outcome> outcomes, Consumer<Outcome> part) {
        long start = System.nanoTime();
        outcomes.forEach(part);
        return System.nanoTime() - start;
    }

    private static void extract(Outcome outcome) {
        outcome.evidence().forEach(ChecksBench::extract);
    }

    private static void extract(Capture capture) {
        Extractor.extract(capture.content(), capture.header("Content-Type").orElse(""), capture.address());
    }

    private static void compare(Outcome outcome) {
        if (outcome.finding() instanceof Finding.Revised(var after, var revision)) {
            outcome.watched()
                    .latest()
                    .ifPresent(before ->
                            Comparison.of(before.story(), after.story()).revision(revision.from(), revision.to()));
        }
    }
}
