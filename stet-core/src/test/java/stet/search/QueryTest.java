// SPDX-License-Identifier: Apache-2.0
package stet.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Change;

/// How a line of a search is read.
class QueryTest {
    private static Query good(String line) {
        return assertInstanceOf(Query.Read.Good.class, Query.read(line)).query();
    }

    private static Query.Wanted wanted(Place place, String... terms) {
        return new Query.Wanted(place, new Phrase(List.of(terms), false));
    }

    @Test
    void everyPartIsReadForWhatItIs() {
        var query = good("removed:alleged -\"the mayor\" outlet:Harbour after:2026-01-01 before:2026-02-01 lang:en "
                + "kind:text-removed headline:“storm damage” 12:30");

        assertEquals(
                List.of(
                        wanted(Place.REMOVED, "alleged"),
                        wanted(Place.HEADLINE, "storm", "damage"),
                        wanted(Place.ANYWHERE, "12", "30")),
                query.wanted());
        assertEquals(List.of(wanted(Place.ANYWHERE, "the", "mayor")), query.unwanted());
        assertEquals("harbour", query.outlet());
        assertEquals("en", query.language());
        assertEquals(Optional.of(Change.Kind.TEXT_REMOVED), query.kind());
        assertEquals(Optional.of(LocalDate.of(2026, 1, 1)), query.after());
        assertEquals(Optional.of(LocalDate.of(2026, 2, 1)), query.before());
        assertTrue(query.isOfChanges());
    }

    @Test
    void aStarLeavesTheLastWordOpen() {
        assertEquals(
                List.of(
                        new Query.Wanted(Place.ANYWHERE, new Phrase(List.of("counc"), true)),
                        new Query.Wanted(Place.ADDED, new Phrase(List.of("city", "counc"), true))),
                good("counc* added:\"city counc\"*").wanted());
    }

    @Test
    void aPhraseThatIsNotClosedEndsWithTheLine() {
        assertEquals(
                List.of(wanted(Place.ANYWHERE, "million", "euros")),
                good("\"million euros").wanted());
    }

    @ParameterizedTest
    @CsvSource({
        "after:yesterday,after,yesterday",
        "kind:rumour,kind,rumour",
        "lang:english,lang,english",
        "before:2026-13-01,before,2026-13-01",
        "-outlet:harbour,-outlet,harbour"
    })
    void whatCannotBeReadIsNamed(String line, String field, String value) {
        assertEquals(new Query.Read.Wrong(field, value), Query.read(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "-", "\"", "—", "outlet:harbour", "-mayor"})
    void aLineThatAsksForNothingIsEmpty(String line) {
        assertTrue(good(line).isEmpty());
        assertFalse(good(line).isOfChanges());
    }

    @Test
    void longLinesAreRefused() {
        assertInstanceOf(Query.Read.TooLong.class, Query.read("a ".repeat(30)));
        assertInstanceOf(Query.Read.TooLong.class, Query.read("x".repeat(2000)));
    }
}
