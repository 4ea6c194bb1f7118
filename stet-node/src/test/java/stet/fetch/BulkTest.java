// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// How large answers take turns.
class BulkTest {
    private static final long LITTLE_HEAP = 100L << 20;

    @Test
    void onALittleHeapLargeAnswersTakeTurnsHoweverLittle() throws Exception {
        var bulk = new Bulk(LITTLE_HEAP);
        var through = new CountDownLatch(1);
        var first = bulk.hold();
        first.large();
        first.large(); // a walk's second large answer shares the turn of its first

        var second = Thread.ofVirtual().start(() -> {
            try (var hold = bulk.hold()) {
                hold.large();
                through.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertEquals(1, through.getCount());
        first.close();

        assertTrue(second.join(Duration.ofSeconds(10)));
        assertEquals(0, through.getCount());
    }
}
