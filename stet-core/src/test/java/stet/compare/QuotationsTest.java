// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import stet.model.Change;
import stet.model.Change.Kind;

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
}
