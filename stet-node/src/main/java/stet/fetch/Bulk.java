// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.util.concurrent.Semaphore;

/// How many large answers are decoded and read at the same time. That costs many times an answer's size, and
/// who sends it chooses how many, so large ones take turns, in the order they come, and small ones never wait.
/// What is waited for is this machine's work alone, never a server. Safe for many threads.
public final class Bulk {
    /// Bytes after content decoding up to which an answer is small.
    static final long SMALL = 1 << 20;

    /// Of the heap, for each large answer.
    private static final long ROOM = 256L << 20;

    private final Semaphore turns;

    /// @param heap bytes that this machine may use for objects
    Bulk(long heap) {
        turns = new Semaphore(Math.clamp(heap / ROOM, 1, 64), true);
    }

    Hold hold() {
        return new Hold(turns);
    }

    /// One walk's turn: none until its first large answer, then until it is closed. For one thread, which closes one
    /// before it begins another.
    public static final class Hold implements AutoCloseable {
        private final Semaphore turns;
        private boolean held;

        private Hold(Semaphore turns) {
            this.turns = turns;
        }

        void large() throws InterruptedException {
            if (!held) {
                turns.acquire();
                held = true;
            }
        }

        @Override
        public void close() {
            if (held) {
                held = false;
                turns.release();
            }
        }
    }
}
