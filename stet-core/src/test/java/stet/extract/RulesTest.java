// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static stet.extract.SelectorTest.selector;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Paragraph;
import stet.model.Reading;
import stet.model.Story;

/// How an outlet's rules change what is read from its pages.
class RulesTest {
    private static final String PAGE = """
            <!doctype html><html lang="en"><head><title>Ferry to run all winter | The Islander</title></head><body>
            <h1>The Islander</h1>
            <span class="t">Ferry to run all winter</span>
            <b class="who">Ines Okafor</b>
            <div class="when">22. november 2026 kl. 14.05</div>
            <i class="deck">The council has found the money.</i>
            <div class="sidebar comments">
              <p>The island ferry will run through the winter, the council decided on Tuesday evening.</p>
              <p class="q">We have waited for this for ten years, said the harbour master, who was in the room.</p>
              <p class="offer">Our members read this article first, every morning of the week and of the year.</p>
              <p>The council pays 240,000 crowns for the season, half of which comes from the county.</p>
            </div>
            <div class="fix">The sum was given wrongly at first; it is 240,000 crowns and not 24,000 crowns.</div>
            <div class="long">
              <p>Readers wrote to us about the harbour, the ferry and the weather that keeps them both at home.</p>
              <p>Some of them asked whether the boats would be painted, and in which of the island's colours.</p>
              <p>Others wanted to know why the harbour master is called the harbour master by everybody.</p>
              <p>We read every letter, and print the best of them here on the last Sunday of the month.</p>
            </div>
            </body></html>
            """;

