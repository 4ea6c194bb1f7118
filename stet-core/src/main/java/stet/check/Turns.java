// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Instant;
import stet.model.Looks;
import stet.model.OutletId;
import stet.model.Timing;
import stet.schedule.Budgets;
import stet.schedule.Cadence;
import stet.schedule.Why;

/// Whether a target that comes up is looked at now.
public final class Turns {
    private final Budgets budgets;

    public Turns(Budgets budgets) {
        this.budgets = budgets;
    }

    /// What to do with it.
    public sealed interface Turn {
        /// Look now.
        record Look() implements Turn {}

        /// A look is not worth its price yet; likely it is then.
        record Later(Instant at) implements Turn {}

        /// The outlet's budget is spent until then.
        record Spent(Instant until) implements Turn {}
    }

    /// An article's turn. Seeds have no price, and their turn is always: what they take is paid for by articles'
    /// looks.
    public Turn ofArticle(OutletId outlet, Looks looks, Timing timing, Instant now) {
        double perHour = budgets.perHour(outlet, timing);
        var purse = timing.purse().at(now, perHour);
        if (looks.failures() > 0 || looks.missing() > 0) {
            return purse.canPay() ? new Turn.Look() : new Turn.Spent(purse.payableAt(perHour));
        }
        return switch (new Cadence(timing.habits()).turn(timing.pulse(), purse, perHour, now)) {
            case Cadence.Turn.Look() -> new Turn.Look();
            case Cadence.Turn.Later(var at) -> new Turn.Later(at);
            case Cadence.Turn.Spent(var until) -> new Turn.Spent(until);
        };
    }

    /// The terms behind an article's next look.
    public Why why(OutletId outlet, Timing timing, Instant now) {
        double perHour = budgets.perHour(outlet, timing);
        return new Cadence(timing.habits()).why(timing.pulse(), timing.purse().at(now, perHour), perHour, now);
    }
}
