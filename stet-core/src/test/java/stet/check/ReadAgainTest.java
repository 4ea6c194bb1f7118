// SPDX-License-Identifier: Apache-2.0
package stet.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import stet.extract.Extractor;
import stet.extract.PageRules;
import stet.extract.Selector;
import stet.extract.SiteRules;
import stet.model.Finding;
import stet.model.Paragraph;
import stet.model.Reading;
import stet.model.Story;

/// An upgrade of the extractor never makes a change of the outlet's: the page behind the latest version is read again
/// before a text is called changed.
class ReadAgainTest {
    private static Story story(Sheet sheet) {
        return assertInstanceOf(Reading.Article.class, Extractor.extract(sheet.html(), Life.HERE))
                .story();
    }

    /// The ferry's text as an extractor read it that took a label for a paragraph.
    private static Story misread() {
        var right = story(Sheet.FERRY);
        return new Story(
                right.headline(),
                right.standfirst(),
                right.byline(),
                right.authors(),
                right.published(),
                right.modified(),
                right.language(),
                right.section(),
                List.of(
                        new Paragraph(Paragraph.Kind.TEXT, "Share this article"),
                        right.paragraphs().getFirst()),
                right.posts(),
                right.pictures());
    }

    private static Life misreadFerry() {
        var life = Life.ofArticle().says(Says.page(Sheet.FERRY));
        life.look();
        return life.readAs(misread()).keeps(Sheet.FERRY.html()).later(Duration.ofHours(1));
    }

    @Test
    void aPageThatOnlyReadsOtherwiseIsUnchangedAndItsTextOurs() {
        var outcome = misreadFerry().look();

        assertEquals(new Finding.Unchanged(), outcome.finding());
        assertEquals(List.of(), outcome.events());
        var reread = outcome.reread().orElseThrow();
        assertEquals(story(Sheet.FERRY), reread.story());
        assertEquals(1, reread.number());
        assertEquals(Extractor.VERSION, reread.extractor());
    }

    @Test
    void anEditAfterAnUpgradeIsComparedWithTheTextAsReadByTheSameExtractor() {
        var life = misreadFerry().says(Says.page(Sheet.FERRY.saying("240,000", "260,000")));

        var outcome = life.look();

        var revised = assertInstanceOf(Finding.Revised.class, outcome.finding());
        assertEquals(2, revised.version().number());
        assertTrue(
                revised.revision().line().contains("260,000"),
                revised.revision().line());
        assertEquals(1, revised.revision().wordsAdded(), "the label that was misread is no edit");
        assertEquals(story(Sheet.FERRY), outcome.reread().orElseThrow().story());
    }

    @Test
    void theCaptureIsAskedForOnlyWhenTheTextsDiffer() {
        var life = Life.ofArticle().says(Says.page(Sheet.FERRY));
        life.look();
        life.later(Duration.ofHours(1)).decide();
        assertTrue(life.asked().stream().noneMatch(Decision.AskCapture.class::isInstance));

        life.says(Says.page(Sheet.FERRY.withHeadline("Ferry to run until March")))
                .decide();

        assertTrue(life.asked().stream().anyMatch(Decision.AskCapture.class::isInstance));
    }

    @Test
    void aLostCaptureLeavesTheTextAsItWasRead() {
        var life = Life.ofArticle().says(Says.page(Sheet.FERRY));
        life.look();
        life.says(Says.page(Sheet.FERRY.saying("240,000", "260,000"))).later(Duration.ofHours(1));

        var outcome = life.look();

        assertInstanceOf(Finding.Revised.class, outcome.finding());
        assertEquals(Optional.empty(), outcome.reread());
    }

    @Test
    void aTextThatComesBackToTheReadingBeforeIsNoReturn() {
        var life = misreadFerry().says(Says.page(Sheet.BRIDGE));

        var outcome = life.look();

        var revised = assertInstanceOf(Finding.Revised.class, outcome.finding());
        assertEquals(OptionalInt.empty(), revised.version().returnsTo());
    }

    private static SiteRules rules(String body, String drop) {
        return new SiteRules(List.of(new SiteRules.Entry(
                LocalDate.of(2026, 1, 1),
                new PageRules(
                        Optional.of(selector(body)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(selector(drop)),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()))));
    }

    private static Selector selector(String text) {
        return assertInstanceOf(Selector.Parsed.Good.class, Selector.parse(text))
                .selector();
    }

    @Test
    void anOutletsPagesAreReadByItsRules() {
        var life = Life.ofArticle(rules("div.body", "div.body > p:first-child")).says(Says.page(Sheet.FERRY));

        var seen = assertInstanceOf(Finding.FirstSeen.class, life.look().finding());

        assertEquals(3, seen.version().story().paragraphs().size());
    }

    @Test
    void aLookTellsWhichRulesFindNothing() {
        var life = Life.ofArticle(rules("div.story", "p.promo")).says(Says.page(Sheet.FERRY));
        var first = life.look();
        var same = life.later(Duration.ofHours(1)).look();

        assertEquals("first seen; the outlet's rules find nothing: body “div.story”", first.detail());
        assertEquals("the outlet's rules find nothing: body “div.story”", same.detail());
    }
}
