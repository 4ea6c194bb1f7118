// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.store.Chronicle.FEED;
import static stet.store.Chronicle.FERRY;
import static stet.store.Chronicle.START;
import static stet.store.Chronicle.hour;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stet.model.Answer;
import stet.model.Finding;

/// When looks are planned, and how late they are taken.
@ParameterizedClass
@EnumSource(TestedStore.class)
class PlannedTimesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Chronicle chronicle;

    PlannedTimesTest(TestedStore store, @TempDir Path folder) {
        chronicle = new Chronicle(store.open(folder));
    }

    @AfterEach
    void end() {
        chronicle.close();
    }

    @Test
    void looksThatWantTheSameTimeArePlannedApart() {
        var apart = Duration.ofSeconds(10);
        var articles = Stream.of("/ferry", "/bridge", "/school")
                .map(path -> chronicle.article(path))
                .toList();
        var elsewhere = chronicle.article(chronicle.outlet("elsewhere", "en"), "https://elsewhere.example/ferry");

        Stream.concat(articles.stream(), Stream.of(elsewhere))
                .forEach(article ->
                        chronicle.record(Chronicle.seen(chronicle.recall(article), FERRY, START), true, apart));

        var half = START.plus(Duration.ofMinutes(30));
        assertEquals(
                List.of(half, half.plus(apart), half.plus(apart.multipliedBy(2))),
                articles.stream()
                        .map(article -> chronicle.recall(article).due())
                        .toList());
        assertEquals(half, chronicle.recall(elsewhere).due(), "each site has times of its own");
    }

    @Test
    void howPunctualALookWasIsToldByWhenItWasDue() {
        var article = chronicle.article("/ferry");
        chronicle.see(article, FERRY, START);
        chronicle.look(article, hour(1), Answer.UNCHANGED, new Finding.Unchanged());
        chronicle.look(article, hour(1).plusSeconds(60), Answer.UNCHANGED, new Finding.Unchanged());

        var half = Duration.ofMinutes(30);
        assertEquals(
                List.of(
                        new Punctuality(START, START, Optional.empty()),
                        new Punctuality(START.plus(half), hour(1), Optional.of(START)),
                        new Punctuality(hour(1).plus(half), hour(1).plusSeconds(60), Optional.of(hour(1)))),
                chronicle.library.punctuality(START));
        assertEquals(2, chronicle.library.punctuality(hour(1)).size());
    }

    @Test
    void latenessIsAShareOfTheTimeSinceTheLookBefore() {
        var late = new Punctuality(hour(2), hour(3), Optional.of(START));
        var early = new Punctuality(hour(2), hour(1), Optional.of(START));
        var first = new Punctuality(hour(2), hour(3), Optional.empty());
        var owed = new Punctuality(START, hour(1), Optional.of(START));

        assertAll(
                () -> assertEquals(HOUR, late.late()),
                () -> assertEquals(.5, late.share().orElseThrow(), 1e-9),
                () -> assertEquals(Duration.ZERO, early.late()),
                () -> assertEquals(0, early.share().orElseThrow(), 1e-9),
                () -> assertTrue(first.share().isEmpty()),
                () -> assertTrue(owed.share().isEmpty(), "it was owed at once"));
    }

    @Test
    void aPostponedLookKeepsApartFromThosePlanned() {
        var apart = Duration.ofSeconds(10);
        var planned = chronicle.article("/ferry");
        chronicle.ledger.postpone(planned, chronicle.recall(planned).due(), hour(7), apart);
        var article = chronicle.article("/school");

        chronicle.ledger.postpone(article, chronicle.recall(article).due(), hour(7).minusSeconds(2), apart);

        assertEquals(hour(7).plus(apart), chronicle.recall(article).due());
        assertEquals(hour(7), chronicle.recall(planned).due());
        assertEquals(hour(7).plusSeconds(20), chronicle.ledger.free(FEED, hour(7), apart));
    }
}
