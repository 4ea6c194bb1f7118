// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/// Time per page on one thread, parse included, beside jsoup's parse alone. All of them read every page in every round,
/// in turns, so that whatever else the machine does falls on all alike; each counts with its best round of a page.
final class Timing {
    private static final int WARM_UP = 6;
    private static final int PARSE = Contender.values().length;

    private final List<SavedPage> pages;
    private final long[][] best;
    private long read;

    private Timing(List<SavedPage> pages) {
        this.pages = pages;
        this.best = new long[pages.size()][PARSE + 1];
    }

    /// @param milliseconds the median per page
    /// @param median of the pages' ratios to the parse alone
    /// @param mean of the pages' ratios to the parse alone
    record Pace(double milliseconds, double median, double mean) {
        private static Pace of(List<Double> milliseconds, List<Double> ratios) {
            return new Pace(
                    median(milliseconds),
                    median(ratios),
                    ratios.stream().mapToDouble(r -> r).average().orElse(0));
        }

        private static double median(List<Double> values) {
            var sorted = values.stream().sorted().toList();
            int half = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        }
    }

    /// Lets the JVM compile all contenders and the parser before the first set is timed, so that no set is timed cold.
    ///
    /// @param pages of all sets
    static void warmUp(List<SavedPage> pages) {
        var timing = new Timing(pages);
        for (int round = 0; round < WARM_UP; round++) {
            timing.round(round);
        }
    }

    /// @param rounds that count, at least 1, after six in which the JVM warms up
    /// @throws IllegalStateException when there is no page
    static Map<Contender, Pace> of(List<SavedPage> pages, int rounds) {
        var timing = new Timing(pages);
        for (int round = 0; round < WARM_UP + rounds; round++) {
            if (round == WARM_UP) {
                for (var page : timing.best) {
                    Arrays.fill(page, Long.MAX_VALUE);
                }
            }
            timing.round(round);
        }
        if (timing.read == 0) {
            throw new IllegalStateException("there is no page, so no time was measured");
        }
        return timing.paces();
    }

    private void round(int round) {
        for (int page = 0; page < pages.size(); page++) {
            for (int turn = 0; turn <= PARSE; turn++) {
                int who = (turn + round + page) % (PARSE + 1);
                long start = System.nanoTime();
                read += work(who, pages.get(page).html());
                best[page][who] = Math.min(best[page][who], System.nanoTime() - start);
            }
        }
    }

    private static int work(int who, String html) {
        return who == PARSE
                ? Jsoup.parse(html).childNodeSize()
                : Contender.values()[who].read(html).text().length();
    }

    private Map<Contender, Pace> paces() {
        var paces = new EnumMap<Contender, Pace>(Contender.class);
        for (var contender : Contender.values()) {
            var milliseconds = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            for (var page : best) {
                milliseconds.add(page[contender.ordinal()] / 1e6);
                ratios.add((double) page[contender.ordinal()] / page[PARSE]);
            }
            paces.put(contender, Pace.of(milliseconds, ratios));
        }
        return paces;
    }
}
