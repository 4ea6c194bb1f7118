// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import stet.model.Site;
import stet.store.Requests;
import stet.store.Requests.Recalled;

/// One site's gate: one request at a time, each after a pause. Safe for many threads, which are let in in the
/// order they came. What it goes by is in the store; only Crawl-delay is kept here, since robots.txt is heeded before
/// every request.
final class SiteGate {
    private final Site site;
    private final Manners manners;
    private final Requests requests;
    private final Semaphore turn = new Semaphore(1, true);
    private volatile Duration crawlDelay = Duration.ZERO;

    SiteGate(Site site, Manners manners, Requests requests) {
        this.site = site;
        this.manners = manners;
        this.requests = requests;
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

    Recalled recall(Instant now) {
        var budget = manners.ceilings().of(site);
        return requests.recall(site, now, budget.requestsPerHour(), manners.mostReceived());
    }

    /// From when on the next request may be sent, if nobody else is waiting.
    Instant readyAt(Recalled known, Instant now) {
        return manners.readyAt(known, crawlDelay, now);
    }

    /// About when it is the turn of one who comes now.
    Instant turnAt(Recalled known, Instant now) {
        int waiting = turn.getQueueLength() + (turn.availablePermits() == 0 ? 1 : 0);
        var ready = readyAt(known, now);
        return (ready.isAfter(now) ? ready : now).plus(interval(known).multipliedBy(waiting));
    }

    /// The pause between two requests, as it now stands.
    Duration interval(Recalled known) {
        return manners.interval(crawlDelay, known.site().took());
    }

    /// From the begin of a request to the begin of the next one that need not wait: the pause and as long as the last
    /// answer took, with a fiftieth of the pause to spare for answers that take longer.
    Duration pace(Recalled known) {
        var interval = interval(known);
        return interval.plus(interval.dividedBy(50)).plus(known.site().took());
    }

    /// Notes the Crawl-delay of robots.txt.
    void heed(Duration delay) {
        crawlDelay = delay;
    }
}
