// SPDX-License-Identifier: Apache-2.0
package stet.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import stet.model.Habits;
import stet.model.OutletId;
import stet.model.Pulse;
import stet.model.Purse;
import stet.model.Timing;

class BudgetsTest {
    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");
    private static final OutletId ISLANDER = new OutletId("islander");
    private static final OutletId COURIER = new OutletId("courier");

    private final Budgets budgets = new Budgets(120, Map.of(ISLANDER, 60.0));

    private static Timing known(OptionalDouble decided) {
        return new Timing(Pulse.begin(NOON), Habits.none(0), Purse.begin(NOON, 60), decided);
    }

    @Test
    void whatWasDecidedForAnOutletGoesBeforeItsSettingAndThatBeforeTheUsual() {
        assertEquals(120, budgets.perHour(COURIER, known(OptionalDouble.empty())));
        assertEquals(60, budgets.perHour(ISLANDER, known(OptionalDouble.empty())));
        assertEquals(6, budgets.perHour(ISLANDER, known(OptionalDouble.of(6))));
    }

    @Test
    void theSeedsOfAnOutletTakeHalfOfWhatWasDecided() {
        assertEquals(Duration.ofMinutes(60), budgets.seedPace(ISLANDER, known(OptionalDouble.of(6)), 3));
    }
}
