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
import tools.jackson.databind.JsonNode;

/// Finds what can be watched behind an address.
public final class Find implements Errand {
    private static final int SAMPLES = 3;

    private final Jobs jobs;
    private final Roster roster;
    private final Fetcher fetcher;
    private final Timekeeper time;
    private final Predicate<Address> allowed;

    /// @param fetcher that waits for a site's turn as a person does
    /// @param allowed whether an address may be asked at all, as things are set
    public Find(Jobs jobs, Roster roster, Fetcher fetcher, Timekeeper time, Predicate<Address> allowed) {
        this.jobs = jobs;
        this.roster = roster;
        this.fetcher = fetcher;
        this.time = time;
        this.allowed = allowed;
    }

    @Override
    public JsonNode perform(Job job) throws InterruptedException {
        var address = new Address(job.subject());
        if (!allowed.test(address)) {
            throw new Fruitless(address.host()
                    + " is on the public Internet: say first how its owner can reach you, with fetch.contact in"
                    + " stet.conf, and start Stet again");
        }
        try {
            var found = new Finder(fetcher, wish(WantedJson.read(job.terms())), step -> step(job, step))
                    .find(address, roster.outlets());
            var ready = fetcher.readyAt(Site.of(found.outlet().home()));
            var pause = Duration.between(time.instant(), ready);
            return FoundJson.of(found, pause.isNegative() ? Duration.ZERO : pause);
        } catch (Finder.NotFound e) {
            throw new Fruitless(e.why());
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
}
