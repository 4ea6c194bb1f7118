// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.model.OutletId;
import stet.model.Seed;
import stet.model.Target;
import stet.schedule.Budgets;
import stet.schedule.Cadence;
import stet.schedule.Occasion;
import stet.store.WatchLine;
import stet.store.WatchList;

/// A look that is to come: at what, when, why then, and what it may have to wait for.
///
/// @param isLate whether it has been due for longer than others are to wait for each other
record Upcoming(WatchLine line, Occasion occasion, Optional<Delay> delay, boolean isLate) {
    /// An edit in so many days or more is no more than hardly ever.
    private static final double RAREST_PER_DAY = 1 / 365.0;

    static List<Upcoming> of(List<WatchLine> lines, Budgets budgets, Instant now) {
        var cadences = new HashMap<OutletId, Cadence>();
        return lines.stream().map(line -> of(line, cadences, budgets, now)).toList();
    }

    private static Upcoming of(WatchLine line, Map<OutletId, Cadence> cadences, Budgets budgets, Instant now) {
        var timing = line.timing();
        var outlet = line.target().outlet();
        var occasion = switch (line.target()) {
            case Seed seed -> Occasion.of(seed.kind(), line.looks(), line.pace(), line.due());
            case Target.Article _ ->
                Occasion.of(
                        line.looks(),
                        timing.pulse(),
                        cadences.computeIfAbsent(outlet, _ -> new Cadence(timing.habits())),
                        line.due());
        };
        return new Upcoming(
                line,
                occasion,
                Delay.of(line, budgets.perHour(outlet, timing), now),
                line.due().isBefore(now.minus(WatchList.GRACE)));
    }

    boolean isArticle() {
        return line.target() instanceof Target.Article;
    }

    /// An article or the kind of a seed.
    WatchList.Kind kind() {
        return switch (line.target()) {
            case Seed seed -> WatchList.Kind.valueOf(seed.kind().name());
            case Target.Article _ -> WatchList.Kind.ARTICLE;
        };
    }

    /// The article's page; empty of what was never read.
    Optional<String> href() {
        return line.target() instanceof Target.Article article && line.versions() > 0
                ? Optional.of("/a/" + article.id())
                : Optional.empty();
    }

    /// What it is called: its headline, else its address, else by its id where both are withheld. Long ones are cut.
    String name(Words words) {
        if (!line.headline().isEmpty()) {
            return Problem.shortened(line.headline());
        }
        return line.withheld().isPresent() && line.target() instanceof Target.Article article
                ? words.say("watching.withheld", article.id().text())
                : Problem.shortened(line.target().address().text());
    }

    /// Of its headline.
    Tongue tongue() {
        return Tongue.of(line.language(), line.headline());
    }

    /// How far off it is: `in 4 min`, `now`, `2 h late`.
    String distance(Instant now, Words words) {
        if (line.due().isAfter(now)) {
            return words.say("watching.in", words.brief(Duration.between(now, line.due())));
        }
        return isLate
                ? words.say("watching.late", words.brief(Duration.between(line.due(), now)))
                : words.say("watching.now");
    }

    /// Why it is due then, in a sentence.
    String reason(Words words) {
        return switch (occasion) {
            case Occasion.First() -> words.say("occasion.first");
            case Occasion.Asked() -> words.say(isArticle() ? "occasion.asked.article" : "occasion.asked.seed");
            case Occasion.Again(int times, var interval) -> words.say("occasion.again", times, words.length(interval));
            case Occasion.Away(int times) -> words.say("occasion.away", times);
            case Occasion.Told(var by, var at) -> words.say("occasion.told." + by, words.moment(at));
            case Occasion.Likely(double perDay) -> likely(perDay, words);
            case Occasion.Latest() -> words.say("occasion.latest");
            case Occasion.Busy(var interval) -> words.say("occasion.busy", words.length(interval));
            case Occasion.Quiet(var interval, var quiet) ->
                words.say("occasion.quiet", words.length(interval), words.length(quiet));
            case Occasion.Paced(var interval) -> words.say("occasion.paced", words.length(interval));
            case Occasion.Spared(var interval) -> words.say("occasion.spared", words.length(interval));
        };
    }

    private static String likely(double perDay, Words words) {
        return perDay >= 1
                ? words.say("occasion.likely.often", perDay)
                : words.say("occasion.likely.seldom", Math.round(1 / Math.max(perDay, RAREST_PER_DAY)));
    }
}
