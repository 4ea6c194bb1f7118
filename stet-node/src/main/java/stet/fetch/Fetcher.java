// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import stet.model.Address;
import stet.model.Fetched;
import stet.model.Fetched.Failure;
import stet.model.Header;
import stet.model.Site;
import stet.model.Validators;

/// Asks the web, politely and safely. Every request of Stet goes through here: it is allowed by robots.txt (RFC
/// 9309), waits for its site's turn, leads to no private address, and ends within limits of time and size.
/// Redirects are followed, and each hop is held to the same rules. Safe for many threads; a call blocks its
/// thread, best a virtual one.
public final class Fetcher implements AutoCloseable {
    private final FetchSettings settings;
    private final Timekeeper time;
    private final Wire wire;
    private final SiteGates gates;
    private final PoliteWire politeWire;
    private final RobotsCache robots;
    private final Answers answers;

    public Fetcher(FetchSettings settings, Timekeeper time) {
        this.settings = settings;
        this.time = time;
        this.wire = new Wire(settings, time);
        this.gates = new SiteGates(new Manners(settings.politeness(), settings.longestCrawlDelay()));
        this.politeWire = new PoliteWire(wire, gates, time);
        this.robots = new RobotsCache(new RobotsReader(politeWire, settings), time);
        this.answers = new Answers(settings.largestContentBytes());
    }

    /// Asks for an address, if it was given validators only for what changed since. Waits up to a minute of the
    /// clock for the site's turn (or up to the site's usual pause, when that is longer), else answers
    /// [Fetched.Paused] unasked.
    public Fetched fetch(Address address, Validators validators) throws InterruptedException {
        return travel(Trail.from(address), Question.conditions(validators), settings.timeout());
    }

    /// From when on the site may be asked again; long past for a site that never was.
    public Instant readyAt(Site site) {
        return gates.readyAt(site);
    }

    /// The sitemaps that the robots.txt of a home page's host names, at most 500; none when it cannot be read.
    /// Asks for robots.txt if it is not known.
    public List<Address> sitemaps(Address home) throws InterruptedException {
        return switch (permission(home)) {
            case Permission.Granted(var rules) -> rules.sitemaps();
            case Permission.Denied _, Permission.Unreached _, Permission.NotYet _ -> List.of();
        };
    }

    /// Whether robots.txt is known, or can be read now, and allows this address.
    public boolean allowed(Address address) throws InterruptedException {
        return permission(address) instanceof Permission.Granted;
    }

    private Permission permission(Address address) throws InterruptedException {
        var refusal = wire.refusal(address);
        return refusal.isPresent()
                ? new Permission.Unreached(Failure.FORBIDDEN_ADDRESS, refusal.get())
                : robots.permission(address);
    }

    private Fetched travel(Trail trail, List<Header> conditions, Duration left) throws InterruptedException {
        return switch (permission(trail.here())) {
            case Permission.Denied(var detail) -> new Fetched.Disallowed(detail);
            case Permission.Unreached(var failure, var detail) -> new Fetched.Failed(failure, detail);
            case Permission.NotYet(var until) -> new Fetched.Paused(until);
            case Permission.Granted(var rules) -> {
                politeWire.heed(trail.here(), rules.crawlDelay());
                yield look(trail, conditions, left);
            }
        };
    }

    private Fetched look(Trail trail, List<Header> conditions, Duration left) throws InterruptedException {
        boolean sameSite = Site.of(trail.here()).equals(Site.of(trail.requested()));
        var sent = sameSite ? conditions : List.<Header>of(); // another site learns nothing of what this one sent
        var question = new Question(trail.here(), sent, settings.largestBodyBytes(), left);
        return switch (politeWire.ask(question)) {
            case Heard.NotYet(var until) -> new Fetched.Paused(until);
            case Heard.Nothing nothing -> new Fetched.Failed(nothing.failure(), nothing.detail());
            case Heard.Answer answer
            when answer.isRedirect() -> follow(trail, answer, conditions, left.minus(answer.took()));
            case Heard.Answer answer -> answers.judge(trail, answer, !sent.isEmpty(), time.instant());
        };
    }

    private Fetched follow(Trail trail, Heard.Answer answer, List<Header> conditions, Duration left)
            throws InterruptedException {
        if (!left.isPositive()) {
            return new Fetched.Failed(Failure.TIMED_OUT, "the redirects together took too long");
        }
        return switch (trail.follow(answer, settings.mostHops())) {
            case Trail.Next.DeadEnd(var failure, var detail) -> new Fetched.Failed(failure, detail);
            case Trail.Next.To(var next) -> travel(next, conditions, left);
        };
    }

    @Override
    public void close() {
        wire.close();
    }
}
