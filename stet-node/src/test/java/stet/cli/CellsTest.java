// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
    @ParameterizedTest
    @CsvSource({
        "quay, 4",
        "港町, 4",
        "ｱﾊﾞ, 3",
        "Ａ, 2",
        "e\u0301, 1",
        "กำ, 2",
        "שָׁלוֹם, 4",
        "한국, 4",
        "\u1112\u1161\u11ab, 2",
        "👩‍👩‍👧, 2",
        "👍🏽, 2",
        "🇩🇪, 2",
        "❤\uFE0F, 2",
        "❤, 1",
        "a\u200Bb, 2"
    })
    void aTextIsAsWideAsATerminalDrawsIt(String text, int cells) {
        assertEquals(cells, Cells.width(text));
    }

    @Test
    void linesBreakAtSpacesAndBetweenClustersWhereThereIsNone() {
        assertEquals(List.of("the quay", "opened"), Cells.wrapped("the quay opened", 9));
        assertEquals(List.of("港町の", "灯台"), Cells.wrapped("港町の灯台", 7));
        assertEquals(List.of("👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"), Cells.wrapped("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4));
        assertEquals(List.of("e\u0301e\u0301", "e\u0301"), Cells.wrapped("e\u0301e\u0301e\u0301", 2));
        assertEquals(List.of("the", "港町の", "quay"), Cells.wrapped("the 港町の quay", 6));
        assertEquals(List.of(""), Cells.wrapped("", 6));
    }

    @Test
    void whatDoesNotFitIsCutBetweenClusters() {
        assertEquals("港", Cells.cut("港町", 3));
        assertEquals("港町", Cells.cut("港町", 4));
        assertEquals("", Cells.cut("👩‍👩‍👧", 1));
    }
}
