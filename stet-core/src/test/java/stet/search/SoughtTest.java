// SPDX-License-Identifier: Apache-2.0
package stet.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.compare.Comparison;
import stet.model.Paragraph;
import stet.model.Story;

/// Where a query's words stand in a version, and among the words of a change.
class SoughtTest {
    private static final Story BRIDGE = story(
            "Fourteen villages share a footbridge",
            "The council’s budget is 14 million euros, it said.",
            "A second vote is due in May, the mayor of Lenn said on Tuesday.");

    private static Story story(String headline, String... paragraphs) {
        return new Story(
                headline,
                "",
                "By Zoë Kruse",
                List.of("Zoë Kruse"),
                Optional.empty(),
                Optional.empty(),
                "en",
                "",
                Stream.of(paragraphs)
                        .map(p -> new Paragraph(Paragraph.Kind.TEXT, p))
                        .toList(),
                List.of(),
                List.of());
    }

    private static Sought sought(String line) {
        return new Sought(((Query.Read.Good) Query.read(line)).query());
    }

    @ParameterizedTest
    @CsvSource({
        "\"million euros\",true",
        "euros million,true",
        "\"euros million\",false",
        "villages mayor,true",
        "\"said a second\",false",
        "headline:villages,true",
        "headline:mayor,false",
        "author:zoe,true",
        "budget -mayor,false",
        "budget -alderman,true",
        "counc*,true",
        "counc,false",
        "\"the mayor of le\"*,true"
    })
    void versionsFitWhenAllOfItHolds(String line, boolean fits) {
        assertEquals(fits, sought(line).isIn(BRIDGE), line);
    }

    @Test
    void thePassageMarksWhatWasSought() {
        var passage = sought("mayor \"on tuesday\"").passage(BRIDGE, 240);

        assertEquals(
                "A second vote is due in May, the [mayor] of Lenn said [on Tuesday].",
                passage.stream()
                        .map(p -> p.hit() ? "[" + p.text() + "]" : p.text())
                        .collect(Collectors.joining()));
    }

    @Test
    void aLongParagraphIsCutBetweenWords() {
        var text = "word ".repeat(100) + "alleged " + "word ".repeat(100);

        var passage = sought("alleged").passage(story("Long", text.strip()), 60).stream()
                .map(Piece::text)
                .collect(Collectors.joining());

        assertTrue(passage.startsWith("…word") && passage.endsWith("word…"), passage);
        assertTrue(passage.contains("word alleged word"), passage);
        assertTrue(passage.codePointCount(0, passage.length()) <= 62, passage);
    }

    @Test
    void aChangeIsFoundByTheWordsThatWentAndCame() {
        var before = story("Quay closed", "The alleged leak was found on Monday.", "Divers saw it first.");
        var after = story("Quay closed", "The leak was found on Tuesday.");

        var words = ChangedWords.of(Comparison.of(before, after).revision(1, 2), before, after);

        assertTrue(sought("removed:alleged").isIn(words.removed(), words.added()));
        assertTrue(sought("removed:\"divers saw\"").isIn(words.removed(), words.added()));
        assertTrue(sought("removed:monday added:tuesday").isIn(words.removed(), words.added()));
        assertFalse(sought("added:alleged").isIn(words.removed(), words.added()));
        assertFalse(sought("removed:leak").isIn(words.removed(), words.added()));
        assertFalse(sought("removed:alleged -removed:monday").isIn(words.removed(), words.added()));
    }

    @Test
    void whatOnlyMovedIsNoChangeOfWords() {
        var before =
                story("Order", "The first paragraph stands here.", "The second tells of ships.", "The third of trams.");
        var after =
                story("Order", "The third of trams.", "The first paragraph stands here.", "The second tells of ships.");

        var words = ChangedWords.of(Comparison.of(before, after).revision(1, 2), before, after);

        assertEquals(new ChangedWords(List.of(), List.of()), words);
    }
}
