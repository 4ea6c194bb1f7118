// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import stet.fetch.Timekeeper;

/// What a command asks just now, and how long it waits for a site's turn, told to the person who waits along. On a
/// terminal it is one line that is written over; elsewhere only the first wait and the long ones are told, a line each.
/// For one thread.
final class Doing {
    /// Shorter waits are the usual pauses between two requests.
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Duration NOTICED = Duration.ofSeconds(1);

    private final PrintWriter err;
    private final boolean terminal = Terminal.isThere();
    private String what = "";
    private boolean waited;

    Doing(PrintWriter err) {
        this.err = err;
    }

    void tell(String doing) {
        what = Printable.text(doing);
        if (terminal) {
            over(what);
        }
    }

    void clear() {
        if (terminal) {
            over("");
        }
    }

    /// The same clock; whoever waits by it has that told.
    Timekeeper over(Timekeeper time) {
        return new Told(time, this);
    }

    private void waits(Duration length) {
        if (length.compareTo(NOTICED) < 0) {
            return;
        }
        var words = "%s: waits %d s for its turn"
                .formatted(what, length.plusMillis(999).toSeconds());
        if (terminal) {
            over(words);
        } else if (!waited || length.compareTo(LONG) > 0) {
            err.println(words);
        }
        waited = true;
    }

    private void over(String line) {
        err.print("\r" + line + "\u001b[K");
        err.flush();
    }

    private record Told(Timekeeper time, Doing doing) implements Timekeeper {
        @Override
        public Instant instant() {
            return time.instant();
        }

        @Override
        public Duration real(Duration length) {
            return time.real(length);
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
            doing.waits(length);
            time.sleep(length);
        }
    }
}
