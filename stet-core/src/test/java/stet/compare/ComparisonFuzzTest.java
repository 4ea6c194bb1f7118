// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import stet.model.Story;

/// Any two texts are compared, and the comparison can be told.
final class ComparisonFuzzTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<String> LANGUAGES = List.of("en", "de", "ja", "th", "ar", "", "x");

    /// The dictionaries of the languages are read once, which under a fuzzer's instruments takes longer than the limit.
    @BeforeAll
    static void readDictionaries() {
        LANGUAGES.forEach(language -> told(story(language, "One text."), story(language, "Another text.")));
    }

    /// The bytes hold two texts, parted by a zero, their paragraphs by line breaks; the last byte chooses a language.
    @FuzzTest
    void anyTwoTextsAreCompared(byte[] bytes) {
        var texts = new String(bytes, StandardCharsets.UTF_8).split("\u0000", 3);
        var language = LANGUAGES.get(bytes.length == 0 ? 0 : (bytes[bytes.length - 1] & 0xff) % LANGUAGES.size());
        var before = story(language, texts[0]);
        var after = story(language, texts.length > 1 ? texts[1] : "");

        assertTimeout(LIMIT, () -> told(before, after));
    }

    private static void told(Story before, Story after) {
        var comparison = Comparison.of(before, after);

        assertEquals(comparison, Comparison.of(before, after), "the same texts compare the same");
        assertEquals(before.digest().equals(after.digest()), comparison.rows().isEmpty(), "changed texts have rows");
        assertTrue(comparison.inReadingOrder().size() >= comparison.edits().size(), "no edit is lost in reading order");
        for (var row : comparison.rows()) {
            comparison.describe(row, Locale.GERMAN);
            comparison.detail(row, Locale.ENGLISH);
        }
        comparison.line(Locale.FRENCH);
    }

    private static Story story(String language, String text) {
        var paragraphs =
                Arrays.stream(text.split("\n")).filter(p -> !p.isBlank()).toList();
        return Stories.story(language, "Headline", paragraphs);
    }
}
