// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import stet.archive.Unwritable;
import stet.fetch.Fetcher;
import stet.fetch.Timekeeper;
import stet.model.Outcome;
import stet.model.OutletId;
import stet.model.Site;
import stet.model.Target;
import stet.store.Frontier;
import stet.store.Unavailable;

/// The sites it owns, which target is next, politely: one walk at a time for each site, many sites at once.
/// Runs until it is stopped; [#run] returns when every walk that had begun has ended.
public final class Slice {
    private static final System.Logger LOG = System.getLogger(Slice.class.getName());

    /// New targets may come from another process, so the store is asked this often although nothing is due. In real
    /// time.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /// For a site where all that is due waits for budgets.
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /// For a site that is to be left alone: it is then looked at anew for how long.
    private static final Duration LONGEST_REST_OF_SITE = Duration.ofMinutes(10);

    /// After a walk that broke by a fault of ours.
    private static final Duration AFTER_FAULT = Duration.ofHours(1);

    /// While the store or the disk is away; in real time. Then one site is asked, and its look shows whether it is
    /// back.
    private static final Duration OUTAGE = Duration.ofSeconds(10);

    /// A clock that goes back by more was set back; by less, it was trimmed.
    private static final Duration TRIMMED = Duration.ofMinutes(1);

    private final Frontier frontier;
    private final Walk walk;
    private final Fetcher fetcher;
    private final Timekeeper time;
    private final int mostAtOnce;
    private final Consumer<Outcome> told;
    private final BooleanSupplier room;

    private Optional<Instant> latest = Optional.empty(); // as the clock said; the running thread's
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<Site> walking = new HashSet<>(); // guarded by lock
    private final Map<Site, Instant> resting = new HashMap<>(); // guarded by lock
    private boolean stopped; // guarded by lock
    private boolean rung; // guarded by lock; a walk ended since anyone looked
    private Optional<RuntimeException> fault = Optional.empty(); // guarded by lock
    private Optional<Instant> away =
            Optional.empty(); // guarded by lock; when the store was last found away, in real time

    /// @param mostAtOnce how many sites are asked at once, at least 1
    /// @param told is given each outcome once it is recorded; called by many threads
    /// @param room whether a look may begin now; asked before each, and once a second while none may
    public Slice(
            Frontier frontier,
            Walk walk,
            Fetcher fetcher,
            Timekeeper time,
            int mostAtOnce,
            Consumer<Outcome> told,
            BooleanSupplier room) {
        if (mostAtOnce < 1) {
            throw new IllegalArgumentException("at least one site is asked at a time, not " + mostAtOnce);
        }
        this.frontier = frontier;
        this.walk = walk;
        this.fetcher = fetcher;
        this.time = time;
        this.mostAtOnce = mostAtOnce;
        this.told = told;
        this.room = room;
    }

