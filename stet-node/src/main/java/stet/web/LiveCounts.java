// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import stet.store.Filter;
import stet.store.Library;

/// Tells pages that are open how many changes came since they were made: a number, as server-sent events (WHATWG HTML,
/// section 9.2), and nothing else. All readers of one view share one question to the record a beat. For many threads.
final class LiveCounts implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LiveCounts.class.getName());

    /// Where counting stops; the page then says "999+".
    static final int MOST_COUNTED = 999;

    /// How often and how much is told.
    ///
    /// @param beat the least time between two numbers for one reader; an open stream gives a sign of life as often
    /// @param beats after so many a stream ends; whoever still reads opens another
    /// @param streams how many may be open at once
    record Pace(Duration beat, int beats, int streams) {
        static final Pace POLITE = new Pace(Duration.ofSeconds(15), 120, 256);

        Pace {
            if (beat.isNegative() || beat.isZero() || beats < 1 || streams < 1) {
                throw new IllegalArgumentException("live counts need time and room, not %s, %d beats and %d streams"
                        .formatted(beat, beats, streams));
            }
        }
    }

    /// One view and what came into it since somebody began to watch it.
    private static final class Watched {
        private final Filter filter;
        private long upTo;
        private long came;
        private int readers;

        Watched(Filter filter, long upTo) {
            this.filter = filter;
            this.upTo = upTo;
        }
    }

    private final Library library;
    private final Pace pace;
    private final Semaphore room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition beaten = lock.newCondition();
    private final Map<Filter, Watched> views = new HashMap<>(); // guarded by lock, as all below
    private @Nullable Thread beating;
    private long beats;
    private boolean closed;

    LiveCounts(Library library, Pace pace) {
        this.library = library;
        this.pace = pace;
        this.room = new Semaphore(pace.streams());
    }

    /// Begins to count. Before, streams only wait.
    void start() {
        lock.lock();
        try {
            if (beating == null && !closed) {
                beating = Thread.ofVirtual().name("stet-live-counts").start(this::beatForEver);
            }
        } finally {
            lock.unlock();
        }
    }

    /// How many streams are open.
    int open() {
        return pace.streams() - room.availablePermits();
    }

    /// Tells one reader, until it leaves, has had its time, or the site closes.
    ///
    /// @param after the place up to which the reader's page shows the changes
    /// @param refuse answers that there is no room now
    void stream(Context context, Filter filter, long after, Runnable refuse) throws IOException {
        if (!room.tryAcquire()) {
            context.header("Retry-After", "60");
            refuse.run();
            return;
        }
        try {
            var watched = join(filter);
            try {
                tell(context, watched, after);
            } finally {
                leave(watched);
            }
        } finally {
            room.release();
        }
    }

    private void tell(Context context, Watched watched, long after) throws IOException {
        var response = context.res();
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", Reply.Keep.NEVER.directive());
        response.setHeader("X-Accel-Buffering", "no"); // else nginx would hold numbers back
        var out = response.getOutputStream();
        long base = base(watched, after);
        long told = 0;
        var message = "retry: %d\n\n".formatted(pace.beat().toMillis());
        long beat = beat();
        for (int n = 0; n <= pace.beats(); n++) {
            out.write(message.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (!waitFor(beat + n + 1)) {
                return;
            }
            long now = Math.clamp(base + came(watched), 0, MOST_COUNTED);
            message = now == told ? ":\n\n" : "data: %d\n\n".formatted(now);
            told = now;
        }
    }

    /// What a reader has to add to what came into the view since it is watched. Its page may be older than that, or
    /// newer.
    private long base(Watched watched, long after) {
        long upTo;
        long came;
        lock.lock();
        try {
            upTo = watched.upTo;
            came = watched.came;
        } finally {
            lock.unlock();
        }
        return library.views().count(watched.filter, after, upTo, MOST_COUNTED)
                - library.views().count(watched.filter, upTo, after, MOST_COUNTED)
                - came;
    }

    private Watched join(Filter filter) {
        long newest = library.views().newestPlace();
        lock.lock();
        try {
            var watched = views.computeIfAbsent(filter, f -> new Watched(f, newest));
            watched.readers++;
            return watched;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Watched watched) {
        lock.lock();
        try {
            if (--watched.readers == 0) {
                views.remove(watched.filter);
            }
        } finally {
            lock.unlock();
        }
    }

    private long came(Watched watched) {
        lock.lock();
        try {
            return watched.came;
        } finally {
            lock.unlock();
        }
    }

    private long beat() {
        lock.lock();
        try {
            return beats;
        } finally {
            lock.unlock();
        }
    }

    /// @return whether the beat came; false when the site closes
    private boolean waitFor(long beat) {
        lock.lock();
        try {
            while (beats < beat && !closed) {
                beaten.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void beatForEver() {
        try {
            while (pause()) {
                try {
                    look();
                } catch (IllegalStateException e) {
                    LOG.log(Level.WARNING, "newer changes cannot be counted", e);
                }
                next();
            }
        } catch (InterruptedException e) { // only close() interrupts
            Thread.currentThread().interrupt();
        }
    }

    /// @return false when the site closes
    private boolean pause() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = pace.beat().toNanos(); left > 0 && !closed; ) {
                left = beaten.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void next() {
        lock.lock();
        try {
            beats++;
            beaten.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        var watching = watching();
        if (watching.isEmpty()) {
            return;
        }
        long newest = library.views().newestPlace();
        for (var watched : watching) {
            if (newest > watched.upTo) { // written by this thread alone
                int came = library.views().count(watched.filter, watched.upTo, newest, MOST_COUNTED);
                lock.lock();
                try {
                    watched.upTo = newest;
                    watched.came += came;
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    private List<Watched> watching() {
        lock.lock();
        try {
            return List.copyOf(views.values());
        } finally {
            lock.unlock();
        }
    }

    /// Ends all streams at once.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            beaten.signalAll();
            if (beating != null) {
                beating.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
