// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stet.health.Health;
import stet.model.Alert;
import stet.model.Answer;
import stet.model.Significance;
import stet.store.Filter;
import stet.store.OutletRecord;
import stet.store.WatchList;

/// `stet list`: what is watched, and how it fares.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        description = "Lists what is watched.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stet list               outlets and their figures",
            "  stet list --health      what went wrong, and when it is tried again",
            "  stet list --due         what is looked at next, when, and why then",
            "  stet list --changes     the newest changes"
        })
final class ListCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final int MOST_ALERTS = 5;

    @ParentCommand
    private Main main = new Main();

    @Option(
            names = "--health",
            description =
                    "How each outlet fares beside its habit, what is wrong with it and since when, and how the last looks "
                            + "ended, with the next attempt.")
    private boolean health;

    @Option(names = "--changes", description = "The newest changes, newest first.")
    private boolean changes;

    @Option(names = "--due", description = "What is looked at next, when, and why then.")
    private boolean due;

    @Option(names = "--late", description = "The same, only what is late.")
    private boolean late;

    @Option(names = "--outlet", paramLabel = "NAME", description = "Only this outlet, by its short name.")
    private Optional<String> outlet = Optional.empty();

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many changes, or looks (default: 20).")
    private int most = 20;

    @Override
    public Integer call() {
        try (var node = main.existing()) {
            var now = node.time().instant();
            var out = main.line().getOut();
            if (changes) {
                var filter = new Filter(
                        outlet.map(Main::outlet), Optional.empty(), Significance.MINOR, Optional.empty(), "");
                var telegraph = new Telegraph(out, main.colour(), "");
                node.library().latest(filter, "", Math.max(1, most)).forEach(telegraph::tell);
                return Main.DONE;
            }
            if (due || late) {
                due(node, out, now);
                return Main.DONE;
            }
            var outlets = node.library().outlets(now).stream()
                    .filter(o -> outlet.map(o.outlet().id().text()::equals).orElse(true))
                    .toList();
            if (outlets.isEmpty()) {
                out.println(outlet.map("There is no outlet “%s”."::formatted)
                        .orElse("Nothing is watched yet: stet add URL"));
                return outlet.isPresent() ? Main.USAGE : Main.DONE;
            }
            node.library()
                    .pause()
                    .ifPresent(pause -> out.println(
                            "! watching pauses since %s UTC: the disk had %s left, and needs %s (watch.least-free)"
                                    .formatted(
                                            TIME.format(pause.since()),
                                            Bytes.words(pause.free()),
                                            Bytes.words(pause.least()))));
            outlets.forEach(o -> print(out, node, o, now));
        }
        return Main.DONE;
    }

    private void due(Node node, PrintWriter out, Instant now) {
        var filter = new WatchList.Filter(outlet.map(Main::outlet), Optional.empty(), late);
        var list = node.library().watchList();
        var lines = list.next(filter, Optional.empty(), now, Math.max(1, most));
        DueLines.print(out, list.counts(filter, now), lines, now);
    }

    private void print(PrintWriter out, Node node, OutletRecord o, Instant now) {
        out.println("%s  (%s)  %s"
                .formatted(
                        Printable.text(o.outlet().name()),
                        o.outlet().id(),
                        o.outlet().home()));
        out.println("  %,d articles, %,d still checked, %,d changed, %,d changes"
                .formatted(o.articles(), o.open(), o.changed(), o.revisions()));
        OutletCommand.kept(o).forEach(line -> out.println("  " + line));
        out.println("  last good look %s; next look %s".formatted(when(o.lastSuccess(), now), when(o.nextDue(), now)));
        for (var stopped : o.stopped()) {
            var stop = stopped.stop().orElseThrow();
            out.println("  ! nothing is asked of %s since %s: %s. When that is settled: stet outlet resume %s"
                    .formatted(
                            stopped.site(),
                            TIME.format(stop.since()) + " UTC",
                            Printable.text(stop.why()),
                            stopped.site()));
        }
        if (health) {
            vitals(out, node, o, now);
            health(out, o, now);
        }
    }

    /// How the outlet fares, and what is or lately was wrong with it.
    private static void vitals(PrintWriter out, Node node, OutletRecord o, Instant now) {
        var id = o.outlet().id();
        var vitals = new Health(id, o.keeping().added(), node.library().tallies(id), now).vitals();
        out.println("  in a day: %,d new articles%s; %s of usable answers were “not modified”"
                .formatted(
                        vitals.articles(),
                        usual(vitals.usualArticles(), "%.1f"),
                        vitals.notModified().isPresent()
                                ? "%.0f %%".formatted(100 * vitals.notModified().getAsDouble())
                                : "none"));
        vitals.words()
                .ifPresent(words -> out.println(
                        "  texts have about %.0f words%s".formatted(words, usual(vitals.usualWords(), "%.0f"))));
        var alerts = node.library().alerts(id, MOST_ALERTS);
        if (alerts.stream().noneMatch(Alert::stands)) {
            out.println("  ✓ nothing is wrong");
        }
        for (var alert : alerts) {
            alert.cleared()
                    .ifPresentOrElse(
                            at -> out.println("  · was %s from %s to %s"
                                    .formatted(
                                            AlertWords.of(alert.kind()), TIME.format(alert.since()), TIME.format(at))),
                            () -> out.println("  ! %s since %s UTC: %s"
                                    .formatted(
                                            AlertWords.of(alert.kind()),
                                            TIME.format(alert.since()),
                                            Printable.text(alert.why()))));
        }
    }

    private static String usual(OptionalDouble usual, String format) {
        return usual.isPresent() ? (" (usually " + format + ")").formatted(usual.getAsDouble()) : "";
    }

    private static void health(PrintWriter out, OutletRecord o, Instant now) {
        out.println("  last 24 hours: "
                + (o.answers().isEmpty()
                        ? "no looks"
                        : o.answers().entrySet().stream()
                                .map(e -> words(e.getKey()) + " " + e.getValue())
                                .collect(Collectors.joining(", "))));
        for (var seed : o.seeds()) {
            out.println("  %s %-8s %s"
                    .formatted(
                            seed.answer().map(a -> a.isUsable() ? "✓" : "!").orElse("·"),
                            seed.seed().kind().name().toLowerCase(Locale.ROOT),
                            seed.seed().address()));
            var said = seed.answer().map(ListCommand::words).orElse("not looked at yet")
                    + (seed.detail().isEmpty() ? "" : ": " + Printable.text(seed.detail()));
            out.println("      %s; next look %s".formatted(said, when(seed.nextDue(), now)));
        }
        for (var trouble : o.troubled()) {
            out.println("  ! %s".formatted(trouble.address()));
            out.println("      %s: %s (%d in a row); next attempt %s"
                    .formatted(
                            words(trouble.answer()),
                            Printable.text(trouble.detail()),
                            trouble.failures(),
                            when(trouble.nextDue(), now)));
        }
    }

    private static String words(Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String when(Optional<Instant> at, Instant now) {
        return at.map(t -> {
                    var gap = Duration.between(now, t);
                    return gap.abs().compareTo(Duration.ofDays(1)) > 0
                            ? TIME.format(t) + " UTC"
                            : gap.isNegative() ? ClockTime.words(gap.negated()) + " ago" : "in " + ClockTime.words(gap);
                })
                .orElse("never");
    }
}
