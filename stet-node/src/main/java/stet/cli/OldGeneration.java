// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the memory of a long watch level. The serial collector lets its old generation grow up to the limit before it
/// collects it, so that a watch that needs 30 MB would come to fill hundreds; here it is collected, and the heap
/// shrinks, whenever what died in it is worth the pause of some tenths of a second: much at once, or little in a good
/// while. Other collectors see to it by themselves.
final class OldGeneration {
    private static final String SERIAL = "Tenured Gen"; // its pool's name
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final long LEAST = 8 << 20;
    private static final int PART = 4;
    private static final Duration WHILE = Duration.ofMinutes(10);
    private static final int PART_IN_A_WHILE = 32;

    private final MemoryPoolMXBean pool;
    private long collected = System.nanoTime();

    private OldGeneration(MemoryPoolMXBean pool) {
        this.pool = pool;
    }

    /// Empty with any other collector.
    static Optional<OldGeneration> ofSerial() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals(SERIAL))
                .findFirst()
                .map(OldGeneration::new);
    }

    /// Until interrupted.
    void run() throws InterruptedException {
        while (true) {
            Thread.sleep(PAUSE);
            collectIfDue();
        }
    }

    /// @return whether it was
    boolean collectIfDue() {
        var since = Duration.ofNanos(System.nanoTime() - collected);
        boolean due = isDue(bytes(pool.getUsage()), bytes(pool.getCollectionUsage()), since);
        if (due) {
            ManagementFactory.getMemoryMXBean().gc();
            collected = System.nanoTime();
        }
        return due;
    }

    /// @param used bytes now
    /// @param left bytes that were left by the last collection
    /// @param since that was
    static boolean isDue(long used, long left, Duration since) {
        long more = used - left;
        return more > Math.max(LEAST, left / PART) || since.compareTo(WHILE) >= 0 && more > left / PART_IN_A_WHILE;
    }

    private static long bytes(@Nullable MemoryUsage usage) {
        return usage == null ? 0 : usage.getUsed();
    }
}
