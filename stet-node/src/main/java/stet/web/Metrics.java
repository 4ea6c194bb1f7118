// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stet.model.Alert;
import stet.model.Answer;
import stet.model.OutletId;
import stet.model.Tally;
import stet.store.Library;
import stet.store.Punctuality;

/// The figures of the archive in the text format of Prometheus, version 0.0.4
/// (prometheus.io/docs/instrumenting/exposition_formats).
final class Metrics {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration LATELY = Duration.ofMinutes(5);

    private final StringBuilder text = new StringBuilder();

    private Metrics() {}

    static String of(Library library, Instant now) {
        var metrics = new Metrics();
        var totals = library.totals(now);
        metrics.family("stet_outlets", "gauge", "Outlets that are known.");
        metrics.line("stet_outlets", "", totals.outlets());
        metrics.family("stet_articles", "gauge", "Articles that are kept.");
        metrics.line("stet_articles", "", totals.articles());
        metrics.family("stet_articles_open", "gauge", "Articles that are still checked.");
        metrics.line("stet_articles_open", "", totals.open());
        metrics.family(
                "stet_watching_paused", "gauge", "1 while the whole watch pauses, since the disk is nearly full.");
        metrics.line("stet_watching_paused", "", library.pause().isPresent() ? 1 : 0);
        totals.lastCheck().ifPresent(at -> {
            metrics.family("stet_last_look_timestamp_seconds", "gauge", "When Stet last looked at anything.");
            metrics.line("stet_last_look_timestamp_seconds", "", at.getEpochSecond());
        });
        metrics.punctuality(library.punctuality(now.minus(LATELY)));
        metrics.looks(library.totalTallies());
        metrics.outlets(library, now);
        return metrics.text.toString();
    }

    private void punctuality(List<Punctuality> looks) {
        if (looks.isEmpty()) {
            return;
        }
        family("stet_look_lateness_seconds", "gauge", "How late the looks of the last five minutes were taken.");
        ranks("stet_look_lateness_seconds", Punctuality.seconds(looks));
        var shares = Punctuality.shares(looks);
        if (shares.length > 0) {
            family(
                    "stet_look_lateness_ratio",
                    "gauge",
                    "The same as a share of the time planned from the look before to it.");
            ranks("stet_look_lateness_ratio", shares);
        }
    }

    /// @param sorted at least one
    private void ranks(String name, double[] sorted) {
        rank(name, "median", sorted[sorted.length / 2]);
        rank(name, "p99", sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)]);
        rank(name, "most", sorted[sorted.length - 1]);
    }

    private void rank(String name, String rank, double value) {
        text.append(String.format(Locale.ROOT, "%s{rank=\"%s\"} %.4f\n", name, rank, value));
    }

    private void looks(Map<OutletId, Tally> tallies) {
        family("stet_looks_total", "counter", "Looks, by outlet, what was looked at and how it ended.");
        tallies.forEach((outlet, tally) -> {
            answers(outlet, "seed", tally.seeds());
            answers(outlet, "article", tally.articles());
        });
        family("stet_versions_total", "counter", "Versions seen, by outlet: the first of an article, or a later one.");
        tallies.forEach((outlet, tally) -> {
            line("stet_versions_total", "outlet=\"%s\",version=\"first\"".formatted(outlet), tally.firsts());
            line("stet_versions_total", "outlet=\"%s\",version=\"later\"".formatted(outlet), tally.revisions());
        });
    }

    private void answers(OutletId outlet, String target, Map<Answer, Integer> answers) {
        answers.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(answer -> line(
                        "stet_looks_total",
                        "outlet=\"%s\",target=\"%s\",answer=\"%s\"".formatted(outlet, target, word(answer.getKey())),
                        answer.getValue()));
    }

    private void outlets(Library library, Instant now) {
        var outlets = library.outlets(now);
        family("stet_outlet_watched", "gauge", "Whether an outlet is watched, and neither paused nor removed.");
        outlets.forEach(o ->
                line("stet_outlet_watched", outlet(o.outlet().id()), o.keeping().isWatched() ? 1 : 0));
        family("stet_outlet_last_success_timestamp_seconds", "gauge", "When an outlet last gave a usable answer.");
        outlets.forEach(o -> o.lastSuccess()
                .ifPresent(at -> line(
                        "stet_outlet_last_success_timestamp_seconds",
                        outlet(o.outlet().id()),
                        at.getEpochSecond())));
        var standing = new HashSet<String>();
        library.alerts().forEach(alert -> standing.add(alert.outlet() + " " + alert.kind()));
        family("stet_outlet_alert", "gauge", "Whether something is wrong with an outlet, by kind.");
        outlets.forEach(o -> Arrays.stream(Alert.Kind.values())
                .forEach(kind -> line(
                        "stet_outlet_alert",
                        "%s,kind=\"%s\"".formatted(outlet(o.outlet().id()), word(kind)),
                        standing.contains(o.outlet().id() + " " + kind) ? 1 : 0)));
    }

    /// A short name needs no escaping.
    private static String outlet(OutletId outlet) {
        return "outlet=\"%s\"".formatted(outlet);
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private void family(String name, String type, String help) {
        text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
    }

    private void line(String name, String labels, long value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(value).append('\n');
    }
}
