// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Story;

/// A figure followed across versions and outlets.
class FollowerTest {
    private static final Counted COUNTRIES =
            Counted.by("countries, nations, países, страна* стран*, か国").orElseThrow();

    private static Instant hour(int hour) {
        return Told.NOON.plus(Duration.ofHours(hour));
    }

    private static String told(Follower follower) {
        return follower.stretches().stream()
                .map(s -> "%d-%d: %s"
                        .formatted(
                                s.first(),
                                s.last(),
                                s.given().stream().map(Counted.Given::written).collect(Collectors.joining(" "))))
                .collect(Collectors.joining("; "));
    }

    @Test
    void thirtyThreeThenThirtyFive() {
        var follower = new Follower(COUNTRIES, "en");

        follower.add(1, hour(0), hour(1), Told.in("", "Maps to be shared", "33 countries signed."));
        follower.add(2, hour(2), hour(3), Told.in("", "Maps to be shared", "It is done: 33 countries signed."));
        follower.add(3, hour(4), hour(5), Told.in("", "35 countries share maps", "Two nations came late."));
        follower.add(4, hour(6), hour(7), Told.in("", "Maps to be shared", "They signed."));

        assertEquals("1-2: 33; 3-3: 35 Two; 4-4: ", told(follower));
        assertEquals(hour(0), follower.stretches().getFirst().from());
        assertEquals(hour(3), follower.stretches().getFirst().until());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Thirty-five small island nations signed. | 35
            es | Treinta y cinco países firman.           | 35
            ru | Подписали тридцать пять стран.           | 35
            ja | 海底地図の共有に三十三か国が合意               | 33
            en | 35 ships of 12 countries.                | 12
            en | The 35 ships left.                       | ''
            """)
    void aThingIsFoundByItsWordsInEachLanguage(String language, String text, String values) {
        assertEquals(
                values,
                COUNTRIES.in(Told.in(language, "A headline", text), "").stream()
                        .map(g -> g.value().toPlainString())
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            countries                  | true
            países، دولة;か国            | true
            %                          | true
            ''                         | false
            ', ;'                      | false
            …                          | false
            a b c d e f g h i j k l m n o p q r s t u | false
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | false
            """)
    void wordsThatNameNothingAreTurnedDown(String typed, boolean good) {
        assertEquals(good, Counted.by(typed).isPresent());
    }

    /// The stretches cover all versions without a gap, and no two neighbours give the same.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void stretchesCoverAllVersions(long seed) {
        var random = new Random(seed);
        var follower = new Follower(COUNTRIES, "en");
        int versions = 1 + random.nextInt(40);
        for (int n = 1; n <= versions; n++) {
            follower.add(n, hour(n), hour(n), Told.in("en", "H", (30 + random.nextInt(3)) + " countries"));
        }
        int next = 1;
        List<String> before = List.of("none");
        for (var stretch : follower.stretches()) {
            var values =
                    stretch.given().stream().map(g -> g.value().toPlainString()).toList();
            assertEquals(next, stretch.first(), "seed " + seed);
            assertTrue(!values.equals(before), "seed " + seed);
            before = values;
            next = stretch.last() + 1;
        }
        assertEquals(versions + 1, next, "seed " + seed);
    }

    @Test
    void whatChangesOrDiffersIsProposedFirstAndAcrossLanguages() {
        var countables = new Countables();

        countables.add("a", "en", Told.in("", "33 countries agree", "They met for 3 days."));
        countables.add("a", "en", Told.in("", "35 countries agree", "They met for 3 days."));
        countables.add("b", "es", Told.in("", "35 países firman", "Se reunieron 3 días."));
        countables.add("c", "ja", Told.in("", "三十三か国が合意", "会議は三日間。"));

        var best = countables.best().getFirst();
        assertEquals(List.of("countries", "países", "か国"), best.words());
        assertEquals(
                List.of("33", "35"),
                best.values().stream().map(v -> v.toPlainString()).toList());
        assertEquals(3, best.articles());
        assertEquals(1, best.changed());
    }

    @Test
    void aTextFullOfFiguresIsReadWithinBounds() {
        var countables = new Countables();
        var texts = new ArrayList<String>();
        for (int i = 0; i < 1200; i++) {
            texts.add("%d thing%d and %d other%d".formatted(i, i, i + 1, i));
        }
        Story story = Told.in("en", "Many", texts.toArray(String[]::new));

        countables.add("a", "", story);
        countables.add("b", "", story);

        assertTrue(countables.best().size() <= 8);
    }
}