    static PageRules dropping(Selector... selectors) {
        return new PageRules(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(selectors),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static PageRules body(Selector selector) {
        return new PageRules(
                Optional.of(selector),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static TimeRule time(String selector, String attribute, String format, String zone, String language) {
        return new TimeRule(selector(selector), attribute, format, ZoneId.of(zone), Locale.forLanguageTag(language));
    }

    private static PageRules all() {
        return new PageRules(
                Optional.of(selector("div.sidebar")),
                Optional.of(selector("span.t")),
                Optional.of(selector("i.deck")),
                Optional.of(selector("b.who")),
                List.of(selector("p.offer"), selector("p.gone")),
                List.of(
                        new PageRules.KindRule(selector("p.q"), PageRules.Kind.QUOTATION),
                        new PageRules.KindRule(selector("div.fix"), PageRules.Kind.NOTE)),
                Optional.of(time("div.when", "", "d. MMMM uuuu 'kl.' HH.mm", "Europe/Oslo", "nb")),
                Optional.empty());
    }

    private static Story story(Ruled ruled) {
        return assertInstanceOf(Reading.Article.class, ruled.reading(), ruled.toString())
                .story();
    }

    private static Story story(PageRules rules) {
        return story(Extractor.inspect(PAGE, ExtractorTest.HERE, rules).ruled());
    }

    @Test
    void theRulesSayWhereEveryPartIs() {
        var story = story(all());

        assertEquals("Ferry to run all winter", story.headline());
        assertEquals("The council has found the money.", story.standfirst());
        assertEquals("Ines Okafor", story.byline());
        assertEquals(List.of("Ines Okafor"), story.authors());
        assertEquals(Optional.of(Instant.parse("2026-11-22T13:05:00Z")), story.published());
        assertEquals(
                List.of(
                        new Paragraph(
                                Paragraph.Kind.TEXT,
                                "The island ferry will run through the winter, the council decided on Tuesday evening."),
                        new Paragraph(
                                Paragraph.Kind.QUOTATION,
                                "We have waited for this for ten years, said the harbour master, who was in the room."),
                        new Paragraph(
                                Paragraph.Kind.TEXT,
                                "The council pays 240,000 crowns for the season, half of which comes from the county."),
                        new Paragraph(
                                Paragraph.Kind.NOTE,
                                "The sum was given wrongly at first; it is 240,000 crowns and not 24,000 crowns.")),
                story.paragraphs());
    }

    @Test
    void withoutRulesThePageIsReadAsEverywhereElse() {
        var ordinary = assertInstanceOf(Reading.Article.class, Extractor.extract(PAGE, ExtractorTest.HERE));

        assertEquals(
                new Ruled(ordinary, List.of()),
                Extractor.inspect(PAGE, ExtractorTest.HERE, PageRules.NONE).ruled());
    }

    @Test
    void aTextInSeveralBoxesIsJoinedAndWhatStandsBetweenIsNot() {
        var html = """
            <html><head><title>Bridge to close</title></head><body><h1>Bridge to close</h1>
            <div class="w"><div class="c"><p>The stone bridge over the Lenn will close for six weeks in spring.</p></div>
            <div><p>You can have the best of our stories sent to you, every day and at no cost at all.</p></div>
            <div class="c"><p>Drivers will be sent along the river road, which adds four miles to the way.</p></div></div>
            </body></html>
            """;
        var rules = body(selector("div.c"));

        var story = story(Extractor.inspect(html, ExtractorTest.HERE, rules).ruled());

        assertEquals("""
                The stone bridge over the Lenn will close for six weeks in spring.

                Drivers will be sent along the river road, which adds four miles to the way.""", story.text());
    }

    @Test
    void aRuleThatFindsNothingIsToldAndItsPartReadAsEverywhereElse() {
        var rules = new PageRules(
                Optional.of(selector("div.story")),
                Optional.of(selector("h1.title")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(time("div.when", "datetime", "", "UTC", "en")),
                Optional.empty());

        var ruled = Extractor.inspect(PAGE, ExtractorTest.HERE, rules).ruled();

        assertEquals(Extractor.extract(PAGE, ExtractorTest.HERE), ruled.reading());
        assertEquals(
                List.of(
                        new Ruled.Use("published", selector("div.when"), new Ruled.Found.Nothing("no time in “”")),
                        new Ruled.Use("body", selector("div.story"), new Ruled.Found.Nothing("matches nothing")),
                        new Ruled.Use("headline", selector("h1.title"), new Ruled.Found.Nothing("matches nothing"))),
                ruled.uses());
    }

    @Test
    void whatIsDroppedIsPickedByNoOtherRule() {
        var rules = new PageRules(
                Optional.empty(),
                Optional.of(selector("i, h1, span.t")),
                Optional.empty(),
                Optional.empty(),
                List.of(selector("h1")),
                List.of(),
                Optional.empty(),
                Optional.empty());

        assertEquals("Ferry to run all winter", story(rules).headline());
    }

    @Test
    void noRuleCanTakeThePageAway() {
        var story = story(dropping(selector("html"), selector("body"), selector("head")));

        assertEquals(story(PageRules.NONE).text(), story.text());
    }

    @Test
    void aCaptureIsReadByTheRulesOfItsDay() {
        var first = dropping(selector("p.a"));
        var second = dropping(selector("p.b"));
        var site = new SiteRules(List.of(
                new SiteRules.Entry(LocalDate.of(2026, 11, 1), second),
                new SiteRules.Entry(LocalDate.of(2025, 3, 1), first)));

        assertEquals(PageRules.NONE, site.at(Instant.parse("2025-02-28T23:59:59Z")));
        assertEquals(first, site.at(Instant.parse("2025-03-01T00:00:00Z")));
        assertEquals(first, site.at(Instant.parse("2026-10-31T23:59:59Z")));
        assertEquals(second, site.at(Instant.parse("2026-11-01T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.MM.uuuu HH:mm | Europe/Oslo | en | 22.11.2026 14:05 | 2026-11-22T13:05:00Z",
                "d MMM uuuu | UTC | fr | 22 nov. 2026 | 2026-11-22T00:00:00Z",
                "uuuu-MM-dd'T'HH:mmXXX | UTC | en | 2026-11-22T14:05+02:00 | 2026-11-22T12:05:00Z",
                "'' | America/Bogota | en | 2026-11-22 14:05 | 2026-11-22T19:05:00Z",
                "'' | America/Bogota | en | 2026-11-22T14:05:00Z | 2026-11-22T14:05:00Z",
                "'' | UTC | en | 2026-11-22 | 2026-11-22T00:00:00Z"
            })
    void aTimeIsReadAsItsOutletWritesIt(String format, String zone, String language, String written, Instant at) {
        assertEquals(
                Optional.of(at),
                time("time", "", format, zone, language).read(written).map(OffsetDateTime::toInstant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HH:mm", "d MMMM", "bogus", "[", "uuuu"})
    void aFormatThatSaysNoDayIsRefused(String format) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TimeRule(selector("p"), "", format, ZoneOffset.UTC, Locale.ENGLISH));
    }
}
