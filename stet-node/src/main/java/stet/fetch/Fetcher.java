// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stet.model.Address;
import stet.model.Fetched;
import stet.model.Fetched.Failure;
import stet.model.Header;
import stet.model.Payload;
import stet.model.Site;
import stet.model.Validators;
import stet.store.Requests;
import stet.store.SiteRecord;

/// Asks the web, politely and safely. Every request of Stet goes through here: it is allowed by robots.txt (RFC
/// 9309), waits for its site's turn, stays within the site's budget, is in the log of requests, leads to no private
/// address, and ends within limits of time and size. Redirects are followed, and each hop is held to the same rules.
/// Safe for many threads; a call blocks its thread, best a virtual one.
public final class Fetcher implements AutoCloseable {
    /// How long a watch waits for a site's turn: it has other things to do meanwhile.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final FetchSettings settings;
    private final Timekeeper time;
    private final Requests requests;
    private final Wire wire;
    private final PoliteWire politeWire;
    private final RobotsCache robots;
    private final Answers answers;
    private final Answers smallAnswers;
    private final Bulk bulk = new Bulk(Runtime.getRuntime().maxMemory());

    public Fetcher(FetchSettings settings, Timekeeper time, Requests requests) {
        this(settings, time, requests, PATIENCE);
    }

    /// @param patience how long a site's turn is waited for, by the clock; a site's usual pause is waited for always
    public Fetcher(FetchSettings settings, Timekeeper time, Requests requests, Duration patience) {
        this.settings = settings;
        this.time = time;
        this.requests = requests;
        this.wire = new Wire(settings, time);
        this.politeWire = new PoliteWire(wire, Manners.of(settings), requests, settings.requestsKept(), patience, time);
        this.robots = new RobotsCache(
                new RobotsReader(politeWire, settings.timeout()), requests, settings.productToken(), time);
        this.answers = new Answers(settings.largestContentBytes());
        this.smallAnswers = new Answers(Math.min(Bulk.SMALL, settings.largestContentBytes()));
    }

    /// Asks for an article's address, if it was given validators only for what changed since.
    public Fetched fetch(Address address, Validators validators) throws InterruptedException {
        return fetch(address, validators, Purpose.ARTICLE);
    }

    /// Asks for an address, if it was given validators only for what changed since. Waits for the site's turn if that
    /// comes in time, else answers [Fetched.Paused] unasked.
    public Fetched fetch(Address address, Validators validators, Purpose purpose) throws InterruptedException {
        try (var hold = hold()) {
            return fetch(address, validators, purpose, hold);
        }
    }

    /// The same, for one of many askers who goes on with what was answered: a large answer is not decoded before `hold`
    /// has its turn, which it keeps until it is closed.
    public Fetched fetch(Address address, Validators validators, Purpose purpose, Bulk.Hold hold)
            throws InterruptedException {
        return travel(
                new Errand(purpose, Question.conditions(validators), hold), Trail.from(address), settings.timeout());
    }

    public Bulk.Hold hold() {
        return bulk.hold();
    }

    /// What stays the same from hop to hop.
    private record Errand(Purpose purpose, List<Header> conditions, Bulk.Hold hold) {}

