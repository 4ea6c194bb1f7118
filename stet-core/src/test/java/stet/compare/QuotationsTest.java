// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import stet.model.Change;
import stet.model.Change.Kind;
import stet.model.Significance;

class QuotationsTest {
    private static List<Kind> kinds(List<String> before, List<String> after) {
        return Comparison.of(Stories.story("en", "H", before), Stories.story("en", "H", after)).changes().stream()
                .map(Change::kind)
                .toList();
    }

    private static List<Kind> kinds(String before, String after) {
        return kinds(List.of(before), List.of(after));
    }

    @Test
    void aNameInsideAQuotationIsAQuotationChanged() {
        assertEquals(
                List.of(Kind.QUOTATION),
                kinds(
                        "“We saw the old Harbour Master before noon,” the pilot told the council.",
                        "“We saw the old Railway Master before noon,” the pilot told the council."));
    }

    @Test
    void twoLongWordsAreAQuotationToo() {
        assertEquals(
                List.of(Kind.QUOTATION),
                kinds(
                        "The board calls the plan „unverantwortliche Geldverschwendung“ in its answer to the council.",
                        "The board calls the plan „notwendige Geldverschwendung“ in its answer to the council."));
    }

    @Test
    void anUnclosedQuotationCountsWhereItsParagraphBeginsWithIt() {
        assertEquals(
                List.of(Kind.QUOTATION),
                kinds(
                        "“The ferry leaves before the morning tide has turned in the bay.",
                        "“The ferry leaves before the morning wind has turned in the bay."));
        assertEquals(
                List.of(Kind.WORDING),
                kinds(
                        "The pole is 12\" long and the ferry leaves before the morning tide has turned.",
                        "The pole is 12\" long and the ferry leaves before the morning wind has turned."));
    }

    @Test
    void aSentencePutIntoAQuotationIsTextAdded() {
        assertEquals(
                List.of(Kind.TEXT_ADDED),
                kinds(
                        "“The quay was shut at nine. It opened again at noon,” the pilot said.",
                        "“The quay was shut at nine. Two of the boats had to wait out in the bay. "
                                + "It opened again at noon,” the pilot said."));
    }

    @Test
    void aNameReplacedInsideAQuotationIsTold() {
        assertEquals(
                List.of(Kind.NAME),
                kinds(
                        "“I gave the keys to Martha Olsen before noon,” the pilot told the council.",
                        "“I gave the keys to Henrik Dahl before noon,” the pilot told the council."));
        assertEquals(
                List.of(Kind.NAME),
                kinds(
                        "“I gave the keys to Martha Olsen before noon,” the pilot told the council.",
                        "“I gave the keys to Martha Dahl before noon,” the pilot told the council."));
    }

    @Test
    void aQuotationBetweenMarksOfTwoStylesEndsAtTheSecond() {
        assertEquals(
                List.of(Kind.WORDING),
                kinds(
                        "\"The ferry was late again,” said the pilot, a member of the harbour council since last year.",
                        "\"The ferry was late again,” said the pilot, a member of the harbour society since last year."));
        assertEquals(
                List.of(Kind.QUOTATION),
                kinds(
                        "It ended. \"But the third ferry is somewhat hard to find in fog,” she said.",
                        "It ended. \"But the third ferry is terribly hard to find in fog,” she said."));
    }

    @Test
    void aSentencePutInBehindAShortWordIsTextAdded() {
        assertEquals(
                List.of(Kind.TEXT_ADDED),
                kinds(
                        "“Everybody out here was waiting for it. Nobody had a key,” the pilot said.",
                        "“Everybody out here was waiting for it. Two of the boats had to stay out in the bay. "
                                + "Nobody had a key,” the pilot said."));
    }

    @Test
    void aSentenceOfAQuotationThatGaveWayToAnotherIsToldAsSuch() {
        var comparison = Comparison.of(
                Stories.story(
                        "en",
                        "H",
                        List.of(
                                "“The quay was shut at nine. Nobody told the crews of the boats. It opened at noon,” he "
                                        + "said.")),
                Stories.story(
                        "en",
                        "H",
                        List.of(
                                "“The quay was shut at nine. Every fisherman has had a letter since. It opened at noon,” "
                                        + "he said.")));

        assertEquals("Sentence of a quotation replaced in paragraph 1", comparison.line(Locale.ENGLISH));
        assertEquals(Significance.MAJOR, comparison.significance());
        assertEquals(
                "Sentence of a quotation replaced",
                comparison.describe(comparison.rows().getFirst(), Locale.ENGLISH));
    }

    @Test
    void aWordOfAQuotationThatGaveWayToAnotherIsAQuotationEvenWhenOneHedges() {
        assertEquals(
                List.of(Kind.QUOTATION),
                kinds(
                        "“The ferry is likely to stay here,” the pilot told the council.",
                        "“The ferry is determined to stay here,” the pilot told the council."));
        assertEquals(
                List.of(Kind.HEDGE),
                kinds(
                        "“The ferry will stay here,” the pilot told the council.",
                        "“The ferry may stay here,” the pilot told the council."));
    }
}
