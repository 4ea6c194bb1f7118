// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Instant;
import stet.extract.RuleBook;
import stet.model.Seed;
import stet.model.Target;
import stet.model.Watched;
import stet.schedule.Cadence;

/// One check, decided: from what was known and what the web said follows what is recorded. START HERE.
///
/// [#decide] is asked again with each further answer until it is settled. It is a pure function, so asking
/// twice is free of consequences, and the same answers always lead to the same outcome.
public final class Check {
    private final ArticleCheck articles;

    /// @param rules by which outlets' pages are read
    public Check(Cadence cadence, RuleBook rules) {
        this.articles = new ArticleCheck(cadence, rules);
    }

    /// @param now the present instant of Stet's clock; used where no exchange tells its own time
    public Decision decide(Watched watched, Gathered gathered, Instant now) {
        return switch (watched.target()) {
            case Seed seed -> SeedCheck.decide(seed, watched, gathered, now);
            case Target.Article article -> articles.decide(article, watched, gathered, now);
        };
    }
}
