// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static java.lang.System.Logger.Level.ERROR;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import stet.fetch.Fetcher;
import stet.fetch.Posted;
import stet.fetch.Purpose;
import stet.fetch.Timekeeper;
import stet.model.Header;
import stet.model.Subscription;
import stet.model.Subscription.State;
import stet.schedule.Leases;
import stet.store.Subscriptions;

/// Asks hubs to push the changes of feeds that name them, before each lease ends again, and to stop when a feed is no
/// longer watched (W3C WebSub, section 5.1). What a hub then does itself comes in through the pages' server.
public final class Subscriber {
    private static final System.Logger LOG = System.getLogger(Subscriber.class.getName());
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int AT_ONCE = 20;
    private static final int TOKEN_BYTES = 24;
    private static final int SECRET_BYTES = 32;

    /// A hub that does not let us go is left to its lease's end.
    private static final int MOST_FAREWELLS = 3;

    private final Subscriptions subscriptions;
    private final Fetcher fetcher;
    private final Timekeeper time;
    private final String callbacks;
    private final SecureRandom random = new SecureRandom();

    /// @param callbacks the address below which hubs reach the pages' server, without a slash at the end
    public Subscriber(Subscriptions subscriptions, Fetcher fetcher, Timekeeper time, String callbacks) {
        this.subscriptions = subscriptions;
        this.fetcher = fetcher;
        this.time = time;
        this.callbacks = callbacks;
    }

    /// Goes on until it is interrupted. A round that breaks is logged, and the next one tried.
    public void run() throws InterruptedException {
        while (true) {
            try {
                once();
            } catch (RuntimeException e) {
                LOG.log(ERROR, "a round over the hubs broke", e);
            }
            time.sleep(BETWEEN);
        }
    }

    /// Asks every hub that is due.
    void once() throws InterruptedException {
        for (var subscription : subscriptions.due(time.instant(), AT_ONCE)) {
            if (subscription.state() == State.LEAVING && subscription.failures() >= MOST_FAREWELLS) {
                subscriptions.end(subscription);
            } else {
                ask(subscription);
            }
        }
    }

    private void ask(Subscription subscription) throws InterruptedException {
        var asking = asking(subscription);
        var now = time.instant();
        var again = now.plus(Leases.retry(asking.failures()));
        subscriptions.asking(asking, now, again);
        switch (fetcher.post(asking.hub().address(), form(asking), Purpose.HUB)) {
            case Posted.Answered(var capture)
            when capture.status() >= 200 && capture.status() < 300 ->
                subscriptions.answered(asking, again, again, "asked; the hub has not confirmed yet");
            case Posted.Answered(var capture) ->
                subscriptions.answered(asking, again, again, "the hub answered %d".formatted(capture.status()));
            case Posted.Failed(var _, var detail) -> subscriptions.answered(asking, again, again, detail);
            case Posted.Paused(var until) -> subscriptions.unasked(subscription, again, later(until, now));
        }
    }

    private static Instant later(Instant until, Instant now) {
        return until.isAfter(now) ? until : now.plus(BETWEEN);
    }

    /// How the subscription stands once the hub is asked. A renewal goes on being active, with the same callback.
    /// That a hub is asked again although nothing was confirmed counts as a failure.
    private Subscription asking(Subscription before) {
        boolean again = before.state() == State.ASKED
                || before.state() == State.LEAVING
                || before.until().filter(time.instant()::isAfter).isPresent();
        var state = switch (before.state()) {
            case OFFERED, ASKED, DENIED -> State.ASKED;
            case ACTIVE -> before.until().filter(time.instant()::isAfter).isPresent() ? State.ASKED : State.ACTIVE;
            case LEAVING -> State.LEAVING;
        };
        return new Subscription(
                before.seed(),
                before.hub(),
                state,
                before.token().isEmpty() ? drawn(TOKEN_BYTES) : before.token(),
                before.secret().isEmpty() ? drawn(SECRET_BYTES) : before.secret(),
                before.until(),
                again ? before.failures() + 1 : before.failures());
    }

    private String drawn(int bytes) {
        var drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private List<Header> form(Subscription asking) {
        var callback = new Header("hub.callback", callbacks + "/websub/" + asking.token());
        var topic = new Header("hub.topic", asking.hub().topic().text());
        return asking.state() == State.LEAVING
                ? List.of(new Header("hub.mode", "unsubscribe"), topic, callback)
                : List.of(
                        new Header("hub.mode", "subscribe"),
                        topic,
                        callback,
                        new Header("hub.lease_seconds", "" + Leases.WANTED.toSeconds()),
                        new Header("hub.secret", asking.secret()));
    }
}
