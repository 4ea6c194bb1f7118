// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stet.fetch.Timekeeper;
import stet.gazette.Gazette;
import stet.gazette.Habits;
import stet.gazette.Piece;
import stet.model.Address;
import stet.model.OutletId;
import stet.model.Target;
import stet.schedule.Budgets;

/// Who has a place while only so many sites are asked at once.
class PlacesTest {
    private static final Instant MORNING = Instant.parse("2026-11-19T06:00:00Z");
    private static final double SPEED = 2000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    @Timeout(60)
    void aSiteThatRestsTakesNobodysPlace() throws Exception {
        var time = Timekeeper.quickened(MORNING, SPEED);
        var seen = new CountDownLatch(1);
        try (var closed = new Gazette(Habits.plain(), 0, time);
                var open = new Gazette(Habits.plain(), 0, time);
                var desk = new Desk(folder, time)) {
            closed.busy(503, Duration.ofHours(20));
            open.publish("/ferry", new Piece("Ferry to run all winter", "", "", List.of("The council agreed.")));
            desk.watch("closed", closed.home(), "en", "feed.xml");
            var slice = desk.slice(1, outcome -> {
                if (outcome.watched().target() instanceof Target.Article) {
                    seen.countDown();
                }
            });
            var watch = Thread.ofVirtual().start(() -> run(slice));
            closed.awaitRequests(1, Duration.ofSeconds(20));

            desk.watch("open", open.home(), "en", "feed.xml");
            boolean came = seen.await(20, TimeUnit.SECONDS);
            slice.stop();
            watch.join();

            assertTrue(came, "nothing was looked at while the other site rested");
            assertEquals(1, closed.requests().size(), "the site that asked for a pause has it");
        }
    }

    @Test
    @Timeout(60)
    void anOutletWhoseBudgetIsSpentHoldsUpNoOtherAtTheSameSite() throws Exception {
        var time = Timekeeper.quickened(MORNING, SPEED);
        var poor = new OutletId("poor");
        var rich = new OutletId("rich");
        var seen = new ConcurrentLinkedQueue<OutletId>();
        var came = new CountDownLatch(1);
        try (var site = new Gazette(Habits.plain(), 0, time);
                var desk = new Desk(folder, time, new Budgets(120, Map.of(poor, 0.1)))) {
            desk.watch("poor", site.home(), "en");
            desk.watch("rich", site.home(), "en");
            for (int i = 0; i < 40; i++) {
                site.publish("/poor-" + i, piece("Poor report " + i));
                desk.roster.article(poor, new Address(site.address("/poor-" + i)), MORNING);
            }
            site.publish("/rich", piece("Rich report"));
            desk.roster.article(rich, new Address(site.address("/rich")), MORNING.plusSeconds(1));
            var slice = desk.slice(1, outcome -> {
                seen.add(outcome.watched().target().outlet());
                if (outcome.watched().target().outlet().equals(rich)) {
                    came.countDown();
                }
            });
            var watch = Thread.ofVirtual().start(() -> run(slice));
            boolean looked = came.await(20, TimeUnit.SECONDS);
            slice.stop();
            watch.join();

            assertTrue(looked, "nothing was looked at but what cannot pay: " + seen);
            assertTrue(seen.stream().filter(poor::equals).count() < 20, "the budget held: " + seen);
        }
    }

    private static Piece piece(String headline) {
        return new Piece(headline, "", "", List.of("The council agreed to it on Monday.", headline + " came after."));
    }

    private static void run(Slice slice) {
        try {
            slice.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
