// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldersTest {
    private static final String GOOD = """
            name: The Hill
            language: en
            template: CLEAN
            feed: RSS
            validation: GOOD
            paths: /hill/{slug}
            standing: 1

            === sheep-on-road
            section: News
            headline: Sheep on the road
            standfirst: Again.
            byline: By A. Writer

            Nine sheep stood on the road.

            > "They like the warmth," said a driver.

            figure: Nine sheep => Ten sheep
            correction: There were ten.
            """;

    @Test
    void aFolderIsReadWithItsArticles() {
        Folder folder = Folders.read("hill", GOOD);

        Manuscript manuscript = folder.manuscripts().getFirst();
        assertEquals("The Hill", folder.habits().name());
        assertEquals("/hill/sheep-on-road", folder.path(manuscript.slug()));
        assertEquals(
                List.of(
                        new Block(Block.Kind.TEXT, "Nine sheep stood on the road."),
                        new Block(Block.Kind.QUOTATION, "\"They like the warmth,\" said a driver.")),
                manuscript.blocks());
        assertEquals(List.of(new Substitution(EditKind.FIGURE, "Nine sheep", "Ten sheep")), manuscript.substitutions());
        assertEquals(List.of("There were ten."), manuscript.corrections());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: ",
                "feed: ",
                "paths: /hill/{slug}",
                "standing: 1",
                "=== sheep-on-road",
                "headline: ",
                "byline: ",
                "Nine sheep stood",
                "figure: ",
                " => Ten sheep"
            })
    void aFolderThatLacksAnythingIsRefused(String missing) {
        assertThrows(IllegalArgumentException.class, () -> Folders.read("hill", GOOD.replace(missing, "")));
    }

    @Test
    void theNewsstandHasAtLeast25ArticlesInEnglishTenInFrenchAndThreeInArabic() {
        List<Folder> folders = Folders.all();

        assertTrue(articles(folders, "en") >= 25);
        assertTrue(articles(folders, "fr") >= 10);
        assertTrue(articles(folders, "ar") >= 3);
    }

    private static long articles(List<Folder> folders, String language) {
        return folders.stream()
                .filter(folder -> folder.habits().language().equals(language))
                .mapToLong(folder -> folder.manuscripts().size())
                .sum();
    }
}
