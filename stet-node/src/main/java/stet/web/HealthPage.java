// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import stet.health.Health;
import stet.model.Alert;
import stet.model.OutletId;
import stet.model.Tally;
import stet.store.Library;
import stet.store.OutletRecord;
import stet.store.Pauses;

/// How every outlet fares.
///
/// @param troubled with how many of them something is wrong
/// @param pause why none is watched now; empty while they are
record HealthPage(int troubled, List<Line> lines, Optional<Pauses.Pause> pause) {
    /// @param alerts what is wrong with it now
    /// @param articles first seen in a day, beside the habit, in words; so are `words` and `notModified`
    record Line(
            OutletRecord outlet,
            Tongue tongue,
            List<Alert> alerts,
            Health.Vitals vitals,
            String articles,
            String words,
            String notModified,
            List<OutletPage.AnswerCount> troubles) {
        Line {
            alerts = List.copyOf(alerts);
            troubles = List.copyOf(troubles);
        }
    }

    HealthPage {
        lines = List.copyOf(lines);
    }

    /// Those with which something is wrong stand first.
    static HealthPage of(Library library, Instant now, Words words) {
        var alerts = library.alerts();
        var tallies = library.tallies();
        var lines = library.outlets(now).stream()
                .map(outlet -> line(outlet, of(outlet.outlet().id(), alerts), tallies, now, words))
                .sorted(Comparator.comparing((Line line) -> line.alerts().isEmpty()))
                .toList();
        return new HealthPage(
                (int) lines.stream().filter(line -> !line.alerts().isEmpty()).count(), lines, library.pause());
    }

    private static List<Alert> of(OutletId outlet, List<Alert> alerts) {
        return alerts.stream().filter(alert -> alert.outlet().equals(outlet)).toList();
    }

    private static Line line(
            OutletRecord outlet, List<Alert> alerts, Map<OutletId, List<Tally>> tallies, Instant now, Words words) {
        var id = outlet.outlet().id();
        var vitals = new Health(id, outlet.keeping().added(), tallies.getOrDefault(id, List.of()), now).vitals();
        return new Line(
                outlet,
                Tongue.of(outlet.outlet().language(), outlet.outlet().name()),
                alerts,
                vitals,
                beside(OptionalDouble.of(vitals.articles()), vitals.usualArticles(), words),
                beside(vitals.words(), vitals.usualWords(), words),
                vitals.notModified().isPresent()
                        ? words.say(
                                "percent", Math.round(100 * vitals.notModified().getAsDouble()))
                        : "",
                vitals.troubles().entrySet().stream()
                        .map(e -> new OutletPage.AnswerCount(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparingInt(OutletPage.AnswerCount::many)
                                .reversed())
                        .toList());
    }

    private static String beside(OptionalDouble now, OptionalDouble usual, Words words) {
        if (now.isEmpty()) {
            return words.say("health.unknown");
        }
        var figure = words.number(Math.round(now.getAsDouble()));
        return usual.isEmpty()
                ? figure
                : words.say("health.usual", figure, words.number(Math.round(usual.getAsDouble())));
    }
}
