// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static stet.store.Chronicle.FERRY;
import static stet.store.Chronicle.FERRY_LATER;
import static stet.store.Chronicle.ISLANDER;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.hour;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Answer;
import stet.model.Change;
import stet.model.Event;
import stet.model.Finding;
import stet.model.OutletId;
import stet.model.Significance;

/// The changes as a reader pages through them.
@ParameterizedClass
@EnumSource(TestedStore.class)
class StreamTest {
    private final Chronicle chronicle;

    StreamTest(TestedStore store, @TempDir Path folder) {
        chronicle = new Chronicle(store.open(folder));
    }

    @AfterEach
    void end() {
        chronicle.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 100})
    void pagesOfTheStreamLoseNothingAndTellNothingTwice(int most) {
        IntStream.range(0, 9).forEach(n -> {
            var article = chronicle.article("/" + n);
            chronicle.see(article, FERRY, START);
            chronicle.see(article, FERRY_LATER, hour(1));
            chronicle.look(
                    article,
                    hour(n % 2 + 1),
                    Answer.PAYWALL,
                    new Finding.NoAnswer(),
                    new Event(Event.Kind.PAYWALLED, hour(n % 2 + 1), "stub"),
                    new Event(Event.Kind.MOVED, hour(n % 2 + 1), "elsewhere"));
        });

        var told = new ArrayList<String>();
        var page = chronicle.library.latest(Filter.ALL, "", most);
        while (!page.isEmpty()) {
            page.forEach(item -> told.add(item.cursor()));
            page = chronicle.library.latest(Filter.ALL, told.getLast(), most);
        }

        assertEquals(27, told.size(), told.toString());
        assertEquals(27, new HashSet<>(told).size(), told.toString());
        assertEquals(
                chronicle.library.latest(Filter.ALL, "", 100).stream()
                        .map(StreamItem::cursor)
                        .toList(),
                told);
        assertEquals(27, chronicle.library.count(Filter.ALL));
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> chronicle.library.latest(Filter.ALL, "1' or '1'='1", 10));
    }

    @Test
    void theStreamIsFilteredByOutletKindWeightTimeAndLanguage() {
        var ferry = chronicle.article("/ferry");
        chronicle.see(ferry, FERRY, START);
        chronicle.see(ferry, FERRY_LATER, hour(1));
        var abroad = chronicle.article(chronicle.outlet("elsewhere", "sv"), "https://elsewhere.example/ferry");
        chronicle.see(abroad, FERRY, START);
        chronicle.look(
                abroad,
                hour(5),
                Answer.GONE,
                new Finding.NoAnswer(),
                new Event(Event.Kind.REMOVED, hour(5), "410 Gone"));
        var none = Optional.<OutletId>empty();

        assertEquals(List.of(hour(5), hour(1)), times(Filter.ALL));
        assertEquals(List.of(hour(1)), times(Filter.of(ISLANDER)));
        assertEquals(
                List.of(hour(1)),
                times(new Filter(none, Optional.of(Change.Kind.FIGURE), Significance.MINOR, Optional.empty(), "")));
        assertEquals(
                List.of(),
                times(new Filter(none, Optional.of(Change.Kind.BYLINE), Significance.MINOR, Optional.empty(), "")));
        assertEquals(
                List.of(hour(5)),
                times(new Filter(none, Optional.empty(), Significance.MINOR, Optional.of(hour(2)), "")));
        assertEquals(List.of(), times(new Filter(none, Optional.empty(), Significance.MINOR, Optional.empty(), "sv")));
        assertEquals(
                List.of(hour(5), hour(1)),
                times(new Filter(none, Optional.empty(), Significance.MINOR, Optional.empty(), "en")));
    }

    private List<Instant> times(Filter filter) {
        var items = chronicle.library.latest(filter, "", 10);
        assertEquals(items.size(), chronicle.library.count(filter));
        return items.stream().map(StreamItem::at).toList();
    }
}
