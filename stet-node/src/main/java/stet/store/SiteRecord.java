// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import stet.model.Site;

/// What is remembered of a site between two requests to it.
///
/// @param last the number of its last request; 0 before the first
/// @param begun when a request began that is under way, perhaps in another process; empty when none is
/// @param ended when the last one ended
/// @param took how long the last one took
/// @param pausedUntil as the site asked
/// @param refusals answers in a row that asked for a pause
/// @param barred answers in a row that did not let Stet in
/// @param stop why nothing is asked of the site any more; empty while it is
public record SiteRecord(
        Site site,
        long last,
        Optional<Instant> begun,
        Instant ended,
        Duration took,
        Instant pausedUntil,
        int refusals,
        Barred barred,
        Optional<Stop> stop) {

    /// Answers in a row that did not let Stet in, each kind by itself: an outlet may bar its articles and not its
    /// feed.
    ///
    /// @param pages to requests for articles
    /// @param seeds to requests for feeds, sitemaps and section pages
    /// @param challenges pages that wanted proof of a human
    public record Barred(int pages, int seeds, int challenges) {
        public static final Barred NEVER = new Barred(0, 0, 0);

        public Barred withoutChallenges() {
            return new Barred(pages, seeds, 0);
        }
    }

    /// @param why in words that an operator can act on
    public record Stop(Instant since, String why) {}

    /// A site that was never asked.
    public static SiteRecord unknown(Site site) {
        return new SiteRecord(
                site,
                0,
                Optional.empty(),
                Instant.EPOCH,
                Duration.ZERO,
                Instant.EPOCH,
                0,
                Barred.NEVER,
                Optional.empty());
    }

    /// After a request ended.
    public SiteRecord ended(Instant now, Duration tookNow) {
        return new SiteRecord(site, last, Optional.empty(), now, tookNow, pausedUntil, refusals, barred, stop);
    }

    /// After the site asked for a pause.
    public SiteRecord paused(Instant until, int count) {
        return new SiteRecord(site, last, begun, ended, took, until, count, barred, stop);
    }

    public SiteRecord barred(Barred now) {
        return new SiteRecord(site, last, begun, ended, took, pausedUntil, refusals, now, stop);
    }

    /// After an operator's word that all is settled.
    public SiteRecord resumed() {
        return new SiteRecord(site, last, begun, ended, took, pausedUntil, refusals, Barred.NEVER, Optional.empty());
    }

    public SiteRecord stopped(Stop now) {
        return new SiteRecord(site, last, begun, ended, took, pausedUntil, refusals, barred, Optional.of(now));
    }
}
