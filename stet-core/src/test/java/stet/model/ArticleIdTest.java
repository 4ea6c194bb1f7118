// SPDX-License-Identifier: Apache-2.0
package stet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleIdTest {
    @Test
    void theFirstBillionNumbersHaveSixLettersAndLaterOnesMore() {
        assertEquals(6, ArticleId.of(0).text().length());
        assertEquals(6, ArticleId.of((1L << 30) - 1).text().length());
        assertEquals(7, ArticleId.of(1L << 30).text().length());
        assertEquals(13, ArticleId.of(Long.MAX_VALUE).text().length());
    }

    /// Ids are printed and linked to: how they come from numbers can never change.
    @ParameterizedTest
    @CsvSource({"0, dredck", "1, zc5g82", "1000000, bbp6nd"})
    void aNumberHasTheSameIdForEver(long number, String id) {
        assertEquals(id, ArticleId.of(number).text());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, (1L << 30) - 25_000, (1L << 35) - 25_000, Long.MAX_VALUE - 50_000})
    void noTwoNumbersShareAnId(long from) {
        var ids = LongStream.range(from, from + 50_000).mapToObj(ArticleId::of).collect(Collectors.toSet());

        assertEquals(50_000, ids.size());
    }

    @Test
    void neighboursDoNotLookLikeNeighbours() {
        long alike = LongStream.range(0, 10_000)
                .filter(n -> ArticleId.of(n)
                        .text()
                        .regionMatches(0, ArticleId.of(n + 1).text(), 0, 3))
                .count();

        assertEquals(0, alike);
    }

    @Test
    void anIdIsReadAsPeopleTypeIt() {
        assertEquals(Optional.of(new ArticleId("0a1b1c")), ArticleId.parse(" OaIbLc\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0a1b1", "0a1b1u", "0a1b1-", "0a1b1c0a1b1c0a", "日本日本日本", "../../etc"})
    void whatIsNoIdIsRefused(String typed) {
        assertEquals(Optional.empty(), ArticleId.parse(typed));
        assertThrows(IllegalArgumentException.class, () -> new ArticleId(typed));
    }

    @Test
    void negativeNumbersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ArticleId.of(-1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 31, 32, 1 << 15, (1 << 30) - 1, 1 << 30, 123_456_789_012L, 1L << 53})
    void anIdTellsItsNumber(long number) {
        assertEquals(OptionalLong.of(number), ArticleId.of(number).number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzzzzzzzzzzzz", "0000000", "zzzzzzzzzzzz"})
    void anIdThatNoNumberMakesTellsNone(String id) {
        assertEquals(OptionalLong.empty(), new ArticleId(id).number());
    }
}
