// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static stet.store.Chronicle.FEED;
import static stet.store.Chronicle.ISLANDER;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stet.model.Alert;
import stet.model.Answer;
import stet.model.By;
import stet.model.Finding;
import stet.model.Standing;
import stet.model.Tally;

/// What looks come to is counted as they are recorded, and added up once it is old.
@ParameterizedClass
@EnumSource(TestedStore.class)
class TalliesTest {
    private final Chronicle chronicle;

    TalliesTest(TestedStore store, @TempDir Path folder) {
        chronicle = new Chronicle(store.open(folder));
    }

    @AfterEach
    void end() {
        chronicle.close();
    }

    private void twoSpans() {
        chronicle.look(FEED, START, Answer.LISTED, new Finding.Listed(List.of(), List.of()));
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, story("Ferry", "One two three."), START);
        chronicle.see(ferry, story("Ferry", "One two three four."), START.plusSeconds(60));
        var later = START.plus(Tally.SPAN);
        chronicle.look(ferry, later, Answer.NOT_MODIFIED, new Finding.Unchanged());
        chronicle.look(ferry, later.plusSeconds(60), Answer.TIMED_OUT, new Finding.NoAnswer());
    }

    @Test
    void looksAreCountedInSpans() {
        twoSpans();

        var tallies = chronicle.library.tallies(ISLANDER);

        assertEquals(
                List.of(
                        new Tally(
                                Tally.spanOf(START),
                                Map.of(Answer.LISTED, 1),
                                Map.of(Answer.CHANGED, 2),
                                1,
                                1,
                                0,
                                Tally.length(3) + Tally.length(4)),
                        new Tally(
                                Tally.spanOf(START.plus(Tally.SPAN)),
                                Map.of(),
                                Map.of(Answer.NOT_MODIFIED, 1, Answer.TIMED_OUT, 1),
                                0,
                                0,
                                0,
                                0)),
                tallies);
    }

    @Test
    void whatIsOldIsAddedUpAndNothingIsLost() {
        twoSpans();
        var before = chronicle.library.totalTallies();
        var alerts = new Alerts(chronicle.database);

        alerts.fold(Tally.spanOf(START.plus(Tally.SPAN)));
        alerts.fold(Tally.spanOf(START.plus(Tally.SPAN)));

        assertEquals(1, chronicle.library.tallies(ISLANDER).size());
        assertEquals(before, chronicle.library.totalTallies());
    }

    @Test
    void anAlertOfAnOutletThatIsPausedRingsForNobody() {
        var alerts = new Alerts(chronicle.database);
        var blocked = new Alert(ISLANDER, Alert.Kind.BLOCKED, START, "not let in", 0, Optional.empty());
        alerts.record(List.of(blocked));

        var before = chronicle.library.alerts();
        chronicle.roster.stand(ISLANDER, Standing.PAUSED, By.commandLine(START));
        var paused = chronicle.library.alerts();
        chronicle.roster.stand(ISLANDER, Standing.WATCHED, By.commandLine(START));

        assertEquals(List.of(blocked), before);
        assertEquals(List.of(), paused);
        assertEquals(List.of(blocked), chronicle.library.alerts());
    }

    @Test
    void anAlertStandsUntilItIsCleared() {
        var alerts = new Alerts(chronicle.database);
        var quiet = new Alert(ISLANDER, Alert.Kind.QUIET, START, "no new article", 12.5, Optional.empty());
        alerts.record(List.of(quiet));
        alerts.record(List.of(quiet));

        assertEquals(List.of(quiet), alerts.chart(ISLANDER).standing());

        var over = quiet.clearedAt(START.plus(Duration.ofDays(1)));
        alerts.record(List.of(over));

        assertEquals(List.of(), alerts.chart(ISLANDER).standing());
        assertEquals(List.of(over), chronicle.library.alerts(ISLANDER, 5));
        assertEquals(List.of(), chronicle.library.alerts());
    }
}
