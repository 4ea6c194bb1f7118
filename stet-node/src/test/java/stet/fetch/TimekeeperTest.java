// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimekeeperTest {
    @Test
    void aQuickenedClockWaitsForItsOwnTime() throws InterruptedException {
        var start = Instant.parse("2026-11-19T12:00:00Z");
        var time = Timekeeper.quickened(start, 1_000_000);
        long began = System.nanoTime();

        time.await(start.plus(Duration.ofHours(1)));

        assertFalse(time.instant().isBefore(start.plus(Duration.ofHours(1))));
        assertTrue(System.nanoTime() - began < 60_000_000_000L, "an hour at that speed takes 4 ms");
    }

    @Test
    void aClockThatStandsStillOrRunsBackwardsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Timekeeper.quickened(Instant.EPOCH, 0));
        assertThrows(IllegalArgumentException.class, () -> Timekeeper.quickened(Instant.EPOCH, -1));
        assertThrows(IllegalArgumentException.class, () -> Timekeeper.quickened(Instant.EPOCH, Double.NaN));
    }
}
