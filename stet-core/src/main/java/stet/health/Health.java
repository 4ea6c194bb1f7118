// SPDX-License-Identifier: Apache-2.0
package stet.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import stet.model.Alert;
import stet.model.Answer;
import stet.model.OutletId;
import stet.model.Tally;

/// How an outlet fares: what its last day came to beside its habit, and what is wrong with it.
///
/// A pure function of the outlet's tallies ([Tally]). Its habit is what came before the last day, for at most four
/// weeks. An [Alert] is raised when the last day is far off the habit, and is cleared when it is near it again; the two
/// limits lie apart, so that nothing flickers between them. While an alert stands, the day is held against the habit as
/// it was when the alert was raised, so that a fault that lasts does not become a habit. What was not looked at is not
/// judged.
public final class Health {
    /// For how long the tallies say what is usual.
    public static final Duration MEMORY = Duration.ofDays(28);

    private static final Duration DAY = Duration.ofDays(1);

    private final OutletId outlet;
    private final Chart recent;
    private final Chart usual;
    private final Instant now;

    /// @param added when the outlet was added: what came before says nothing
    /// @param tallies in order of time
    public Health(OutletId outlet, Instant added, List<Tally> tallies, Instant now) {
        this.outlet = outlet;
        this.now = now;
        var day = Tally.spanOf(now.minus(DAY));
        var begin = Tally.spanOf(added.isAfter(now.minus(MEMORY)) ? added : now.minus(MEMORY));
        var whole = new Chart(begin, now, tallies);
        this.recent = whole.between(day, now.plusMillis(1));
        this.usual = whole.between(begin, day.isBefore(begin) ? begin : day);
    }

    /// The last day in figures, and what is usual; a figure is empty when too little was seen to tell.
    ///
    /// @param looks that got an answer
    /// @param notModified the share of answers 304 among the usable ones
    /// @param articles first seen in the last day
    /// @param usualArticles a day
    /// @param words the middle length of the texts that were seen
    /// @param troubles how the other looks ended
    public record Vitals(
            int looks,
            OptionalDouble notModified,
            int articles,
            OptionalDouble usualArticles,
            OptionalDouble words,
            OptionalDouble usualWords,
            Map<Answer, Integer> troubles) {
        public Vitals {
            troubles = Map.copyOf(troubles);
        }
    }

    public Vitals vitals() {
        int usable = recent.usable();
        var troubles = new EnumMap<Answer, Integer>(Answer.class);
        recent.answers().forEach((answer, many) -> {
            if (!answer.isUsable()) {
                troubles.put(answer, many);
            }
        });
        int same = recent.answers().getOrDefault(Answer.NOT_MODIFIED, 0);
        return new Vitals(
                recent.looks(),
                usable == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) same / usable),
                recent.sum(Tally::firsts),
                usual.days() >= 1 ? OptionalDouble.of(articlesADay()) : OptionalDouble.empty(),
                words(recent),
                words(usual),
                troubles);
    }

    private double articlesADay() {
        return usual.sum(Tally::firsts) / usual.days();
    }

    private static OptionalDouble words(Chart chart) {
        return chart.texts() == 0 ? OptionalDouble.empty() : OptionalDouble.of(chart.words());
    }

    /// What stands from now on, with what is cleared just now.
    ///
    /// @param standing the outlet's alerts that stood until now
    public List<Alert> judge(List<Alert> standing) {
        var alerts = new ArrayList<Alert>();
        for (var kind : Alert.Kind.values()) {
            var before = standing.stream().filter(a -> a.kind() == kind).findFirst();
            before.map(this::again).or(() -> first(kind)).ifPresent(alerts::add);
        }
        return alerts;
    }

    private Alert again(Alert alert) {
        return sign(alert.kind(), alert.usual()).isOver() ? alert.clearedAt(now) : alert;
    }

    private Optional<Alert> first(Alert.Kind kind) {
        double habit = habit(kind);
        var sign = sign(kind, habit);
        return sign.isRaised()
                ? Optional.of(new Alert(outlet, kind, now, sign.why(), habit, Optional.empty()))
                : Optional.empty();
    }

    private double habit(Alert.Kind kind) {
        return switch (kind) {
            case QUIET -> usual.days() >= Signs.FEWEST_DAYS ? articlesADay() : 0;
            case UNREADABLE -> Signs.share(usual.pagesWithoutArticle(), usual.pages(), Signs.FEWEST_USUAL);
            case SHORTENED -> usual.texts() >= Signs.FEWEST_USUAL ? usual.words() : 0;
            case NOISY -> Signs.share(usual.sum(Tally::revisions), usual.readings(), Signs.FEWEST_USUAL);
            case FLIPPING -> Signs.share(usual.sum(Tally::returns), usual.sum(Tally::revisions), Signs.FEWEST_USUAL);
            case BLOCKED, UNREACHABLE -> 0;
        };
    }

    private Sign sign(Alert.Kind kind, double habit) {
        return switch (kind) {
            case QUIET -> Signs.quiet(recent, usual, habit);
            case UNREADABLE -> Signs.unreadable(recent, habit);
            case SHORTENED -> Signs.shortened(recent, habit);
            case BLOCKED -> Signs.blocked(lately());
            case UNREACHABLE -> Signs.unreachable(lately());
            case NOISY -> Signs.noisy(recent, habit);
            case FLIPPING -> Signs.flipping(recent, habit);
        };
    }

    /// The present span and the one before: six to twelve hours.
    private Chart lately() {
        return recent.between(Tally.spanOf(now).minus(Tally.SPAN), now.plusMillis(1));
    }
}
