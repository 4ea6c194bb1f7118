// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Duration;
import java.time.Instant;

/// An outlet's budget of requests: a bucket that fills at so many an hour up to a day's worth, from which every request
/// takes one. A look at an article is taken only while there is one, so that no span of time sees more requests than
/// its hours' worth and what the bucket holds, but for what seeds and further pages borrow, which is paid back first.
///
/// The fuller the bucket, the cheaper a look: the price is the chance of finding an edit that a look must have. Its
/// base follows slowly, so that over days as much is spent as is earned.
///
/// @param tokens requests in the bucket; below zero when some were borrowed
/// @param base natural logarithm of the price at which spending and earning are meant to meet
/// @param at when this was so
public record Purse(double tokens, double base, Instant at) {
    private static final double HOURS_HELD = 24;
    private static final double LEAST_HELD = 5;

    /// The filling at which the price is its base.
    private static final double EVEN = 0.4;

    /// How much a full bucket's price, and an empty one's, lies from the base, per unit of filling.
    private static final double GAIN = 3;

    /// How fast the base follows, per hour and unit of filling.
    private static final double FOLLOW = 0.06;

    private static final double FIRST_BASE = Math.log(.06);
    /// However much is in the bucket, a look is not thrown away: an outlet with few articles is asked for no more
    /// than they are likely to show.
    private static final double LEAST_PRICE = .05;

    private static final double LOWEST_BASE = -4;
    private static final double HIGHEST_BASE = 0.5;

    /// An outlet's purse at the beginning.
    ///
    /// @param tokens that it holds already
    public static Purse begin(Instant now, double tokens) {
        return new Purse(tokens, FIRST_BASE, now);
    }

    public Purse {
        if (!Double.isFinite(tokens) || !Double.isFinite(base)) {
            throw new IllegalArgumentException("a purse of %s at %s".formatted(tokens, base));
        }
    }

    /// The purse as it stands later; the same when the time is not later.
    ///
    /// @param perHour requests that are earned in an hour; more than 0
    public Purse at(Instant now, double perHour) {
        double hours = Math.max(0, Duration.between(at, now).toMillis() / 3_600_000.0);
        if (hours == 0) {
            return this;
        }
        double more = Math.min(held(perHour), tokens + perHour * hours);
        double filling = (filling(tokens, perHour) + filling(more, perHour)) / 2;
        double followed = base + FOLLOW * (EVEN - filling) * Math.min(hours, HOURS_HELD);
        return new Purse(more, Math.clamp(followed, LOWEST_BASE, HIGHEST_BASE), now);
    }

    /// After so many requests.
    ///
    /// @param requests at least 0
    public Purse spent(int requests) {
        return new Purse(tokens - requests, base, at);
    }

    public boolean canPay() {
        return tokens >= 1;
    }

    /// When one request can be paid, if nothing else is spent; [#at] when it can be now.
    public Instant payableAt(double perHour) {
        return canPay() ? at : at.plusMillis((long) Math.ceil((1 - tokens) / perHour * 3_600_000));
    }

    /// What a look must be worth: roughly the chance of finding an edit. More than 0.
    public double price(double perHour) {
        return Math.max(LEAST_PRICE, Math.exp(base + GAIN * (EVEN - filling(tokens, perHour))));
    }

    private static double filling(double tokens, double perHour) {
        return Math.max(0, tokens) / held(perHour);
    }

    private static double held(double perHour) {
        return Math.max(LEAST_HELD, perHour * HOURS_HELD);
    }
}
