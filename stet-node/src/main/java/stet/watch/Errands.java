// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import stet.fetch.Fetcher;
import stet.fetch.Timekeeper;
import stet.find.Finder;
import stet.find.FoundJson;
import stet.json.WantedJson;
import stet.model.Address;
import stet.model.Job;
import stet.model.Scope;
import stet.model.Shapes;
import stet.model.Site;
import stet.store.Jobs;
import stet.store.Roster;
import tools.jackson.databind.json.JsonMapper;

/// Does what people ask in the browser that takes the web, one after another, beside the watch.
public final class Errands {
    private static final System.Logger LOG = System.getLogger(Errands.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int SAMPLES = 3;

    private final Jobs jobs;
    private final Roster roster;
    private final Fetcher fetcher;
    private final Timekeeper time;
    private final Predicate<Address> allowed;

    /// @param fetcher that waits for a site's turn as a person does
    /// @param allowed whether an address may be asked at all, as things are set
    public Errands(Jobs jobs, Roster roster, Fetcher fetcher, Timekeeper time, Predicate<Address> allowed) {
        this.jobs = jobs;
        this.roster = roster;
        this.fetcher = fetcher;
        this.time = time;
        this.allowed = allowed;
    }

    /// Until interrupted.
    public void run() throws InterruptedException {
        jobs.requeue();
        while (true) {
            var next = jobs.begin(time.instant());
            if (next.isEmpty()) {
                Thread.sleep(PAUSE);
            } else {
                perform(next.get());
            }
        }
    }

    private void perform(Job job) throws InterruptedException {
        try {
            switch (job.kind()) {
                case FIND -> find(job);
            }
        } catch (Cancelled e) {
            LOG.log(System.Logger.Level.DEBUG, "job {0} was cancelled", job.nr());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, "job %d, %s, broke".formatted(job.nr(), job.subject()), e);
            jobs.failed(job.nr(), "something went wrong inside Stet; the log says more", time.instant());
        }
    }

    private void find(Job job) throws InterruptedException {
        var address = new Address(job.subject());
        if (!allowed.test(address)) {
            jobs.failed(
                    job.nr(),
                    address.host() + " is on the public Internet: say first how its owner can reach you, with"
                            + " fetch.contact in stet.conf, and start Stet again",
                    time.instant());
            return;
        }
        try {
            var found = new Finder(fetcher, wish(WantedJson.read(job.terms())), step -> step(job, step))
                    .find(address, roster.outlets());
            var ready = fetcher.readyAt(Site.of(found.outlet().home()));
            var pause = Duration.between(time.instant(), ready);
            var result = FoundJson.of(found, pause.isNegative() ? Duration.ZERO : pause);
            jobs.done(job.nr(), JsonMapper.shared().writeValueAsString(result), time.instant());
        } catch (Finder.NotFound e) {
            jobs.failed(job.nr(), e.why(), time.instant());
        }
    }

    private Finder.Wish wish(Roster.Wanted wanted) {
        return new Finder.Wish(
                SAMPLES,
                false,
                new Scope(
                        wanted.patterns(),
                        time.instant(),
                        wanted.back(),
                        Shapes.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        1));
    }

    private void step(Job job, String step) {
        if (!jobs.doing(job.nr(), step)) {
            throw new Cancelled();
        }
    }

    /// The person who asked no longer wants it.
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
