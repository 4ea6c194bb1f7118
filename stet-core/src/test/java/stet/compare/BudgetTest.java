// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts that make a careless comparison quadratic. The limit is generous for slow machines; quadratic work on any of
/// these takes minutes.
@Tag("slow")
final class BudgetTest {
    private static final int MANY = 100_000;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static List<Arguments> texts() {
        return List.of(
                Arguments.of("words of one long paragraph", List.of(words(1)), List.of(words(2))),
                Arguments.of("one-word paragraphs", List.of(words(3).split(" ")), List.of(words(4).split(" "))),
                Arguments.of("equal paragraphs", Collections.nCopies(MANY, "so"), Collections.nCopies(MANY - 9, "so")),
                Arguments.of(
                        "equal pairs", Collections.nCopies(MANY, "so it is"), Collections.nCopies(MANY, "so be it")),
                Arguments.of(
                        "one repeated word",
                        List.of("a ".repeat(MANY).strip()),
                        List.of("a b ".repeat(MANY / 2).strip())),
                Arguments.of("random bytes", List.of(bytes(5)), List.of(bytes(6))),
                Arguments.of("nothing but signs", List.of("\"".repeat(MANY)), List.of("\"-".repeat(MANY))),
                Arguments.of("one endless word", List.of("x".repeat(MANY)), List.of("x".repeat(MANY) + "y")),
                Arguments.of("letters without spaces", List.of("山川".repeat(MANY / 2)), List.of("川山水".repeat(MANY / 3))),
                Arguments.of("all paragraphs put into one", List.of(words(8).split(" ")), List.of(words(8))),
                Arguments.of("one paragraph cut into all", List.of(words(9)), List.of(words(9).split(" "))),
                Arguments.of("an empty article", List.of(), List.of(words(7))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void workIsBounded(String name, List<String> before, List<String> after) {
        var old = Stories.story("en", "H", before);
        var now = Stories.story("en", "H", after);

        var comparison = assertTimeout(LIMIT, () -> Comparison.of(old, now), name);

        assertEquals(
                comparison.edits(), Comparison.of(comparison.revision(1, 2)).edits());
    }

    private static List<Arguments> hostile() {
        return List.of(
                Arguments.of("every eleventh word replaced", List.of(replaced("w")), List.of(replaced("v"))),
                Arguments.of(
                        "many paragraphs of the same words",
                        Collections.nCopies(500, "so it is, as it was"),
                        Collections.nCopies(500, "as it was, so it will be")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void aComparisonThatWasCutShortSaysSo(String name, List<String> before, List<String> after) {
        var comparison = Comparison.of(Stories.story("en", "H", before), Stories.story("en", "H", after));

        assertTrue(comparison.coarse(), name);
        assertTrue(comparison.note(Locale.GERMAN).contains("gröber"), comparison.note(Locale.GERMAN));
    }

    @Test
    void aLongTextWithScatteredEditsIsComparedInFull() {
        var before = words(12);

        var comparison = Comparison.of(
                Stories.story("en", "H", List.of(before)),
                Stories.story("en", "H", List.of(before.replace(" w77 ", " seventy-seven "))));

        assertFalse(comparison.coarse());
        assertEquals("", comparison.note(Locale.ENGLISH));
    }

    /// As many different words, with this letter before every eleventh: as long between any two, so that none of
    /// the stretches between is the longest.
    private static String replaced(String letter) {
        return IntStream.range(0, MANY)
                .mapToObj(k -> (k % 11 == 10 ? letter : "w") + (MANY + k))
                .collect(Collectors.joining(" "));
    }

    /// A hundred thousand words, the frequent ones far more often than the rare ones, as in prose.
    private static String words(long seed) {
        var random = new Random(seed);
        return IntStream.range(0, MANY)
                .mapToObj(_ -> "w" + (int) Math.abs(random.nextGaussian() * 900))
                .collect(Collectors.joining(" "));
    }

    private static String bytes(long seed) {
        var bytes = new byte[MANY];
        new Random(seed).nextBytes(bytes);
        return "x" + new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
