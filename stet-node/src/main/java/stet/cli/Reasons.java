// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stet.model.Looks;
import stet.schedule.Why;

/// The terms behind an article's next check, in plain words.
final class Reasons {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Reasons() {}

    /// Of an article whose last looks did not tell how its text stands.
    static String unanswered(Looks looks, Instant due) {
        var last = looks.missing() > 0
                ? "nothing was at its address, %s in a row".formatted(times(looks.missing()))
                : "no usable answer came, %s in a row".formatted(times(looks.failures()));
        return "Next check about %s UTC: %s.".formatted(MINUTE.format(due), last);
    }

    private static String times(int times) {
        return times == 1 ? "once" : times + " times";
    }

    static List<String> of(Why why) {
        var lines = new ArrayList<String>();
        lines.add(next(why));
        lines.add("");
        lines.addAll(rate(why));
        lines.addAll(words(why));
        lines.addAll(price(why));
        return lines;
    }

    private static String next(Why why) {
        if (why.pulse().sure().isEmpty()) {
            return "Next check: now. Nothing is known of how its text stands.";
        }
        return why.due().isAfter(why.at())
                ? "Next check about %s UTC, in %s; at the latest %s UTC."
                        .formatted(
                                MINUTE.format(why.due()),
                                ClockTime.words(Duration.between(why.at(), why.due())),
                                MINUTE.format(why.latest()))
                : "Next check: now, as soon as its outlet's budget and pauses allow.";
    }

    private static List<String> rate(Why why) {
        var age = Duration.between(why.pulse().born(), why.at());
        var section = why.pulse().live()
                ? "a page that is written as things happen"
                : why.pulse().section().isEmpty()
                        ? "no section"
                        : "section “%s”".formatted(Printable.text(why.pulse().section()));
        return List.of(
                term("age " + ClockTime.words(age), perHour(why.usual()) + " usual at this outlet"),
                term(section, "× %.2f".formatted(why.section())),
                term("this article so far", "× %.2f".formatted(why.own())),
                term("this hour of the day", "× %.2f".formatted(why.pace())),
                term("stirred up by earlier edits", "+ " + perHour(why.stirred())),
                term("together", perHour(why.rate())));
    }

    private static List<String> words(Why why) {
        var lines = new ArrayList<String>();
        for (var word : why.words()) {
            var what = switch (word.kind()) {
                case FEED -> "a feed says it was changed " + MINUTE.format(word.at()) + " UTC";
                case TITLE -> "a feed shows another title since " + MINUTE.format(word.at()) + " UTC";
                case SITEMAP -> "a sitemap says it was changed " + MINUTE.format(word.at()) + " UTC";
            };
            lines.add(term(what, "right in %s of such cases".formatted(percent(word.reliability()))));
        }
        if (lines.isEmpty()) {
            lines.add(term(
                    "no feed or sitemap speaks of a change",
                    "they would not tell of %s of edits".formatted(percent(why.unheard()))));
        }
        return lines;
    }

    private static List<String> price(Why why) {
        var since = why.pulse().sure().map(at -> Duration.between(at, why.at())).orElse(Duration.ZERO);
        return List.of(
                term(
                        "chance of another text, " + ClockTime.words(since) + " after the last check",
                        percent(why.chance())),
                term("worth of a check now", "%.3f".formatted(why.worth())),
                term("price of a check now", "%.3f".formatted(why.price())),
                term(
                        "the outlet's budget",
                        "%s requests an hour, %.0f in hand"
                                .formatted(rounded(why.perHour()), Math.floor(why.tokens()))));
    }

    private static String term(String what, String value) {
        return "  %-56s %s".formatted(what, value);
    }

    private static String perHour(double rate) {
        return rate >= .1 ? "%.2f edits an hour".formatted(rate) : "%.2f edits a day".formatted(rate * 24);
    }

    private static String rounded(double number) {
        return number == Math.rint(number) ? "%.0f".formatted(number) : "%.1f".formatted(number);
    }

    private static String percent(double share) {
        return share < .1 ? "%.1f %%".formatted(100 * share) : "%.0f %%".formatted(100 * share);
    }
}
