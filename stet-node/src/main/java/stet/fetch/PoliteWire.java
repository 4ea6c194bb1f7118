// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import stet.model.Address;
import stet.model.Site;

/// The wire behind the sites' gates: whoever asks waits for the site's turn. Safe for many threads; blocks its
/// thread.
final class PoliteWire {
    /// Longer waits are the caller's: it has other things to do meanwhile.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Wire wire;
    private final SiteGates gates;
    private final Timekeeper time;

    PoliteWire(Wire wire, SiteGates gates, Timekeeper time) {
        this.wire = wire;
        this.gates = gates;
        this.time = time;
    }

    /// Asks when it is the site's turn, if that is within a minute or within the site's usual pause.
    Heard ask(Question question) throws InterruptedException {
        var gate = gates.borrow(Site.of(question.address()), time.instant());
        try {
            var turn = gate.turnAt(time.instant());
            if (isLong(turn, gate)) {
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
        var gate = gates.borrow(Site.of(address), time.instant());
        gate.heed(crawlDelay);
        gates.giveBack(gate);
    }

    private Heard askInTurn(Question question, SiteGate gate) throws InterruptedException {
        var ready = gate.readyAt();
        if (isLong(ready, gate)) {
            return new Heard.NotYet(ready);
        }
        time.await(ready);
        long started = System.nanoTime();
        try {
            var heard = wire.ask(question);
            if (heard instanceof Heard.Answer answer) {
                gate.heard(answer, time.instant());
            }
            return heard;
        } finally {
            gate.ended(time.instant(), Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private boolean isLong(Instant turn, SiteGate gate) {
        var patience = gate.interval().compareTo(PATIENCE) > 0 ? gate.interval() : PATIENCE;
        return turn.isAfter(time.instant().plus(patience));
    }
}