    /// Watches until [#stop].
    ///
    /// @throws IllegalStateException when the store can no longer be read or written
    public void run() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!isStopped()) {
                await(room.getAsBoolean() ? attempt(threads) : Optional.empty());
            }
        }
        if (fault.isPresent()) {
            throw new IllegalStateException("watching ended: " + fault.get().getMessage(), fault.get());
        }
    }

    /// A store that is away for a while does not end the watch.
    private Optional<Instant> attempt(ExecutorService threads) {
        try {
            heedClock();
            return begin(threads);
        } catch (Unavailable e) {
            interrupted(e);
            return Optional.empty();
        }
    }

    /// Looks that were planned by a clock which was ahead, or is behind now, would come hours late. Whoever set it back
    /// may have done so before this watch began.
    private void heedClock() {
        var now = time.instant();
        var before = latest.or(frontier::lastLook).orElse(now);
        var back = Duration.between(now, before);
        if (back.compareTo(TRIMMED) > 0) {
            int moved = frontier.setBack(back, now);
            LOG.log(WARNING, "the clock was set back by %s; %d planned looks are moved with it".formatted(back, moved));
        }
        latest = Optional.of(back.isNegative() || back.compareTo(TRIMMED) > 0 ? now : before);
    }

    /// Lets walks that have begun come to their end, and begins no more.
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /// Begins what can be begun: sites that rest take nobody's place.
    ///
    /// @return when there is more to begin; for what has no place, the end of a walk is waited for
    private Optional<Instant> begin(ExecutorService threads) {
        var upcoming = frontier.upcoming();
        var now = time.instant();
        var next = Optional.<Instant>empty();
        lock.lock();
        try {
            // later than any rest lasts: it began before the clock was set back
            resting.values().removeIf(until -> !until.isAfter(now) || until.isAfter(now.plus(LONGEST_REST_OF_SITE)));
            for (var site : upcoming) {
                var start = start(site);
                if (walking.contains(site.site())) {
                    continue;
                }
                if (start.isAfter(now)) {
                    next = next.filter(start::isAfter).or(() -> Optional.of(start));
                } else if (walking.size() < placesNow()) {
                    walking.add(site.site());
                    threads.execute(() -> walkAll(site.site()));
                }
            }
        } finally {
            lock.unlock();
        }
        return next;
    }

    /// While the store is away, nobody's pages are fetched in vain but one at a time, with a pause between.
    private int placesNow() {
        return away.map(at -> at.plus(OUTAGE).isAfter(Instant.now()) ? 0 : 1).orElse(mostAtOnce);
    }

    private void interrupted(RuntimeException e) {
        lock.lock();
        try {
            if (away.isEmpty()) {
                LOG.log(ERROR, "what is found cannot be kept now, so the watch waits: " + e.getMessage());
            }
            away = Optional.of(Instant.now());
        } finally {
            lock.unlock();
        }
    }

    private void resumed() {
        lock.lock();
        try {
            if (away.isPresent()) {
                LOG.log(INFO, "what is found can be kept again, so the watch goes on");
            }
            away = Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// When the first of a site's targets is due, or the site has rested if that is later.
    private Instant start(Frontier.Upcoming site) {
        var rested = resting.getOrDefault(site.site(), Instant.MIN);
        return rested.isAfter(site.due()) ? rested : site.due();
    }

    /// Until then, until a walk ends, or a second has passed.
    private void await(Optional<Instant> next) throws InterruptedException {
        var now = time.instant();
        var wait = next.map(at -> time.real(Duration.between(now, at)))
                .filter(w -> w.compareTo(LONGEST_WAIT) < 0)
                .orElse(LONGEST_WAIT);
        lock.lock();
        try {
            long left = wait.toNanos();
            while (!stopped && !rung && left > 0) {
                left = news.awaitNanos(left);
            }
            rung = false;
        } finally {
            lock.unlock();
        }
    }

    /// Everything that is due at a site, one after the other. An outlet whose budget is spent holds up its own articles
    /// there, and neither its seeds nor another outlet's.
    private void walkAll(Site site) {
        try {
            var spent = new HashMap<OutletId, Instant>();
            var next = frontier.next(site, spent.keySet(), time.instant());
            while (next.isPresent() && !isStopped() && room.getAsBoolean() && walk(site, next.get(), spent)) {
                next = frontier.next(site, spent.keySet(), time.instant());
            }
            if (next.isEmpty() && !spent.isEmpty()) {
                var soon = time.instant().plus(LONGEST_REST); // something new may come up
                Stream.concat(
                                Stream.concat(spent.values().stream(), Stream.of(soon)),
                                frontier.due(site, spent.keySet()).stream())
                        .min(Comparator.naturalOrder())
                        .ifPresent(until -> rest(site, until));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Unavailable | Unwritable e) {
            interrupted(e);
        } catch (RuntimeException e) {
            LOG.log(ERROR, "watching " + site + " broke", e);
            lock.lock();
            try {
                fault = Optional.of(e);
                stopped = true;
            } finally {
                lock.unlock();
            }
        } finally {
            lock.lock();
            try {
                walking.remove(site);
                rung = true;
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /// @param spent outlets that cannot pay for a look, with when each can; may get another
    /// @return whether the site may be asked for its next target
    private boolean walk(Site site, Target target, Map<OutletId, Instant> spent) throws InterruptedException {
        switch (step(target)) {
            case Walk.End.Recorded(var outcomes) -> {
                outcomes.forEach(told);
                walk.freshen(target);
            }
            case Walk.End.Postponed _, Walk.End.Overtaken _ -> {}
            case Walk.End.Spent(var until) -> {
                spent.put(target.outlet(), until);
                return true;
            }
        }
        var ready = fetcher.readyAt(site);
        var now = time.instant();
        if (!ready.isAfter(now)) {
            return true;
        }
        var longest = now.plus(LONGEST_REST_OF_SITE); // somebody may give it a larger budget meanwhile
        rest(site, ready.isBefore(longest) ? ready : longest);
        return false;
    }

    private void rest(Site site, Instant until) {
        lock.lock();
        try {
            resting.put(site, until);
        } finally {
            lock.unlock();
        }
    }

    /// A walk that breaks by a fault of ours is logged, and its target put off; only a broken store ends the watch, and
    /// one that is away or a full disk makes it wait.
    /// A page that is nested too deeply for a parser is such a fault: it would be due for ever.
    private Walk.End step(Target target) throws InterruptedException {
        try {
            var end = walk.visit(target);
            resumed();
            return end;
        } catch (Unavailable | Unwritable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(ERROR, "the look at " + target.address() + " broke", e);
            return walk.putOff(target, time.instant().plus(AFTER_FAULT));
        }
    }
}
