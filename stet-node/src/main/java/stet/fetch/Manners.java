// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import stet.model.Address;
import stet.model.Site;
import stet.store.Requests.Recalled;
import stet.store.SiteRecord;
import stet.store.SiteRecord.Barred;
import stet.store.SiteRecord.Stop;

/// How long a site is left alone: pure rules, all lengths in the clock's time.
///
/// Sources: Retry-After is RFC 9110, section 10.2.3; five times the last answer's duration is Heritrix's delay
/// factor; doubling with jitter, forgotten after half an hour without a new refusal, is StormCrawler's.
///
/// @param least the operator's politeness
/// @param longestCrawlDelay what a larger Crawl-delay counts as
/// @param timeout after which a request that never ended, as when Stet was killed, is no longer waited for
/// @param mostReceived bytes of one answer, head and framing included
/// @param salt lets the jitter of two Stets differ
record Manners(
        Duration least, Duration longestCrawlDelay, Ceilings ceilings, Duration timeout, long mostReceived, int salt) {
    private static final long HEAD_ROOM = 1L << 20;
    static final Duration LONGEST_PAUSE = Duration.ofHours(24);
    private static final Duration LONGEST_STRETCH = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(60);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
    private static final int MOST_DOUBLINGS = 11; // 60 s * 2^11 is above a day
    private static final int SLOWDOWN = 5;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    /// Answers in a row that do not let Stet in, after which the site is left alone.
    private static final int ENOUGH = 3;

    /// How soon a stopped site may be asked whether it is still stopped; that asks our own store, not the site.
    private static final Duration STILL_STOPPED = Duration.ofMinutes(5);

    /// With less left of a day's bytes nothing is asked: hardly an answer would come whole.
    private static final long LEAST_ALLOWANCE = 64 << 10;

    static Manners of(FetchSettings settings) {
        return new Manners(
                settings.politeness(),
                settings.longestCrawlDelay(),
                settings.ceilings(),
                settings.timeout(),
                2 * settings.largestBodyBytes() + HEAD_ROOM,
                settings.userAgent().hashCode());
    }

    /// From when on a site may be asked again. What the store remembers of a time to come, since a clock was set
    /// back, does not count.
    Instant readyAt(Recalled known, Duration crawlDelay, Instant now) {
        var site = known.site();
        if (site.stop().isPresent()) {
            return now.plus(STILL_STOPPED);
        }
        var rested = past(site.ended(), now).plus(interval(crawlDelay, site.took()));
        var asked = site.pausedUntil().isAfter(now.plus(LONGEST_PAUSE)) ? Instant.EPOCH : site.pausedUntil();
        var alone = site.begun().map(begun -> past(begun, now).plus(timeout)).orElse(Instant.EPOCH);
        return later(later(rested, asked), later(alone, affordable(known)));
    }

    private static Instant past(Instant then, Instant now) {
        return then.isAfter(now.plus(SKEW)) ? Instant.EPOCH : then;
    }

    /// From when on the budget bears one more request.
    private Instant affordable(Recalled known) {
        var spent = known.spent();
        var hour = spent.nth().map(nth -> nth.plus(HOUR)).orElse(Instant.EPOCH);
        boolean left = allowance(known) >= Math.min(LEAST_ALLOWANCE, mostReceived);
        return left
                ? hour
                : later(hour, spent.oldest().map(first -> first.plus(DAY)).orElse(Instant.EPOCH));
    }

    /// How many bytes the next answer may bring.
    long allowance(Recalled known) {
        long most = known.bytesPerDay()
                .orElseGet(() -> ceilings.of(known.site().site()).bytesPerDay());
        long left = most - known.spent().bytes();
        return Math.clamp(left, 0, mostReceived);
    }

    /// What is remembered of a site once a request has ended.
    SiteRecord after(SiteRecord before, Question question, Heard heard, Duration took, Instant now) {
        var ended = before.ended(now, took);
        return heard instanceof Heard.Answer answer ? barred(paused(ended, answer, now), question, answer, now) : ended;
    }

    /// 429 and 503 pause the whole site (RFC 6585, section 4; RFC 9110, section 15.6.4).
    private SiteRecord paused(SiteRecord before, Heard.Answer answer, Instant now) {
        if (answer.status() != 429 && answer.status() != 503) {
            return before;
        }
        int refusals = refusals(before.refusals(), before.pausedUntil(), now);
        var pause = retryAfter(answer, now).orElseGet(() -> pause(before.site(), refusals));
        return before.paused(now.plus(pause), refusals);
    }

    /// 402, 403 and a wall of a shield say that Stet is not wanted; three in a row are enough. A redirect says
    /// nothing: it may lead to such a wall. Each purpose is counted by itself, since an outlet may bar its articles
    /// and not its feed; robots.txt does not count (RFC 9309, section 2.3.1.3).
    private static SiteRecord barred(SiteRecord before, Question question, Heard.Answer answer, Instant now) {
        boolean shut = answer.status() == 402 || answer.status() == 403 || answer.isChallenge();
        boolean open =
                answer.status() < 400 && !answer.isRedirect() || answer.status() == 404 || answer.status() == 410;
        var count = before.barred();
        var counted = switch (question.purpose()) {
            case ARTICLE -> new Barred(next(count.pages(), shut, open), count.seeds(), count.challenges());
            case SEED, SEARCH -> new Barred(count.pages(), next(count.seeds(), shut, open), count.challenges());
            case ROBOTS, HUB -> count;
        };
        var site = before.barred(counted);
        return shut && site.stop().isEmpty() && Math.max(counted.pages(), counted.seeds()) >= ENOUGH
                ? site.stopped(new Stop(
                        now,
                        "it answered %d requests in a row with 402, 403 or a challenge, the last (%d) at %s"
                                .formatted(ENOUGH, answer.status(), question.address())))
                : site;
    }

    private static int next(int count, boolean shut, boolean open) {
        return shut ? count + 1 : open ? 0 : count;
    }

    /// After a page that turned out to want proof of a human, although its status did not say so.
    static SiteRecord challenged(SiteRecord before, Address address, Instant now) {
        var count = before.barred();
        var site = before.barred(new Barred(count.pages(), count.seeds(), count.challenges() + 1));
        return site.barred().challenges() < ENOUGH || site.stop().isPresent()
                ? site
                : site.stopped(new Stop(
                        now, "%d pages in a row wanted proof of a human, the last %s".formatted(ENOUGH, address)));
    }

    /// Between the end of a request and the start of the next one to the same site.
    ///
    /// @param crawlDelay of robots.txt; zero without one
    /// @param took how long the last answer took
    Duration interval(Duration crawlDelay, Duration took) {
        var delay = shorter(crawlDelay, longestCrawlDelay);
        var stretched = shorter(took.multipliedBy(SLOWDOWN), LONGEST_STRETCH);
        return longer(least, longer(delay, stretched));
    }

    /// How often in a row the site refused, this time included, when it last paused us until then.
    static int refusals(int before, Instant pausedUntil, Instant now) {
        return now.isAfter(pausedUntil.plus(FORGOTTEN_AFTER)) ? 1 : Math.min(before + 1, MOST_DOUBLINGS + 1);
    }

    /// The pause after a refusal that names none: 60 s, doubling to a day, 10 % more or less. The jitter is drawn
    /// from the asker's name, the site's name and the count, so that sites that fail together come back apart, two
    /// Stets at one site do not move in step, and a rehearsal repeats exactly.
    Duration pause(Site site, int refusals) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(refusals - 1, MOST_DOUBLINGS));
        int permille = 900 + Math.floorMod((site.name() + refusals + salt).hashCode() * 0x9E3779B1, 201);
        return shorter(doubled.multipliedBy(permille).dividedBy(1000), LONGEST_PAUSE);
    }

    /// What a Retry-After asks for, at most a day; empty when there is none that makes sense. A date is measured
    /// against the answer's own Date, so that the two clocks need not agree.
    ///
    /// @param now stands in for a Date that is missing or unreadable
    static Optional<Duration> retryAfter(Heard.Answer answer, Instant now) {
        return answer.header("Retry-After").map(String::strip).flatMap(value -> {
            if (value.matches("[0-9]+")) {
                var digits = value.replaceFirst("^0+(?=[0-9])", "");
                return Optional.of(digits.length() > 9 ? LONGEST_PAUSE : atMostADay(Long.parseLong(digits)));
            }
            var from = answer.header("Date").flatMap(HttpDates::read).orElse(now);
            return HttpDates.read(value)
                    .filter(until -> !until.isBefore(from))
                    .map(until -> atMostADay(Duration.between(from, until).toSeconds()));
        });
    }

    private static Duration atMostADay(long seconds) {
        return shorter(Duration.ofSeconds(seconds), LONGEST_PAUSE);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
