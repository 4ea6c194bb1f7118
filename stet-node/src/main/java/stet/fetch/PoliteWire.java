// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import stet.model.Address;
import stet.model.Fetched.Failure;
import stet.model.Site;
import stet.store.RequestLine;
import stet.store.Requests;
import stet.store.Requests.Recalled;
import stet.store.SiteRecord;

/// The wire behind the sites' gates: whoever asks waits for the site's turn, stays within its budget, and is in the log
/// of requests before the first byte is sent. Safe for many threads; blocks its thread.
final class PoliteWire {
    private static final System.Logger LOG = System.getLogger(PoliteWire.class.getName());

    /// The log is tidied once in so many requests.
    private static final int TIDIED_EVERY = 5000;

    private final Wire wire;
    private final SiteGates gates;
    private final Manners manners;
    private final Requests requests;
    private final Duration kept;
    private final Duration patience;
    private final Timekeeper time;
    private final AtomicInteger sent = new AtomicInteger();

    /// @param kept how long a request stays in the log
    /// @param patience how long a turn is waited for; longer waits are the caller's
    PoliteWire(Wire wire, Manners manners, Requests requests, Duration kept, Duration patience, Timekeeper time) {
        this.wire = wire;
        this.gates = new SiteGates(manners, requests);
        this.manners = manners;
        this.requests = requests;
        this.kept = kept;
        this.patience = patience;
        this.time = time;
    }

    /// Asks when it is the site's turn, if that comes within what is waited for or within the site's usual pause.
    Heard ask(Question question) throws InterruptedException {
        var refusal = wire.refusal(question.address());
        if (refusal.isPresent()) {
            return new Heard.Nothing(Duration.ZERO, 0, Failure.FORBIDDEN_ADDRESS, refusal.get());
        }
        var gate = gates.borrow(Site.of(question.address()));
        try {
            var now = time.instant();
            var known = gate.recall(now);
            var turn = gate.turnAt(known, now);
            if (isTooLate(turn, gate, known, now)) {
                return new Heard.NotYet(turn);
            }
            gate.enter();
            try {
                return askInTurn(question, gate);
            } finally {
                gate.leave();
            }
        } finally {
            gates.giveBack(gate);
        }
    }

    /// Lets the site's next request wait for its Crawl-delay.
    void heed(Address address, Duration crawlDelay) {
        var gate = gates.borrow(Site.of(address));
        gate.heed(crawlDelay);
        gates.giveBack(gate);
    }

    /// From when on the site may be asked; long past for one that never was.
    Instant readyAt(Site site) {
        return gates.readyAt(site, time.instant());
    }

    /// How far apart two requests to the site begin at least when none of them is to wait.
    Duration pace(Site site) {
        return gates.pace(site, time.instant());
    }

    /// Other processes ask too: the site is looked at anew after each wait, and the request is sent only if nobody was
    /// faster. All these waits together are bounded like one.
    private Heard askInTurn(Question question, SiteGate gate) throws InterruptedException {
        var came = time.instant();
        while (true) {
            var now = time.instant();
            var known = gate.recall(now);
            var ready = gate.readyAt(known, now);
            if (ready.isAfter(now)) {
                if (isTooLate(ready, gate, known, came)) {
                    return new Heard.NotYet(ready);
                }
                time.await(ready);
                continue;
            }
            var method = question.method() instanceof Question.Method.Get ? "GET" : "POST";
            var line =
                    new RequestLine(gate.site(), now, method, question.address(), question.reason(), Optional.empty());
            var number = requests.begin(known.site().last(), line);
            if (number.isPresent()) {
                return send(question, known, number.getAsLong());
            }
        }
    }

    private Heard send(Question question, Recalled known, long number) throws InterruptedException {
        tidy();
        long allowance = manners.allowance(known);
        long started = System.nanoTime();
        Heard heard = new Heard.Nothing(Duration.ZERO, 0, Failure.CUT_SHORT, "broken off by Stet");
        try {
            heard = wire.ask(question, allowance);
        } finally {
            end(question, known.site().site(), number, heard, Duration.ofNanos(System.nanoTime() - started));
        }
        boolean budget = allowance < manners.mostReceived() && isTooLarge(heard);
        return budget ? new Heard.NotYet(readyAt(known.site().site())) : heard;
    }

    private void end(Question question, Site site, long number, Heard heard, Duration took) {
        var now = time.instant();
        tellOfStop(
                requests.end(
                        number, site, before -> manners.after(before, question, heard, took, now), end(heard, took)),
                now);
    }

    private void tidy() {
        if (sent.getAndIncrement() % TIDIED_EVERY == 0) {
            requests.forget(time.instant().minus(kept));
        }
    }

    /// Says so when a site was stopped at that moment.
    static void tellOfStop(SiteRecord site, Instant now) {
        site.stop()
                .filter(stop -> stop.since().equals(now))
                .ifPresent(stop -> LOG.log(
                        WARNING,
                        "nothing is asked of {0} any more: {1}. When that is settled: stet outlet resume {0}",
                        site.site(),
                        stop.why()));
    }

    private static boolean isTooLarge(Heard heard) {
        return switch (heard) {
            case Heard.Nothing nothing -> nothing.failure() == Failure.TOO_LARGE;
            case Heard.Answer(var _, var _, var _, var _, var _, Heard.Body.Broken broken) ->
                broken.failure() == Failure.TOO_LARGE;
            case Heard.Answer _, Heard.NotYet _ -> false;
        };
    }

    private static RequestLine.End end(Heard heard, Duration took) {
        return switch (heard) {
            case Heard.Answer answer ->
                new RequestLine.End(
                        OptionalInt.of(answer.status()),
                        OptionalLong.of(answer.received()),
                        took,
                        switch (answer.body()) {
                            case Heard.Body.Broken broken -> broken.detail();
                            case Heard.Body.TooLarge _ -> "larger than allowed";
                            case Heard.Body.Whole _ -> "";
                        });
            case Heard.Nothing nothing ->
                new RequestLine.End(OptionalInt.empty(), OptionalLong.of(nothing.received()), took, nothing.detail());
            case Heard.NotYet _ -> throw new IllegalStateException("the wire itself never waits");
        };
    }

    /// Whether one who came then does not wait for that turn. A site that is stopped has none.
    private boolean isTooLate(Instant turn, SiteGate gate, Recalled known, Instant came) {
        var interval = gate.interval(known);
        var longest = interval.compareTo(patience) > 0 ? interval : patience;
        return known.site().stop().isPresent() || turn.isAfter(came.plus(longest));
    }
}
