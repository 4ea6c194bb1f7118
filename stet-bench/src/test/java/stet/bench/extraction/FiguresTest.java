// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
    private static final double EXACTLY = 1e-12;

    @Test
    void textsAreComparedByTheirRunsOfFourWords() {
        assertEquals(new Overlap(1, 1, 2, false), Overlap.of("the tide rose at noon again", "the tide rose at night"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'two words'|'two words'|1|0|0|true",
                "'two words'|'Two words'|0|1|1|false",
                "''|''|0|0|0|true",
                "''|'one'|0|1|0|false",
                "'a b c d a b c d'|'a b c d'|1|0|4|false",
                "'it is 5°, so'|'it is 5 so'|1|0|0|true",
                "'ré\u0301sumé of the tide_table'|'ré sumé of the tide_table'|2|0|0|true"
            })
    void runsCountAsOftenAsTheyStandThere(
            String truth, String found, int shared, int extra, int missing, boolean same) {
        assertEquals(new Overlap(shared, extra, missing, same), Overlap.of(truth, found));
    }

    @Test
    void precisionLeavesOutPagesWhereNothingWasFoundAndRecallThoseWithoutText() {
        var figures = TextFigures.of(List.of(
                new Overlap(8, 2, 0, false),
                new Overlap(0, 0, 5, false),
                new Overlap(0, 3, 0, false),
                new Overlap(99, 0, 1, false),
                new Overlap(7, 0, 0, true)));

        assertEquals((0.8 + 0 + 1 + 1) / 4, figures.precision(), EXACTLY);
        assertEquals((1 + 0 + 0.99 + 1) / 4, figures.recall(), EXACTLY);
        assertEquals(0.2, figures.exact(), EXACTLY);
        assertEquals(0.4, figures.near(), EXACTLY);
        assertEquals(2 * 0.7 * 0.7475 / (0.7 + 0.7475), figures.f1(), EXACTLY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By Anna Berg and Jon O'Dea|annaberg;jonodea",
                "Von Jürgen Groß; Zoë Li|jurgengross;zoeli",
                "Anna Berg, , Anna  Berg|annaberg",
                "Byron Sand|byronsand"
            })
    void aBylineIsTakenApartIntoNames(String byline, String names) {
        assertEquals(Set.of(names.split(";")), FactFigures.names(byline));
    }

    @Test
    void factsAreJudgedOnPagesWhoseTruthHasThem() {
        var figures = FactFigures.of(List.of(
                judged("Ferry late again", "2026-05-01", "Anna Berg", "FERRY: late, again", "2026-05-01", "Anna Berg"),
                judged(
                        "The ferry was late again",
                        "2026-05-02",
                        "Anna Berg, Jon Dea",
                        "The ferry was late again | Harbour Post",
                        "",
                        "Jon Dea, Press Office"),
                judged("", "", "", "Anything", "2026-05-03", "Nobody")));

        assertEquals(Optional.of(0.5), figures.exact());
        assertEquals(Optional.of(1.0), figures.loose());
        assertEquals(Optional.of(0.5), figures.date());
        assertEquals(Optional.of(1.0), figures.dateWhereGiven());
        assertEquals(Optional.of(0.75), figures.authorPrecision());
        assertEquals(Optional.of(0.75), figures.authorRecall());
        assertEquals(Optional.of(0.5), figures.authorsEqual());
    }

    @Test
    void aFieldThatWasNeverFoundHasNoFigure() {
        var figures = FactFigures.of(List.of(judged("Ferry late", "2026-05-01", "Anna Berg", "Ferry late", "", "")));

        assertEquals(Optional.of(1.0), figures.exact());
        assertEquals(Optional.empty(), figures.date());
        assertEquals(Optional.empty(), figures.authorRecall());
    }

    private static FactFigures.Judged judged(
            String headline, String date, String authors, String foundHeadline, String foundDate, String foundAuthors) {
        return new FactFigures.Judged(
                new Truth("", headline, authors, date), new Found("", foundHeadline, foundAuthors, foundDate));
    }
}
