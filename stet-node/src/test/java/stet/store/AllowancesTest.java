// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.ISLANDER;
import static stet.store.Chronicle.START;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stet.model.Address;
import stet.model.Budget;
import stet.model.By;
import stet.model.Deed;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Site;

/// What one outlet may be asked at most.
@ParameterizedClass
@EnumSource(TestedStore.class)
class AllowancesTest {
    private static final Budget SMALL = new Budget(OptionalDouble.of(6), OptionalLong.of(2 << 20));
    private static final Site SITE = Site.of(new Address("https://example.org/"));
    private static final By ADA = new By("Ada", START);

    private final Database database;
    private final Chronicle chronicle;
    private final Allowances allowances;

    AllowancesTest(TestedStore store, @TempDir Path folder) {
        database = store.open(folder);
        chronicle = new Chronicle(database);
        allowances = new Allowances(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsDecidedIsKnownAtTheNextLookAndStandsInTheJournal() {
        var article = chronicle.article("/ferry");
        var before = chronicle.recall(article).timing().decided();

        assertTrue(allowances.decide(ISLANDER, SMALL, ADA));

        assertTrue(before.isEmpty());
        assertEquals(6, chronicle.recall(article).timing().decided().orElseThrow());
        assertEquals(6, chronicle.recall(Chronicle.FEED).timing().decided().orElseThrow());
        var deed = new Journal(database).latest(Long.MAX_VALUE, 1).getFirst();
        assertEquals(Deed.Kind.OUTLET_BUDGET, deed.kind());
        assertEquals("--requests 6 --bytes 2MiB", deed.detail());
        assertEquals("Ada", deed.by().who());
    }

    @Test
    void goneBackToTheSettingsNothingOfItIsLeft() {
        allowances.decide(ISLANDER, SMALL, ADA);

        allowances.decide(ISLANDER, Budget.BY_SETTINGS, ADA);

        assertTrue(chronicle.recall(Chronicle.FEED).timing().decided().isEmpty());
        assertTrue(recalled().bytesPerDay().isEmpty());
        assertEquals(Budget.BY_SETTINGS, allowances.of(ISLANDER));
    }

    private Requests.Recalled recalled() {
        return new Requests(database).recall(SITE, START, 100, 0);
    }

    @Test
    void ofTwoOutletsAtOneSiteTheSmallerBudgetOfBytesCounts() {
        var sport = new OutletId("islander-sport");
        chronicle.roster.add(
                new Outlet(sport, "Sport", new Address("https://sport.example.org/"), "en", List.of()), START);
        allowances.decide(sport, new Budget(OptionalDouble.empty(), OptionalLong.of(9 << 20)), ADA);
        allowances.decide(ISLANDER, SMALL, ADA);

        assertEquals(OptionalLong.of(2 << 20), recalled().bytesPerDay());
        assertEquals(
                OptionalLong.of(2 << 20), allowances.use(sport, SITE, START).bytesPerDay());
    }

    @Test
    void nobodyDecidesForAnOutletThatIsNotThere() {
        assertFalse(allowances.decide(new OutletId("nobody"), SMALL, ADA));
        assertTrue(new Journal(database)
                .latest(Long.MAX_VALUE, 10).stream().noneMatch(d -> d.kind() == Deed.Kind.OUTLET_BUDGET));
    }

    @Test
    void whatWasSpentIsCountedInTheHourAndInTheDay() {
        var requests = new Requests(database);
        var address = new Address("https://example.org/ferry");
        for (int minutes : new int[] {0, 600, 1420, 1430}) {
            var at = START.plus(Duration.ofMinutes(minutes));
            var last = requests.recall(SITE, at, 100, 0).site().last();
            var nr = requests.begin(last, new RequestLine(SITE, at, "GET", address, "article", Optional.empty()));
            requests.end(
                    nr.orElseThrow(),
                    SITE,
                    before -> before.ended(at, Duration.ZERO),
                    new RequestLine.End(OptionalInt.of(200), OptionalLong.of(1000), Duration.ZERO, ""));
        }

        var use = allowances.use(ISLANDER, SITE, START.plus(Duration.ofMinutes(1441)));

        assertEquals(2, use.requests());
        assertEquals(3000, use.bytes());
        assertEquals(60, use.purse().tokens(), "nothing was spent by looks");
    }
}
