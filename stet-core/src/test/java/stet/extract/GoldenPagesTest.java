// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.Story;

/// Whole pages of made-up outlets in several languages and layouts, each beside the story that it holds.
final class GoldenPagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"en-harbour", "de-bahn", "fr-crue", "es-ciencia", "ru-teatr", "ja-kaze", "ar-miyah"})
    void aPageReadsAsTheStoryBesideIt(String name) throws IOException {
        var page = Payload.of(bytes(name + ".html"));

        var reading = Extractor.extract(page, "text/html", new Address("https://example.org/news/page"));

        var article = assertInstanceOf(Reading.Article.class, reading, reading::toString);
        assertEquals(
                new String(bytes(name + ".story"), StandardCharsets.UTF_8).strip(),
                written(article.story()).strip());
    }

    private static String written(Story story) {
        return "headline: %s%nstandfirst: %s%nbyline: %s%nauthors: %s%nlanguage: %s%ncaptions: %s%n%n%s"
                .formatted(
                        story.headline(),
                        story.standfirst(),
                        story.byline(),
                        String.join("; ", story.authors()),
                        story.language(),
                        String.join("; ", story.captions()),
                        story.paragraphs().stream()
                                .map(p -> p.kind() + " " + p.text())
                                .collect(Collectors.joining("\n")));
    }

    private static byte[] bytes(String name) throws IOException {
        try (var in = GoldenPagesTest.class.getResourceAsStream("/extract/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
