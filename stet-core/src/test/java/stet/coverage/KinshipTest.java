// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Story;

/// Which articles tell one story, and why that is thought.
class KinshipTest {
    private static final Story MAPS = Told.in(
            "en",
            "33 countries agree to share ocean-floor maps",
            "The agreement was signed in Lenn by 33 countries, said the hydrographer Folake Adeyemi.",
            "The seabed charts will be published within four years, Adeyemi told the Meridian Wire.");
    private static final Story CHARTS = Told.in(
            "en",
            "Nations sign deal on sea-floor charts",
            "At a ceremony in Lenn the chief hydrographer, Dr Folake Adeyemi, thanked all who had signed.",
            "Their charts of the seabed had been secret until now.");
    private static final Story MAPAS = Told.in(
            "es",
            "33 países compartirán sus mapas del fondo marino",
            "La hidrógrafa Folake Adeyemi presentó en Lenn el acuerdo de 33 países.");
    private static final Story BRIDGE = Told.in(
            "en",
            "Bridge over the Tarn to close",
            "The bridge will be closed from Monday while engineers replace its cables, said Ines Okafor.",
            "Drivers from four villages have to take the ferry, which runs until ten at night.");
    private static final Story FERRY = Told.in(
            "en",
            "Ferry to run all winter",
            "The council of the island found the money on Tuesday, said its treasurer, Marek Lind.");

    private static final List<Story> ALL = List.of(MAPS, CHARTS, MAPAS, BRIDGE, FERRY);

    private static Kinship between(Story one, Story other) {
        return Kinship.of(Told.report(one), Told.report(other), Told.among(ALL));
    }

    @Test
    void twoOutletsThatTellOneStoryShareItsNamesAndWords() {
        var kinship = between(MAPS, CHARTS);

        assertTrue(kinship.isLikely(), kinship.toString());
        assertTrue(kinship.names().containsAll(List.of("Folake Adeyemi", "Lenn")), kinship.toString());
        assertTrue(kinship.words().contains("seabed"), kinship.toString());
    }

    @Test
    void acrossLanguagesNamesAndUnroundFiguresAreLeft() {
        var kinship = between(MAPS, MAPAS);

        assertTrue(kinship.isLikely(), kinship.toString());
        assertEquals(List.of("33 countries"), kinship.figures());
        assertTrue(kinship.names().contains("Folake Adeyemi"), kinship.toString());
    }

    @Test
    void otherStoriesAreNotProposed() {
        for (var other : List.of(BRIDGE, FERRY)) {
            assertFalse(between(MAPS, other).isLikely(), between(MAPS, other).toString());
        }
        assertFalse(between(BRIDGE, FERRY).isLikely(), between(BRIDGE, FERRY).toString());
    }

    @Test
    void whatManyArticlesShareTellsNothing() {
        var crowd = new ArrayList<Story>(ALL);
        crowd.addAll(Collections.nCopies(100, CHARTS));

        var kinship = Kinship.of(Told.report(MAPS), Told.report(CHARTS), Told.among(crowd));

        assertEquals(List.of(), kinship.names());
        assertFalse(kinship.isLikely());
    }

    @Test
    void theDaysBetweenAreTold() {
        var later = new Report(Told.NOON.plus(Duration.ofHours(50)), Traits.of(CHARTS, ""));

        assertEquals(
                Duration.ofHours(50),
                Kinship.of(later, Told.report(MAPS), Told.among(ALL)).apart());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void kinshipIsMutual(long seed) {
        var random = new Random(seed);
        var words = List.of(
                "harbour", "Okafor", "Lind", "cables", "33", "villages", "the", "海底", "地図", "Lenn", "engineers");
        var texts = new ArrayList<Story>();
        for (int i = 0; i < 6; i++) {
            var text = new StringBuilder("It");
            for (int k = 0; k < 30; k++) {
                text.append(' ').append(words.get(random.nextInt(words.size())));
            }
            texts.add(Told.in(i % 2 == 0 ? "en" : "ja", "It is", text.toString()));
        }
        var rarity = Told.among(texts);
        for (var one : texts) {
            for (var other : texts) {
                var there = Kinship.of(Told.report(one), Told.report(other), rarity);
                var back = Kinship.of(Told.report(other), Told.report(one), rarity);
                assertEquals(there.names().size(), back.names().size(), "seed " + seed);
                assertEquals(there.words().size(), back.words().size(), "seed " + seed);
                assertEquals(there.isLikely(), back.isLikely(), "seed " + seed);
                assertTrue(there.score() >= 0 && Double.isFinite(there.score()), "seed " + seed);
            }
        }
    }

    @Test
    void aLongTextHasNoMoreTraitsThanAnyOther() {
        var paragraphs = new String[4000];
        for (int i = 0; i < paragraphs.length; i++) {
            paragraphs[i] = "Then number%dword said %d things%d to Person%d Name%d again.".formatted(i, i, i, i, i);
        }

        assertTrue(Traits.of(Told.in("en", "Long", paragraphs), "").all().size() <= 80);
    }
}
