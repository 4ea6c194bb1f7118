// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.model.Address;
import stet.model.Reading;
import stet.model.Story;

/// What stands about an article above its text: headline, bylines, dates.
final class HeaderLinesTest {
    private static final String TEXT = """
            <p>The ferry to the outer islands will sail twice a day from May, the harbour office said on Monday.</p>
            <p>Until now there was one crossing in the morning, and none on Sundays or in rough weather.</p>
            <p>The second boat was bought from a yard up the coast, which had built it for another line.</p>
            """;

    private static Story story(String head, String lines) {
        var html = "<html lang=en><head><title>Second ferry from May</title>%s</head><body><article>".formatted(head)
                + "<h1>Second ferry from May</h1>%s<div>%s</div></article></body></html>".formatted(lines, TEXT);
        return assertInstanceOf(
                        Reading.Article.class, Extractor.extract(html, new Address("https://example.org/n/ferry")))
                .story();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>By Jane Doe and John Roe</p>|Jane Doe; John Roe",
                "<div>12 May 2024 14:03 &#124; By Jane Doe</div>|Jane Doe",
                "<div class=byline>Jane Doe 12 May 2024 • 2:03pm</div>|Jane Doe",
                "<div class=byline>By Jane Doe and John Roe on May 12</div>|Jane Doe; John Roe",
                "<p><a href=/author/jane-doe>Jane Doe</a></p>|Jane Doe",
                "<div class=author-info><p>By Jane Doe</p></div>|Jane Doe",
                "<p>By Jane Doe, Staff Writer</p>|Jane Doe",
                "<p>By Jane Doe MS, RDN</p>|Jane Doe",
                "<p>Par Marie Dupont, envoyée spéciale</p>|Marie Dupont",
                "<p>Av Kari Nordmann og Ola Hansen</p>|Kari Nordmann; Ola Hansen",
                "<p>بقلم سارة المنصوري</p>|سارة المنصوري"
            })
    void theWritersAreNamedInABylineOfAnyShape(String line, String names) {
        var story = story("", line);

        assertEquals(List.of(names.split("; ")), story.authors());
        assertEquals(3, story.paragraphs().size());
    }

    @ParameterizedTest
    @CsvSource({
        "By our harbour correspondent, By our island correspondent",
        "Von unserer Korrespondentin, Von unserer Redaktion",
        "بقلم: مراسلنا في الميناء, بقلم: مراسلنا في الجزيرة"
    })
    void aBylineWithoutANameIsKeptAndNamesNobody(String byline, String edited) {
        var story = story("", "<p>" + byline + "</p>");

        assertEquals(byline, story.byline());
        assertEquals(List.of(), story.authors());
        assertNotEquals(story.digest(), story("", "<p>" + edited + "</p>").digest());
    }

    @Test
    void anOutletIsTheAuthorOnlyWhereNobodyIsNamed() {
        var ledger =
                "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Second ferry from May\","
                        + "\"author\":{\"@type\":\"Organization\",\"name\":\"The Tidewater\"}}</script>";

        assertEquals(List.of("The Tidewater"), story(ledger, "").authors());
        assertEquals(List.of("Jane Doe"), story(ledger, "<p>By Jane Doe</p>").authors());
    }

    @Test
    void aDateThatOnlyReadersSeeIsReadNearTheHeadline() {
        var story = story("", "<p class=meta>Posted 12 May 2024</p>");

        assertEquals(Optional.of(Instant.parse("2024-05-12T00:00:00Z")), story.published());
    }

    @Test
    void aTimeInAZoneThatGoesByItsNameIsRead() {
        var meta = "<meta property=article:published_time content='Thu, 21 Dec 2023 09:45:16 PST'>";

        assertEquals(
                Optional.of(Instant.parse("2023-12-21T17:45:16Z")),
                story(meta, "").published());
    }

    @Test
    void theLastCrumbOfATrailIsNoHeadlineBesideTheArticlesOwn() {
        var html =
                "<html><head><title>Second ferry</title></head><body><nav><ol><li><h1>Second ferry</h1></li></ol></nav>"
                        + "<article><header><h2>Islands get a second boat</h2></header><div>" + TEXT
                        + "</div></article></body></html>";

        var reading = Extractor.extract(html, new Address("https://example.org/n/ferry"));

        assertEquals(
                "Islands get a second boat",
                assertInstanceOf(Reading.Article.class, reading).story().headline());
    }

    @Test
    void theDayUnderAHeadlineThatStandsInTheTextsBoxIsRead() {
        var page = "<html lang=de><head><title>Second ferry from May</title></head><body><div class=text>"
                + "<h1>Second ferry from May</h1><div>Do 25.04.24, 14:07 Uhr</div>" + TEXT + "</div></body></html>";

        var story = assertInstanceOf(
                        Reading.Article.class, Extractor.extract(page, new Address("https://example.org/n/ferry")))
                .story();

        assertEquals(Optional.of(Instant.parse("2024-04-25T00:00:00Z")), story.published());
    }
}
