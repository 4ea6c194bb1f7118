// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The requests that came, in order. For many threads.
final class RequestLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<Asked> all = new ArrayList<>();

    void add(Asked asked) {
        lock.lock();
        try {
            all.add(asked);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<Asked> all() {
        lock.lock();
        try {
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    void forget() {
        lock.lock();
        try {
            all.clear();
        } finally {
            lock.unlock();
        }
    }

    List<Asked> await(int count, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (all.size() < count) {
                if (left <= 0) {
                    throw new IllegalStateException(
                            "only %d of %d requests within %s: %s".formatted(all.size(), count, timeout, all));
                }
                left = grown.awaitNanos(left);
            }
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }
}
