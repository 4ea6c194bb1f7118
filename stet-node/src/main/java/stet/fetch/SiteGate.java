// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import stet.model.Site;

/// One site's gate: one request at a time, each after a pause. Safe for many threads, which are let in in the
/// order they came.
final class SiteGate {
    /// What is remembered of the site between two requests.
    ///
    /// @param ended when the last request ended
    /// @param took how long it took
    /// @param crawlDelay as last heard from robots.txt
    /// @param pausedUntil as the site asked
    /// @param refusals in a row
    private record Past(Instant ended, Duration took, Duration crawlDelay, Instant pausedUntil, int refusals) {
        static final Past NONE = new Past(Instant.EPOCH, Duration.ZERO, Duration.ZERO, Instant.EPOCH, 0);

        Past withCrawlDelay(Duration delay) {
            return new Past(ended, took, delay, pausedUntil, refusals);
        }

        Past withEnd(Instant now, Duration tookNow) {
            return new Past(now, tookNow, crawlDelay, pausedUntil, refusals);
        }

        Past withPause(Instant until, int count) {
            return new Past(ended, took, crawlDelay, until, count);
        }
    }

    private final Site site;
    private final Manners manners;
    private final Semaphore turn = new Semaphore(1, true);
    private Past past = Past.NONE; // guarded by this

    SiteGate(Site site, Manners manners) {
        this.site = site;
        this.manners = manners;
    }

    Site site() {
        return site;
    }

    /// Blocks until all who came before are through. Every `enter` is followed by a `leave`.
    void enter() throws InterruptedException {
        turn.acquire();
    }

    void leave() {
        turn.release();
    }

    /// From when on the next request may be sent, if nobody else is waiting.
    synchronized Instant readyAt() {
        var rested = past.ended().plus(interval());
        return rested.isAfter(past.pausedUntil()) ? rested : past.pausedUntil();
    }

    /// About when it is the turn of one who comes now.
    Instant turnAt(Instant now) {
        int waiting = turn.getQueueLength() + (turn.availablePermits() == 0 ? 1 : 0);
        var ready = readyAt();
        return (ready.isAfter(now) ? ready : now).plus(interval().multipliedBy(waiting));
    }

    /// The pause between two requests, as it now stands.
    synchronized Duration interval() {
        return manners.interval(past.crawlDelay(), past.took());
    }

    /// Notes the Crawl-delay of robots.txt.
    synchronized void heed(Duration crawlDelay) {
        past = past.withCrawlDelay(crawlDelay);
    }

    /// Notes that a request ended, whatever came of it.
    synchronized void ended(Instant now, Duration took) {
        past = past.withEnd(now, took);
    }

    /// Notes an answer: 429 and 503 pause the whole site (RFC 6585, section 4; RFC 9110, section 15.6.4).
    synchronized void heard(Heard.Answer answer, Instant now) {
        if (answer.status() == 429 || answer.status() == 503) {
            int refusals = Manners.refusals(past.refusals(), past.pausedUntil(), now);
            var pause = Manners.retryAfter(answer, now).orElseGet(() -> Manners.pause(site, refusals));
            past = past.withPause(now.plus(pause), refusals);
        }
    }
}
