// SPDX-License-Identifier: Apache-2.0
package stet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.model.Shapes.Count;
import stet.model.Shapes.Verdict;

class ShapesTest {
    private static Address at(String path) {
        return new Address("https://example.org" + path);
    }

    @ParameterizedTest
    @CsvSource({
        "/,                                                      /",
        "/news/2026/11/30/ferry-to-run-all-winter-4711882.html,  '/{word}/{year}/{nn}/{nn}/{words}-{number}.html'",
        "/news/2026/11/30/ferry-to-run-in-20-days-4711882.html,  '/{word}/{year}/{nn}/{nn}/{words}-{number}.html'",
        "/politics/a-4711882,                                    '/{word}/{word}-{number}'",
        "/politik/inland/article4711882/Ferry-to-run.html,       '/{word}/{word}/{code}/{words}.html'",
        "/story.php?id=4711&lang=en,                             '/{word}.php?id=&lang='",
        "/story.php?lang=de&id=9,                                '/{word}.php?id=&lang='",
        "/2026-11-30/ferry,                                      '/{day}/{word}'",
        "/articles/c4gz7kq2lw3o,                                 '/{word}/{code}'",
        "/about,                                                 '/{word}'",
        "/about/,                                                '/{word}/'",
        "/v/550e8400-e29b-41d4-a716-446655440000,                '/{word}/{code}'",
    })
    void theShapeOfAnAddressSaysWhatSortsOfPartsItHas(String path, String shape) {
        assertEquals(shape, AddressShape.of(at(path)).text());
    }

    @Test
    void aShapeIsAnArticlesOncePagesHaveShownIt() {
        var shapes = new Shapes(Map.of(
                AddressShape.of(at("/s/12345")), new Count(3, 0),
                AddressShape.of(at("/people/ines-okafor")), new Count(1, 9),
                AddressShape.of(at("/a/b/c")), new Count(2, 0)));

        assertEquals(Verdict.ARTICLE, shapes.of(at("/s/99999")));
        assertEquals(Verdict.OTHER, shapes.of(at("/people/other-person")));
        assertEquals(Verdict.UNKNOWN, shapes.of(at("/x/y/z")));
        assertEquals(Verdict.UNKNOWN, shapes.of(at("/never/seen/in/all/this/time")));
    }

    @Test
    void anOutletWithManyKnownArticlesMakesOtherShapesStrange() {
        var shapes = new Shapes(Map.of(AddressShape.of(at("/s/12345")), new Count(40, 1)));

        assertEquals(Verdict.STRANGE, shapes.of(at("/special/our-best-reads")));
    }

    @Test
    void outletsThatMakeTheirAddressesByARuleHaveOneShapeForIt() {
        var random = new Random(7);
        var words = List.of("ferry", "council", "harbour", "tide", "bridge", "school", "strike", "winter");
        var counts = new HashMap<AddressShape, Integer>();
        for (int n = 0; n < 500; n++) {
            var slug = new StringBuilder();
            int length = 4 + random.nextInt(6);
            for (int w = 0; w < length; w++) {
                slug.append(words.get(random.nextInt(words.size()))).append('-');
            }
            counts.merge(
                    AddressShape.of(at("/%s/%d/%02d/%02d/%s%d"
                            .formatted(
                                    words.get(random.nextInt(words.size())),
                                    2020 + random.nextInt(7),
                                    1 + random.nextInt(12),
                                    1 + random.nextInt(28),
                                    slug,
                                    100_000 + random.nextInt(9_000_000)))),
                    1,
                    Integer::sum);
        }

        assertEquals(1, counts.size(), counts.toString());
        assertTrue(counts.keySet().iterator().next().isTelling());
    }
}
