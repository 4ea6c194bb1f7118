// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static java.lang.System.Logger.Level.ERROR;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import stet.fetch.Timekeeper;
import stet.health.Health;
import stet.model.Alert;
import stet.model.Outlet;
import stet.model.Tally;
import stet.store.Alerts;
import stet.store.Roster;

/// Goes round the outlets that are watched, and raises and clears what is wrong with each.
public final class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    /// In the clock's time.
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private final Roster roster;
    private final Alerts alerts;
    private final Timekeeper time;
    private final Consumer<Alert> told;

    /// @param told is given each alert that was raised or cleared, once it is recorded
    public Rounds(Roster roster, Alerts alerts, Timekeeper time, Consumer<Alert> told) {
        this.roster = roster;
        this.alerts = alerts;
        this.time = time;
        this.told = told;
    }

    /// Goes round until it is interrupted. A round that breaks is logged, and the next one tried.
    public void run() throws InterruptedException {
        while (true) {
            try {
                once();
            } catch (RuntimeException e) {
                LOG.log(ERROR, "a round over the outlets broke", e);
            }
            time.sleep(BETWEEN);
        }
    }

    /// One round.
    void once() {
        roster.watched().forEach(this::visit);
        alerts.fold(Tally.spanOf(time.instant().minus(Health.MEMORY)).minus(Tally.SPAN));
    }

    private void visit(Outlet outlet) {
        var chart = alerts.chart(outlet.id());
        var judged = new Health(outlet.id(), chart.added(), chart.tallies(), time.instant()).judge(chart.standing());
        List<Alert> changed = judged.stream()
                .filter(alert -> !chart.standing().contains(alert))
                .toList();
        if (!changed.isEmpty()) {
            alerts.record(changed);
            changed.forEach(told);
        }
    }
}
