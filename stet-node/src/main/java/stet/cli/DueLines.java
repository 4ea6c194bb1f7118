// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import stet.model.Seed;
import stet.model.Target;
import stet.schedule.Cadence;
import stet.schedule.Occasion;
import stet.store.WatchLine;
import stet.store.WatchList;

/// What is looked at next, for `stet list --due`.
final class DueLines {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DueLines() {}

    static void print(PrintWriter out, WatchList.Counts counts, List<WatchLine> lines, Instant now) {
        out.println("%,d watched, %,d late".formatted(counts.watched(), counts.late()));
        for (var line : lines) {
            out.println("%-16s  %-8s %s".formatted(distance(line.due(), now), kind(line), Printable.text(name(line))));
            out.println("%-16s  %s".formatted("", reason(line)));
            if (line.site().stop().isPresent()) {
                out.println("%-16s  ! nothing is asked of %s"
                        .formatted("", line.site().site()));
            }
        }
    }

    private static String distance(Instant due, Instant now) {
        if (due.isAfter(now)) {
            return "in " + ClockTime.words(Duration.between(now, due));
        }
        return due.isBefore(now.minus(WatchList.GRACE)) ? ClockTime.words(Duration.between(due, now)) + " late" : "now";
    }

    private static String kind(WatchLine line) {
        return switch (line.target()) {
            case Seed seed -> seed.kind().name().toLowerCase(Locale.ROOT);
            case Target.Article _ -> "article";
        };
    }

    private static String name(WatchLine line) {
        return switch (line.target()) {
            case Seed seed -> seed.address().text();
            case Target.Article article when line.withheld().isPresent() -> article.id() + ", withheld";
            case Target.Article article ->
                article.id() + " "
                        + (line.headline().isEmpty() ? article.address().text() : line.headline());
        };
    }

    private static String reason(WatchLine line) {
        var occasion = switch (line.target()) {
            case Seed seed -> Occasion.of(seed.kind(), line.looks(), line.pace(), line.due());
            case Target.Article _ ->
                Occasion.of(
                        line.looks(),
                        line.timing().pulse(),
                        new Cadence(line.timing().habits()),
                        line.due());
        };
        return switch (occasion) {
            case Occasion.First() -> "not looked at yet";
            case Occasion.Asked() -> "brought forward, or owed whatever it costs";
            case Occasion.Again(int times, var interval) ->
                "no usable answer, %s in a row; after %s".formatted(times(times), ClockTime.words(interval));
            case Occasion.Away(int times) -> "nothing at its address, %s in a row".formatted(times(times));
            case Occasion.Told(var by, var at) ->
                switch (by) {
                    case FEED -> "a feed says that it was changed " + MINUTE.format(at) + " UTC";
                    case TITLE -> "a feed shows another title since " + MINUTE.format(at) + " UTC";
                    case SITEMAP -> "a sitemap says that it was changed " + MINUTE.format(at) + " UTC";
                };
            case Occasion.Likely(double perDay) ->
                "an edit is likely enough by then: %.2f a day are expected".formatted(perDay);
            case Occasion.Latest() -> "no article of its age is left alone for longer";
            case Occasion.Busy(var interval) -> "new articles keep coming; every " + ClockTime.words(interval);
            case Occasion.Quiet(var interval, var quiet) ->
                "nothing new for %s; every %s".formatted(ClockTime.words(quiet), ClockTime.words(interval));
            case Occasion.Paced(var interval) -> "it asks for no more; every " + ClockTime.words(interval);
            case Occasion.Spared(var interval) ->
                "its answer stays fresh, or the budget bears no more; every " + ClockTime.words(interval);
        };
    }

    private static String times(int times) {
        return times == 1 ? "once" : times + " times";
    }
}
