// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.FEED;
import static stet.store.Chronicle.FERRY;
import static stet.store.Chronicle.ISLANDER;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.hour;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stet.model.Answer;
import stet.model.By;
import stet.model.Deed;
import stet.model.Finding;
import stet.model.Standing;
import stet.model.Target;
import stet.model.Withholding;
import stet.store.WatchList.Filter;
import stet.store.WatchList.Kind;

@ParameterizedClass
@EnumSource(TestedStore.class)
class WatchListTest {
    private static final By LENA = new By("Lena", hour(1));

    private final Chronicle chronicle;
    private final WatchList list;
    private final Target.Article ferry;
    private final Target.Article abroad;

    /// Two seeds and two articles: one seed was not looked at yet, one article was read, one failed.
    WatchListTest(TestedStore store, @TempDir Path folder) {
        chronicle = new Chronicle(store.open(folder));
        list = chronicle.library.watchList();
        ferry = chronicle.article("/ferry");
        abroad = chronicle.article(chronicle.outlet("abroad", "de"), "https://abroad.example/a");
        chronicle.see(ferry, FERRY, START.plus(Duration.ofMinutes(40)));
        chronicle.look(abroad, START.plus(Duration.ofMinutes(50)), Answer.TIMED_OUT, new Finding.NoAnswer());
        chronicle.look(FEED, START.plus(Duration.ofMinutes(10)), Answer.NOT_MODIFIED, new Finding.Unchanged());
    }

    @AfterEach
    void close() {
        chronicle.close();
    }

    private List<String> addresses(Filter filter) {
        return list.next(filter, Optional.empty(), hour(1), 99).stream()
                .map(line -> line.target().address().text())
                .toList();
    }

    private static Filter of(Kind kind) {
        return new Filter(Optional.empty(), Optional.of(kind), false);
    }

    @Test
    void whatIsDueIsListedInItsOrderWithWhatIsKnownOfIt() {
        var lines = list.next(Filter.ALL, Optional.empty(), hour(1), 99);

        assertEquals(
                List.of(
                        "https://example.org/sport.xml",
                        "https://example.org/feed.xml",
                        "https://example.org/ferry",
                        "https://abroad.example/a"),
                addresses(Filter.ALL));
        assertEquals(START, lines.getFirst().due());
        assertTrue(lines.getFirst().answer().isEmpty());
        var read = lines.get(2);
        assertEquals(FERRY.headline(), read.headline());
        assertEquals(1, read.versions());
        assertEquals(START.plus(Duration.ofMinutes(70)), read.due());
        assertEquals(Optional.of(Answer.CHANGED), read.answer());
        assertEquals(chronicle.recall(ferry).timing(), read.timing());
        var failed = lines.getLast();
        assertEquals("", failed.headline());
        assertEquals(1, failed.looks().failures());
        assertEquals("in words", failed.detail());
    }

    @Test
    void itIsFilteredByOutletByKindAndToWhatIsLate() {
        var late = new Filter(Optional.empty(), Optional.empty(), true);
        var islander = new Filter(Optional.of(ISLANDER), Optional.of(Kind.ARTICLE), false);

        assertEquals(List.of("https://example.org/sport.xml", "https://example.org/feed.xml"), addresses(late));
        assertEquals(List.of("https://example.org/ferry"), addresses(islander));
        assertEquals(2, addresses(of(Kind.ARTICLE)).size());
        assertEquals(2, addresses(of(Kind.FEED)).size());
        assertEquals(List.of(), addresses(of(Kind.SITEMAP)));
        assertEquals(new WatchList.Counts(4, 2), list.counts(Filter.ALL, hour(1)));
        assertEquals(new WatchList.Counts(4, 2), list.counts(late, hour(1)));
        assertEquals(new WatchList.Counts(1, 0), list.counts(islander, hour(1)));
    }

    @Test
    void aPartBeginsWhereTheLastEnded() {
        chronicle.article("/b");
        chronicle.article("/c"); // due at the same instant as the seed that comes first
        var seen = new ArrayList<String>();
        var place = Optional.<WatchList.Place>empty();
        for (int part = 0; part < 3; part++) {
            var lines = list.next(Filter.ALL, place, hour(1), 2);
            lines.forEach(line -> seen.add(line.target().address().text()));
            place = Optional.of(
                    new WatchList.Place(lines.getLast().due(), lines.getLast().nr()));
        }

        assertEquals(addresses(Filter.ALL), seen);
        assertEquals(List.of(), list.next(Filter.ALL, place, hour(1), 2));
    }

    @Test
    void whatIsPausedIsNotDue() {
        chronicle.roster.stand(ISLANDER, Standing.PAUSED, LENA);

        assertEquals(List.of("https://abroad.example/a"), addresses(Filter.ALL));
    }

    @Test
    void aLookThatSomebodyAsksForIsDueAtOnceAndInTheJournal() {
        var lines = list.next(Filter.ALL, Optional.empty(), hour(1), 99);

        assertTrue(chronicle.roster.ask(lines.get(2).nr(), LENA));
        assertTrue(chronicle.roster.ask(lines.get(1).nr(), LENA));
        assertFalse(chronicle.roster.ask(999, LENA));

        var asked = chronicle.recall(ferry);
        assertEquals(hour(1), asked.due());
        assertTrue(asked.timing().pulse().sure().isEmpty());
        assertEquals(START.plus(Duration.ofMinutes(40)), chronicle.recall(FEED).due()); // which was due before
        assertEquals(
                List.of("islander https://example.org/feed.xml", ferry.id() + " "),
                new Journal(chronicle.database)
                        .latest(Long.MAX_VALUE, 9).stream()
                                .filter(deed -> deed.kind() == Deed.Kind.TARGET_ASKED)
                                .map(deed -> deed.subject() + " " + deed.detail())
                                .toList());
    }

    @Test
    void whatIsWithheldIsNotNamed() {
        var withholdings = new Withholdings(chronicle.database);
        withholdings.begin(ferry.id(), new Withholding.Extent.Whole(), Withholding.Ground.LAW, "an order", LENA);

        var line = list.next(of(Kind.ARTICLE), Optional.empty(), hour(1), 1).getFirst();

        assertEquals("", line.headline());
        assertEquals("", line.detail());
        assertEquals(Withholding.Ground.LAW, line.withheld().orElseThrow().ground());
    }
}