    /// Sends a form (application/x-www-form-urlencoded), as a hub of WebSub wants it, and answers what came of it.
    /// Guard, gate, budget and log are those of every request. robots.txt is not asked: it speaks to those who look
    /// around, and a hub that a feed names has asked for this. A redirect that keeps the method (307, 308) is
    /// followed.
    ///
    /// @param fields sent in this order
    public Posted post(Address address, List<Header> fields, Purpose purpose) throws InterruptedException {
        var form = fields.stream()
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
        var method = new Question.Method.Post(
                "application/x-www-form-urlencoded", Payload.of(form.getBytes(StandardCharsets.US_ASCII)));
        return post(Trail.from(address), purpose, method, settings.timeout());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Posted post(Trail trail, Purpose purpose, Question.Method.Post method, Duration left)
            throws InterruptedException {
        var question =
                new Question(trail.here(), purpose, trail.hops().size(), method, settings.largestBodyBytes(), left);
        return switch (politeWire.ask(question)) {
            case Heard.NotYet(var until) -> new Posted.Paused(until);
            case Heard.Nothing nothing -> new Posted.Failed(nothing.failure(), nothing.detail());
            case Heard.Answer answer
            when answer.status() == 307 || answer.status() == 308 ->
                switch (follow(trail, answer, left.minus(answer.took()))) {
                    case Trail.Next.DeadEnd(var failure, var detail) -> new Posted.Failed(failure, detail);
                    case Trail.Next.To(var next) -> post(next, purpose, method, left.minus(answer.took()));
                };
            case Heard.Answer answer -> Answers.posted(trail, answer);
        };
    }

    /// From when on the site may be asked again; long past for a site that never was.
    public Instant readyAt(Site site) {
        return politeWire.readyAt(site);
    }

    /// How far apart two requests to the site begin at least when none of them is to wait.
    public Duration pace(Site site) {
        return politeWire.pace(site);
    }

    /// Why nothing is asked of a site any more; empty while it is.
    public Optional<String> stopped(Site site) {
        return requests.stopped().stream()
                .filter(record -> record.site().equals(site))
                .flatMap(record -> record.stop().stream())
                .map(SiteRecord.Stop::why)
                .findFirst();
    }

    /// Notes that a page wanted proof of a human, although its status did not say so. Three in a row, and nothing
    /// is asked of the site any more until the operator says so.
    public void challenged(Address address) {
        var site = Site.of(address);
        var now = time.instant();
        PoliteWire.tellOfStop(requests.change(site, before -> Manners.challenged(before, address, now)), now);
    }

    /// Notes that a page let itself be read.
    public void welcomed(Address address) {
        requests.welcomed(Site.of(address));
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

    /// Whether the robots.txt that holds for this address is to be read again within the hour.
    public boolean isRobotsAging(Address address) {
        return robots.isAging(address);
    }

    /// Reads such a robots.txt again before it must be: while the site has nothing else to answer.
    public void renewRobots(Address address) throws InterruptedException {
        robots.renew(address);
    }

    private Permission permission(Address address) throws InterruptedException {
        var refusal = wire.refusal(address);
        return refusal.isPresent()
                ? new Permission.Unreached(Failure.FORBIDDEN_ADDRESS, refusal.get())
                : robots.permission(address);
    }

    private Fetched travel(Errand errand, Trail trail, Duration left) throws InterruptedException {
        return switch (permission(trail.here())) {
            case Permission.Denied(var detail) -> new Fetched.Disallowed(detail);
            case Permission.Unreached(var failure, var detail) -> new Fetched.Failed(failure, detail);
            case Permission.NotYet(var until) -> new Fetched.Paused(until);
            case Permission.Granted(var rules) -> {
                politeWire.heed(trail.here(), rules.crawlDelay());
                yield look(errand, trail, left);
            }
        };
    }

    private Fetched look(Errand errand, Trail trail, Duration left) throws InterruptedException {
        boolean sameSite = Site.of(trail.here()).equals(Site.of(trail.requested()));
        var sent =
                sameSite ? errand.conditions() : List.<Header>of(); // another site learns nothing of what this one sent
        var question = new Question(
                trail.here(),
                errand.purpose(),
                trail.hops().size(),
                new Question.Method.Get(sent),
                settings.largestBodyBytes(),
                left);
        return switch (politeWire.ask(question)) {
            case Heard.NotYet(var until) -> new Fetched.Paused(until);
            case Heard.Nothing nothing -> new Fetched.Failed(nothing.failure(), nothing.detail());
            case Heard.Answer answer
            when answer.isRedirect() ->
                switch (follow(trail, answer, left.minus(answer.took()))) {
                    case Trail.Next.DeadEnd(var failure, var detail) -> new Fetched.Failed(failure, detail);
                    case Trail.Next.To(var next) -> travel(errand, next, left.minus(answer.took()));
                };
            case Heard.Answer answer -> judge(errand, trail, answer, !sent.isEmpty());
        };
    }

    private Fetched judge(Errand errand, Trail trail, Heard.Answer answer, boolean conditional)
            throws InterruptedException {
        var small = smallAnswers.judge(trail, answer, conditional, time.instant());
        boolean large = answer.body() instanceof Heard.Body.Whole
                && small instanceof Fetched.Failed(var failure, var _)
                && failure == Failure.TOO_LARGE;
        if (large) {
            errand.hold().large();
            return answers.judge(trail, answer, conditional, time.instant());
        }
        if (small instanceof Fetched.Page(var capture) && capture.content().isGzip()) {
            errand.hold().large(); // who reads it will unwrap it
        }
        return small;
    }

    private Trail.Next follow(Trail trail, Heard.Answer answer, Duration left) {
        return left.isPositive()
                ? trail.follow(answer, settings.mostHops())
                : new Trail.Next.DeadEnd(Failure.TIMED_OUT, "the redirects together took too long");
    }

    @Override
    public void close() {
        wire.close();
    }
}
