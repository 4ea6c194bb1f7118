// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Instant;
import stet.extract.RuleBook;
import stet.model.Seed;
import stet.model.Target;
import stet.model.Watched;
import stet.schedule.Budgets;

/// One check, decided: from what was known and what the web said follows what is recorded. START HERE.
///
/// [#decide] is asked again with each further answer until it is settled. It is a pure function, so asking
/// twice is free of consequences, and the same answers always lead to the same outcome.
public final class Check {
    private final ArticleCheck articles;
    private final Budgets budgets;

    /// @param rules by which outlets' pages are read
    public Check(Budgets budgets, RuleBook rules) {
        this.articles = new ArticleCheck(budgets, rules);
        this.budgets = budgets;
    }

    /// @param now the present instant of Stet's clock; used where no exchange tells its own time
    public Decision decide(Watched watched, Gathered gathered, Instant now) {
        var decision = switch (watched.target()) {
            case Seed seed -> {
                var share = budgets.seedPace(
                        seed.outlet(), watched.timing(), watched.scope().seeds());
                yield SeedCheck.decide(seed, watched, gathered, now, share);
            }
            case Target.Article article -> articles.decide(article, watched, gathered, now);
        };
        return decision instanceof Decision.Settled(var outcome)
                ? new Decision.Settled(outcome.paid(
                        gathered.requests(), budgets.perHour(watched.target().outlet(), watched.timing())))
                : decision;
    }
}
