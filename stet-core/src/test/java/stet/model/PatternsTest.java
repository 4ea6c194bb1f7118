// SPDX-License-Identifier: Apache-2.0
package stet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {
    private static final Address ARTICLE = new Address("https://www.example.org/sport/2026/ferry-race.html?page=1");

    @ParameterizedTest
    @CsvSource({
        "/sport/,                            true",
        "/sport/**,                          true",
        "/sport/*,                           false",
        "/sport/*/*.html,                    true",
        "/sport/2026/ferry-race.html,        true",
        "/sport/2026/ferry-race,             false",
        "/**/ferry-*,                        true",
        "/**ferry**,                         true",
        "/Sport/,                            false",
        "/spor/,                             false",
        "/**,                                true",
        "/,                                  true",
        "/*,                                 false",
        "/**.html,                           true",
        "/**/race.html,                      false",
        "//www.example.org/,                 true",
        "//www.example.org/sport/*/**,       true",
        "//*.example.org/sport/,             true",
        "//example.org/,                     false",
    })
    void aPatternFitsTheWholePath(String pattern, boolean fits) {
        assertEquals(fits, new Patterns(List.of(pattern), List.of()).allow(ARTICLE));
        assertEquals(!fits, new Patterns(List.of(), List.of(pattern)).allow(ARTICLE));
    }

    @Test
    void whatIsExcludedStaysOutAlthoughItIsIncluded() {
        var patterns = new Patterns(List.of("/sport/", "/news/"), List.of("/sport/*/ferry-*"));

        assertFalse(patterns.allow(ARTICLE));
        assertTrue(patterns.allow(new Address("https://www.example.org/news/ferry")));
        assertFalse(patterns.allow(new Address("https://www.example.org/culture/ferry")));
    }

    @Test
    void noPatternAllowsEverything() {
        assertTrue(Patterns.ALL.allow(ARTICLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sport", "*", "/sport ", "/a?b", "/a#b", "https://example.org/"})
    void whatIsNoPatternIsNamed(String written) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new Patterns(List.of(written), List.of()));

        assertTrue(refused.toString().contains("“" + written + "” is no pattern"), refused.toString());
    }

    @Test
    void manyStarsAndALongAddressTakeNoLongerThanTheirProduct() {
        var pattern = "/" + "**a".repeat(60) + "b";
        var address = new Address("https://example.org/" + "a".repeat(4000));

        assertFalse(Patterns.fits(pattern, address.path()));
    }
}
