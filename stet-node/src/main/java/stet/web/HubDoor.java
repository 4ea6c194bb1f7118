// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import stet.model.Subscription;
import stet.model.Subscription.State;
import stet.schedule.Leases;
import stet.store.Subscriptions;

/// Where hubs come in (W3C WebSub, sections 5.3 and 7): they ask whether a subscription was meant, and push. Each
/// subscription has an address of its own that nobody else can guess; whoever does not know one learns nothing here.
/// What is pushed is read for its signature alone and thrown away: a push means that the feed is worth a look at once,
/// and that look is taken and kept as any other.
final class HubDoor {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{48}");
    private static final long LARGEST_PUSH = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 8;
    private static final int LONGEST_CHALLENGE = 2048;
    private static final int LONGEST_REASON = 200;
    private static final Duration AFTER_DENIAL = Duration.ofDays(1);

    private final Subscriptions subscriptions;
    private final InstantSource clock;
    private final Semaphore pushes = new Semaphore(AT_ONCE);

    HubDoor(Subscriptions subscriptions, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /// A hub asks whether we meant it, or says that it will not push.
    ///
    /// @param refuse answers as if there were no such page
    void verify(Context context, Runnable refuse) {
        var subscription = find(context).filter(s -> s.hub().topic().text().equals(parameter(context, "hub.topic")));
        var mode = parameter(context, "hub.mode");
        var challenge = parameter(context, "hub.challenge");
        if (subscription.isEmpty()) {
            refuse.run();
        } else if (mode.equals("denied")) {
            deny(subscription.get(), parameter(context, "hub.reason"));
            context.status(200);
        } else if (isMeant(subscription.get(), mode)
                && !challenge.isEmpty()
                && challenge.length() <= LONGEST_CHALLENGE) {
            settle(subscription.get(), parameter(context, "hub.lease_seconds"));
            context.header("Cache-Control", Reply.Keep.NEVER.directive());
            context.contentType("text/plain; charset=utf-8").result(challenge);
        } else {
            refuse.run();
        }
    }

    private static boolean isMeant(Subscription subscription, String mode) {
        return switch (subscription.state()) {
            case ASKED, ACTIVE -> mode.equals("subscribe");
            case LEAVING -> mode.equals("unsubscribe");
            case OFFERED, DENIED -> false;
        };
    }

    private void settle(Subscription subscription, String leaseSeconds) {
        if (subscription.state() == State.LEAVING) {
            subscriptions.end(subscription);
            return;
        }
        var lease = Leases.granted(leaseSeconds.matches("\\d{1,12}") ? Long.parseLong(leaseSeconds) : 0);
        var now = clock.instant();
        subscriptions.confirm(subscription, now.plus(lease), now.plus(Leases.renewedAfter(lease)));
    }

    private void deny(Subscription subscription, String reason) {
        var said = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        if (subscription.state() == State.LEAVING) {
            subscriptions.end(subscription);
        } else {
            subscriptions.deny(
                    subscription,
                    clock.instant().plus(AFTER_DENIAL),
                    said.isEmpty() ? "the hub said no" : "the hub said no: " + said);
        }
    }

    /// A hub pushes. It is thanked whether the signature fits or not (section 7.1), so that nobody can try
    /// secrets out.
    void push(Context context, Runnable refuse) throws IOException {
        var subscription = find(context);
        if (subscription.isEmpty()) {
            refuse.run();
            return;
        }
        if (subscription.get().state() == State.LEAVING) {
            context.status(410); // section 7: the subscriber wants no more
            return;
        }
        if (!pushes.tryAcquire()) {
            context.status(503).header("Retry-After", "30");
            return;
        }
        try {
            var signature =
                    Optional.ofNullable(context.header("X-Hub-Signature")).orElse("");
            take(
                    subscription.get(),
                    HubSignature.read(
                            signature,
                            subscription.get().secret(),
                            context.req().getInputStream(),
                            LARGEST_PUSH,
                            PATIENCE),
                    context);
        } finally {
            pushes.release();
        }
    }

    private void take(Subscription subscription, HubSignature.Body body, Context context) {
        switch (body) {
            case SIGNED -> {
                subscriptions.push(subscription, clock.instant());
                context.status(204);
            }
            case NOT_SIGNED -> {
                subscriptions.note(
                        subscription, "something was pushed whose signature does not fit; it was not heeded");
                context.status(204);
            }
            case TOO_LARGE -> context.status(413);
            case TOO_SLOW -> context.status(408);
        }
    }

    private Optional<Subscription> find(Context context) {
        var token = context.pathParam("token");
        return TOKEN.matcher(token).matches() ? subscriptions.find(token) : Optional.empty();
    }

    private static String parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }
}
