// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stet.model.Edit;
import stet.model.Run;
import stet.model.Span;

/// Properties that hold for any two texts; the seed is in the test's name.
final class ExactnessTest {
    private static final List<String> PIECES = List.of(
            "river",
            "stone",
            "the",
            "a",
            "of",
            "1,234.5",
            "12:30",
            "O’Neill",
            "covid-19",
            "desk@paper.example",
            ".",
            ",",
            "“",
            "”",
            "-",
            "—",
            "東京",
            "都",
            "三人",
            "カタカナ",
            "ですから",
            "ประเทศไทย",
            "ภาษา",
            "العربية",
            "السلام",
            "עברית",
            "שלום",
            "é",
            "e\u0301",
            "a\u0308\u0323",
            "👩‍👩‍👧",
            "🇫🇷",
            "🇩🇪🇪🇸",
            "👍🏽",
            "\uD83D",
            "\uDE00",
            "\u200D",
            "\u202E",
            "\u00AD",
            "한국어",
            "각",
            "हिन्दी",
            "क्षि",
            "\u0600١٢",
            "10²",
            "\t",
            "\u00A0",
            "\u3000",
            "ﬁ",
            "ǅ",
            "\u0301",
            "1️⃣",
            "\u0E33");

    private static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void applyingTheSpansGivesTheNewerTextAndTheOlder(long seed) {
        var random = new Random(seed);
        var before = text(random);
        var after = edited(before, random);

        var spans = spans(String.join("", before), String.join("", after));

        assertExact(String.join("", before), String.join("", after), spans);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noMarkCutsAGrapheme(long seed) {
        var random = new Random(seed);
        var before = text(random);
        var old = String.join("", before);
        var now = String.join("", edited(before, random));

        var spans = spans(old, now);

        assertTrue(spans.stream().allMatch(s -> isBoundary(old, s.beforeFrom()) && isBoundary(old, s.beforeTo())));
        assertTrue(spans.stream().allMatch(s -> isBoundary(now, s.afterFrom()) && isBoundary(now, s.afterTo())));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyParagraphStandsInExactlyOneEdit(long seed) {
        var random = new Random(seed);
        var before = IntStream.range(0, random.nextInt(1, 12))
                .mapToObj(_ -> "x" + String.join("", text(random)))
                .collect(Collectors.toCollection(ArrayList::new));
        var after = new ArrayList<>(
                edited(before, random).stream().map(p -> "x" + p.strip()).toList());

        var edits = Comparison.of(Stories.story("en", "H", before), Stories.story("en", "H", after))
                .edits();

        assertEquals(
                IntStream.range(0, before.size()).boxed().toList(),
                edits.stream().flatMap(e -> olds(e).stream()).sorted().toList());
        assertEquals(
                IntStream.range(0, after.size()).boxed().toList(),
                edits.stream().flatMap(e -> news(e).stream()).toList());
        edits.stream()
                .filter(e -> !olds(e).isEmpty() && !news(e).isEmpty())
                .forEach(e -> assertExact(joined(before, olds(e)), joined(after, news(e)), spans(e)));
    }

    private static void assertExact(String before, String after, List<Span> spans) {
        var runs = Comparison.marked(before, after, spans);
        assertEquals(before, without(runs, Run.Fate.ADDED));
        assertEquals(after, without(runs, Run.Fate.REMOVED));
    }

    private static String without(List<Run> runs, Run.Fate fate) {
        return runs.stream().filter(r -> r.fate() != fate).map(Run::text).collect(Collectors.joining());
    }

    private static List<Span> spans(String before, String after) {
        var vocabulary = Vocabulary.exact();
        return Marks.between(Tokens.of(before, vocabulary), Tokens.of(after, vocabulary), new Effort());
    }

    private static boolean isBoundary(String text, int codePoint) {
        var graphemes = BreakIterator.getCharacterInstance(ULocale.ROOT);
        graphemes.setText(text);
        return graphemes.isBoundary(text.offsetByCodePoints(0, codePoint));
    }

    private static List<String> text(Random random) {
        var pieces = new ArrayList<String>();
        for (int k = random.nextInt(1, 40); k > 0; k--) {
            pieces.add(PIECES.get(random.nextInt(PIECES.size())) + (random.nextInt(3) > 0 ? " " : ""));
        }
        return pieces;
    }

    private static List<String> edited(List<String> before, Random random) {
        var after = new ArrayList<>(before);
        for (int k = random.nextInt(1, 6); k > 0; k--) {
            int at = random.nextInt(after.size());
            switch (random.nextInt(3)) {
                case 0 -> after.add(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> after.set(at, PIECES.get(random.nextInt(PIECES.size())) + " ");
                default -> after.add(after.remove(at));
            }
        }
        return after;
    }

    private static String joined(List<String> paragraphs, List<Integer> which) {
        return which.stream().map(paragraphs::get).collect(Collectors.joining("\n"));
    }

    private static List<Integer> olds(Edit edit) {
        return switch (edit) {
            case Edit.Same(int i, var _, var _) -> List.of(i);
            case Edit.Reworded(int i, var _, var _, var _) -> List.of(i);
            case Edit.Added _ -> List.of();
            case Edit.Removed(int i) -> List.of(i);
            case Edit.Split(int i, var _, var _, var _) -> List.of(i);
            case Edit.Merged(var sources, var _, var _, var _) -> sources;
        };
    }

    private static List<Integer> news(Edit edit) {
        return switch (edit) {
            case Edit.Same(var _, int j, var _) -> List.of(j);
            case Edit.Reworded(var _, int j, var _, var _) -> List.of(j);
            case Edit.Added(int j) -> List.of(j);
            case Edit.Removed _ -> List.of();
            case Edit.Split(var _, var parts, var _, var _) -> parts;
            case Edit.Merged(var _, int j, var _, var _) -> List.of(j);
        };
    }

    private static List<Span> spans(Edit edit) {
        return switch (edit) {
            case Edit.Same _, Edit.Added _, Edit.Removed _ -> List.of();
            case Edit.Reworded(var _, var _, var _, var spans) -> spans;
            case Edit.Split(var _, var _, var _, var spans) -> spans;
            case Edit.Merged(var _, var _, var _, var spans) -> spans;
        };
    }
}
