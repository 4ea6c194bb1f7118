// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Imprint;
import stet.model.Lesson;
import stet.model.Paragraph;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.SiteMemory;

/// What a page's blocks are read as, and what they leave in memory.
class InspectionTest {
    private static final Address HERE = new Address("https://example.org/news/storm");
    private static final String STRIP = "Weather for sailors is read out at six on the island's own wireless.";
    private static final String WIRE = "Told to the paper over the island's own radio by Ines Okafor and Jon Ek.";
    private static final String PAGE = """
            <!doctype html><html lang=en><head><title>Storm takes the pier</title></head><body>
            <nav><a href=/>Home</a> <a href=/sport>Sport</a></nav>
            <article><h1>Storm takes the pier</h1>
            <p class=standfirst>Nobody was hurt, the harbour office said in the morning.</p>
            <div class=text>
            <p>A storm took thirty metres of the old pier in the night to Friday, the harbour office said.</p>
            <p>The waves were the highest since the gauge was set up, and broke two windows of the inn.</p>
            <h2>What is open today</h2>
            <ul><li>The ferry, from the northern berth, every hour</li><li>The school and the library</li></ul>
            <blockquote><p>We heard it go, and then it was quiet for a while.</p></blockquote>
            <div class=strip><p>%s</p></div>
            <p>An <a href=/a>older report on the pier's piles and their state</a> was never discussed.</p>
            <p><a href=/plan>All that is known of the plan for a new pier</a></p>
            <p class=wire>%s</p>
            <p>Correction: An earlier version of this article gave the length in feet.</p>
            </div></article></body></html>
            """.formatted(STRIP, WIRE);

    private static Inspection inspected() {
        return Extractor.inspect(PAGE, HERE, PageRules.NONE);
    }

    private static SiteMemory taughtBy(int articles, Inspection page) {
        return LongStream.range(0, articles)
                .mapToObj(n -> new Lesson(
                        Extractor.VERSION,
                        ArticleId.of(n),
                        true,
                        List.copyOf(page.imprints().values()),
                        Optional.empty(),
                        List.of()))
                .reduce(SiteMemory.NOTHING, SiteMemory::learn, (_, later) -> later);
    }

    private static List<String> texts(Reading reading) {
        return assertInstanceOf(Reading.Article.class, reading).story().paragraphs().stream()
                .map(Paragraph::text)
                .toList();
    }

    @Test
    void onlyWhatIsUnlikeTheArticlesOwnParagraphsLeavesAnImprint() {
        var standings = inspected().imprints().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().standing()));

        assertEquals(Map.of(STRIP, Imprint.Standing.APART, WIRE, Imprint.Standing.AMONG), standings);
    }

    @Test
    void aBoxOfTheOutletIsLeftOutAndAllElseStaysHoweverManyArticlesShowIt() {
        var page = inspected();
        var without = new ArrayList<>(texts(page.reading()));
        without.remove(STRIP);

        assertEquals(texts(page.reading()), texts(page.reading(taughtBy(2, page), Set.of())));
        assertEquals(without, texts(page.reading(taughtBy(7, page), Set.of())));
        without.remove(WIRE);
        assertEquals(without, texts(page.reading(taughtBy(30, page), Set.of())));
    }

    @Test
    void whatStandsInTheArticleStays() {
        var page = inspected();

        assertEquals(page.reading(), page.reading(taughtBy(30, page), Set.of(STRIP, WIRE)));
    }

    @Test
    void everyBlockIsExplained() {
        var blocks = inspected().blocks(taughtBy(5, inspected()));

        assertTrue(blocks.stream().noneMatch(b -> b.reason().isBlank()));
        assertEquals("headline", block(blocks, "Storm takes the pier").as());
        assertEquals("subheading", block(blocks, "What is open today").as());
        var strip = block(blocks, STRIP);
        assertEquals("", strip.as());
        assertEquals("on the pages of 5 articles of this outlet", strip.reason());
        assertEquals("article > div.text > div.strip > p", strip.path());
    }

    private static Explained block(List<Explained> blocks, String text) {
        return blocks.stream()
                .filter(block -> block.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesWithFiguresTellNoPlace() {
        var numbered = PAGE.replace("class=strip", "class='box-17 strip x9f'");

        assertEquals(
                inspected().imprints().get(STRIP),
                Extractor.inspect(numbered, HERE, PageRules.NONE).imprints().get(STRIP));
    }

    @Test
    void aPageWithoutBlocksIsExplainedByItsReading() {
        var none = Extractor.inspect(Payload.of(new byte[0]), "text/html", HERE, PageRules.NONE);

        assertEquals(List.of(), none.blocks(SiteMemory.NOTHING));
        assertEquals(none.reading(), none.reading(taughtBy(5, inspected()), Set.of()));
        assertInstanceOf(Reading.NoArticle.class, none.reading());
    }

    @Test
    void manyBlocksInABoxWithAnEndlessNameAreTakenInWithoutDelay() {
        var name = "x1 ".repeat(200_000);
        var blocks = "<p>A line of words that is said again and again in the box.</p>".repeat(2_000);
        var page =
                PAGE.replace("<div class=strip>", "<div class='%s'>%s</div><div class=strip>".formatted(name, blocks));

        var all = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            var inspection = Extractor.inspect(page, HERE, PageRules.NONE);
            inspection.reading(taughtBy(3, inspected()), Set.of());
            return inspection.blocks(SiteMemory.NOTHING);
        });

        assertTrue(all.size() > 2_000);
    }
}
