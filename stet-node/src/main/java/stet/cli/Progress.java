// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import stet.upkeep.Told;

/// One line of progress on a terminal, with rate and time left; silent for the first two seconds, and where there is no
/// terminal. For many threads.
final class Progress implements Told.Bar {
    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final long EVERY_NANOS = 200_000_000L;
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final String what;
    private final long total;
    private final long begun = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong drawn = new AtomicLong(begun);
    private final boolean terminal;

    Progress(PrintWriter err, String what, long total) {
        this.err = err;
        this.what = what;
        this.total = total;
        this.terminal = Terminal.isThere();
    }

    /// One line for each piece of work, one after the other.
    static Told told(PrintWriter err) {
        return (what, total) -> new Progress(err, what, total);
    }

    void step() {
        step(1);
    }

    void step(int many) {
        show(done.addAndGet(many));
    }

    @Override
    public void reach(long steps) {
        done.set(steps);
        show(steps);
    }

    private void show(long n) {
        long now = System.nanoTime();
        long last = drawn.get();
        boolean due = terminal && now - begun > QUIET_NANOS && now - last > EVERY_NANOS;
        if (due && drawn.compareAndSet(last, now)) {
            draw(n, now);
        }
    }

    private void draw(long n, long now) {
        double seconds = (now - begun) / 1e9;
        double rate = n / seconds;
        int full = total == 0 ? 0 : (int) Math.min(WIDTH, WIDTH * n / total);
        long left = rate == 0 ? 0 : Math.round((total - n) / rate);
        err.print("\r%s  %s%s  %,d of %,d  %,.0f/s  %d s left \u001b[K"
                .formatted(what, "━".repeat(full), "─".repeat(WIDTH - full), n, total, rate, Math.max(0, left)));
        err.flush();
    }

    @Override
    public void close() {
        if (drawn.get() != begun) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
