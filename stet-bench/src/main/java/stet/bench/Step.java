// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;

/// The steps of one check, door to door.
enum Step {
    RECALL,
    FETCH,
    DECIDE,
    KEEP,
    RECORD;

    /// How long each step took, added up over all checks. Safe for many threads.
    static final class Times {
        private final Map<Step, LongAdder> nanos = new EnumMap<>(Step.class);

        Times() {
            for (var step : values()) {
                nanos.put(step, new LongAdder());
            }
        }

        /// Does it, and adds what it took.
        <T> T of(Step step, Callable<T> work) throws Exception {
            long start = System.nanoTime();
            try {
                return work.call();
            } finally {
                nanos.getOrDefault(step, new LongAdder()).add(System.nanoTime() - start);
            }
        }

        long nanos(Step step) {
            return nanos.getOrDefault(step, new LongAdder()).sum();
        }

        /// Of 1.
        double share(Step step) {
            long all = nanos.values().stream().mapToLong(LongAdder::sum).sum();
            return all == 0 ? 0 : (double) nanos(step) / all;
        }
    }
}
