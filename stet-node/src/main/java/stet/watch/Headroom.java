// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import stet.store.Pauses;

/// Whether the disk has room enough to go on watching. While it has not, no look is begun: what is there
/// stays sound, pages are served on, and watching goes on by itself once there is room again. Safe for
/// many threads.
public final class Headroom {
    private static final System.Logger LOG = System.getLogger(Headroom.class.getName());

    /// So much more than the least must be free before watching goes on, so that it does not stop again
    /// at once.
    private static final double ENOUGH = 1.05;

    private final LongSupplier free;
    private final long least;
    private final Pauses pauses;
    private final InstantSource clock;
    private boolean paused; // guarded by this
    private boolean said; // guarded by this; whether the store knows how it stands

    /// @param free asks how many bytes are left
    /// @param least bytes that must be left; 0 for any
    public Headroom(LongSupplier free, long least, Pauses pauses, InstantSource clock) {
        this.free = free;
        this.least = least;
        this.pauses = pauses;
        this.clock = clock;
    }

    /// What is left on the disk of a folder, for this process.
    public static LongSupplier of(Path folder) {
        return () -> {
            try {
                return Files.getFileStore(folder).getUsableSpace();
            } catch (IOException e) {
                LOG.log(WARNING, "cannot ask how much room the disk has: " + e.getMessage());
                return Long.MAX_VALUE;
            }
        };
    }

    /// Whether a look may begin. Tells of each change once, in the log and in the store.
    public synchronized boolean isEnough() {
        long left = free.getAsLong();
        boolean enough = left >= (paused ? (long) (least * ENOUGH) : least);
        if (enough == paused || !said) {
            paused = !enough;
            tell(left);
            said = true;
        }
        return enough;
    }

    private void tell(long left) {
        if (paused) {
            pauses.begin(new Pauses.Pause(clock.instant(), left, least));
            LOG.log(
                    WARNING,
                    "watching pauses: the disk has %,d MiB left, and watch.least-free is %,d MiB. Pages are served on; make room, or let `stet retain` do it, and watching goes on by itself"
                            .formatted(left >> 20, least >> 20));
        } else {
            pauses.end();
            if (said) {
                LOG.log(INFO, "watching goes on: the disk has %,d MiB left".formatted(left >> 20));
            }
        }
    }
}
