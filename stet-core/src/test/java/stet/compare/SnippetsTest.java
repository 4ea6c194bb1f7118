// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stet.model.Run;

/// The snippet of any two texts is short and whole; the seed is in the test's name.
final class SnippetsTest {
    private static final int LENGTH = 200;
    private static final List<String> WORDS = List.of(
            "harbour",
            "1,234.5",
            "12:30",
            "desk@paper.example",
            "東京都",
            "港は冬の前に",
            "ประเทศไทย",
            "العربية",
            "e\u0301te\u0301",
            "👩‍👩‍👧",
            "🇫🇷",
            "O’Neill",
            "covid-19",
            "the",
            "of",
            ".",
            "a\u0308\u0323".repeat(30),
            "x".repeat(90));

    private static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSnippetIsAtMostTwoHundredCharactersOfWholeClusters(long seed) {
        var random = new Random(seed);
        var before = text(random, 5 + random.nextInt(90));
        var after = random.nextBoolean() ? text(random, 60) : edited(random, before);
        var comparison = Comparison.of(Stories.story("H", before), Stories.story("H", after));

        var runs = comparison.snippet().runs();

        assertTrue(length(runs) <= LENGTH, () -> length(runs) + ": " + runs);
        runs.forEach(run -> assertIsWhole(run, before, after));
    }

    @Test
    void aNumberIsNotCutAtTheEdge() {
        for (int words = 20; words < 60; words++) {
            var after = "a ".repeat(words) + "new " + "bb ".repeat(40) + "1,234,567.89 ".repeat(30);

            var runs = snippet("a ".repeat(words) + "bb ".repeat(40) + "1,234,567.89 ".repeat(30), after);

            var last = runs.getLast().text();
            assertTrue(last.matches("(?s).*(b|89|a|new)\\s*…"), last);
        }
    }

    @Test
    void aParagraphThatWasSplitShowsBothSidesOfTheCut() {
        var runs = snippet(List.of(Stories.HARBOUR + " " + Stories.STORM), List.of(Stories.HARBOUR, Stories.STORM));

        assertTrue(runs.getFirst().text().endsWith("before winter."), runs.toString());
        assertTrue(runs.getLast().text().startsWith("A storm"), runs.toString());
    }

    @Test
    void anEndlessWordIsShownInPart() {
        var runs = snippet("A word.", "x".repeat(1_000));

        assertFalse(runs.isEmpty());
        assertEquals(LENGTH, length(runs));
    }

    private static List<Run> snippet(String before, String after) {
        return snippet(List.of(before), List.of(after));
    }

    private static List<Run> snippet(List<String> before, List<String> after) {
        return Comparison.of(Stories.story("en", "H", before), Stories.story("en", "H", after))
                .snippet()
                .runs();
    }

    private static int length(List<Run> runs) {
        return runs.stream()
                .map(Run::text)
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .sum();
    }

    /// Whether the run stands in one of the texts between two boundaries of clusters.
    private static void assertIsWhole(Run run, String before, String after) {
        var text = run.text().replaceFirst("^…", "").replaceFirst("…$", "");
        assertTrue(isWhole(text, before) || isWhole(text, after), () -> "cut: " + run);
    }

    private static boolean isWhole(String part, String text) {
        var clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        clusters.setText(text);
        return IntStream.iterate(text.indexOf(part), at -> at >= 0, at -> text.indexOf(part, at + 1))
                .anyMatch(at -> clusters.isBoundary(at) && clusters.isBoundary(at + part.length()));
    }

    private static String text(Random random, int words) {
        return IntStream.range(0, words)
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(random.nextInt(4) == 0 ? "" : " "));
    }

    private static String edited(Random random, String text) {
        int at = text.indexOf(' ', random.nextInt(text.length()));
        return at < 0 ? text + " more" : text.substring(0, at) + " more" + text.substring(at);
    }
}
