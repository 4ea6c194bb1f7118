// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.Optional;
import stet.model.Target;
import stet.store.WatchLine;

/// What keeps Stet from looking at a target when it is due.
sealed interface Delay {
    /// Nothing is asked of the site any more until somebody says that all is settled.
    record Stopped(String site) implements Delay {}

    /// The site asked for a pause.
    record Paused(String site, Instant until) implements Delay {}

    /// The outlet's budget is spent until about then; looks at articles wait for it.
    record Spent(Instant until) implements Delay {}

    /// @param perHour requests that the outlet's budget earns in an hour
    static Optional<Delay> of(WatchLine line, double perHour, Instant now) {
        var site = line.site();
        if (site.stop().isPresent()) {
            return Optional.of(new Stopped(site.site().name()));
        }
        if (site.pausedUntil().isAfter(now) && site.pausedUntil().isAfter(line.due())) {
            return Optional.of(new Paused(site.site().name(), site.pausedUntil()));
        }
        var purse = line.timing().purse().at(now, perHour);
        boolean waits = line.target() instanceof Target.Article && !line.due().isAfter(now) && !purse.canPay();
        return waits ? Optional.of(new Spent(purse.payableAt(perHour))) : Optional.empty();
    }

    default String words(Words words) {
        return switch (this) {
            case Stopped(String site) -> words.say("source.stopped", site);
            case Paused(String site, Instant until) -> words.say("delay.paused", site, words.moment(until));
            case Spent(Instant until) -> words.say("delay.spent", words.moment(until));
        };
    }
}
