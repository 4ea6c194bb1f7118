// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/// Runs the newsstand by itself: `Main FIRST_PORT SPEED [SEED]`. Speed is simulated seconds per second.
public final class Main {
    private Main() {}

    /// @param args the first port (1 to 65000), the speed (1 to 100000) and, if wanted, the seed; ends on SIGTERM
    public static void main(String[] args) throws InterruptedException {
        if (args.length < 2 || args.length > 3 || !String.join("", args).matches("\\d{1,18}")) {
            System.err.println("usage: Main FIRST_PORT SPEED [SEED], whole numbers");
            System.exit(2);
        }
        long speed = Math.clamp(Long.parseLong(args[1]), 1, 100_000);
        long seed = args.length == 3 ? Long.parseLong(args[2]) : 1;
        CountDownLatch ended = new CountDownLatch(1);
        try (Newsstand newsstand =
                new Newsstand(seed, quickened(InstantSource.system(), speed), Integer.parseInt(args[0]))) {
            newsstand
                    .start()
                    .outlets()
                    .forEach(outlet ->
                            System.out.println(outlet.home() + "  " + outlet.name() + " (" + outlet.language() + ")"));
            Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
            ended.await();
        }
    }

    /// A clock that shows the same as another one now, and runs `speed` times as fast from here on.
    static InstantSource quickened(InstantSource clock, long speed) {
        Instant start = clock.instant();
        return () -> start.plus(Duration.between(start, clock.instant()).multipliedBy(speed));
    }
}
