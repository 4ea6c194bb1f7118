// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A clean end on SIGTERM and Ctrl-C: asks the work to stop, and holds the process until everything that was opened
/// after this has been closed, a minute at most.
final class Ending implements AutoCloseable {
    private static final long LONGEST_SECONDS = 60;

    private volatile Runnable stop = () -> {};
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "stet-ending");

    Ending() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// @param how asks the work to stop; called at most once, from another thread
    void stopBy(Runnable how) {
        stop = how;
    }

    private void end() {
        stop.run();
        try {
            if (!closed.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("! not everything could be closed within a minute; what was recorded is kept");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook is what we are waited for by: nothing to remove
        }
    }
}
