// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stet.store.Database;
import stet.store.Frontier;
import stet.store.Library;
import stet.store.Punctuality;
import stet.store.Requests;

/// How late looks were, beside when they were due.
final class Lateness {
    private static final double ASKED_SHARE = .02;

    private Lateness() {}

    /// By Stet's clock.
    static void print(Database database, Instant from, Instant until) {
        double seconds = Duration.between(from, until).toMillis() / 1e3;
        var looks = new Library(database)
                .punctuality(from).stream()
                        .filter(look -> look.at().isBefore(until))
                        .toList();
        var requests = new ArrayList<Instant>();
        new Requests(database).each(List.of(), from, line -> requests.add(line.at()));
        requests.removeIf(at -> !at.isBefore(until));
        line("%.2f looks/s, %.2f requests/s", looks.size() / seconds, requests.size() / seconds);
        late(looks);
        new Frontier(database)
                .upcoming().stream()
                        .map(site -> Duration.between(site.due(), until).toMillis() / 1e3)
                        .max(Double::compare)
                        .ifPresent(late -> line("longest overdue at the end: %.1f s", Math.max(0, late)));
    }

    private static void late(List<Punctuality> looks) {
        var shares = Punctuality.shares(looks);
        var seconds = Punctuality.seconds(
                looks.stream().filter(look -> look.share().isPresent()).toList());
        ranks("lateness as a share of the interval", shares, 100, "%");
        ranks("lateness", seconds, 1, "s");
        var firsts = looks.stream().filter(look -> look.before().isEmpty()).toList();
        line(
                "of %d looks with an interval, %d were later than %.0f %% of it; %d were a first look",
                shares.length,
                looks.stream()
                        .filter(look -> look.share().orElse(0) > ASKED_SHARE)
                        .count(),
                100 * ASKED_SHARE,
                firsts.size());
        looks.stream()
                .filter(look -> look.share().orElse(0) > ASKED_SHARE)
                .limit(10)
                .forEach(look -> line(
                        "  due %s, %.3f s late, before %s",
                        look.due(), look.late().toMillis() / 1e3, look.before().orElseThrow()));
    }

    private static void ranks(String what, double[] sorted, int factor, String unit) {
        if (sorted.length > 0) {
            line(
                    "%s: median %.3f %s, p99 %.3f %s, most %.3f %s",
                    what,
                    factor * sorted[sorted.length / 2],
                    unit,
                    factor * sorted[sorted.length * 99 / 100],
                    unit,
                    factor * sorted[sorted.length - 1],
                    unit);
        }
    }

    private static void line(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }
}
