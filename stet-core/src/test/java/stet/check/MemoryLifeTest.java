// SPDX-License-Identifier: Apache-2.0
package stet.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.Paragraph;
import stet.model.SiteMemory;

/// What an outlet's other pages teach about one of its articles.
class MemoryLifeTest {
    private static final String TIDES = "The tide tables of the harbour are printed on the last page of each issue.";
    private static final String CHOIR = "Every Thursday the choir of the old lighthouse rehearses in the chapel.";
    private static final String KITES = "Children fly kites over the northern dunes as soon as school is out.";
    private static final String MARKET = "Fresh crabs and samphire go on sale beside the slipway at seven.";
    private static final String LIBRARY = "Books may be borrowed for a month by anyone who shows a ferry ticket.";

    /// The page with a box of its own after the second paragraph; without one when there are no words.
    private static Says with(Sheet sheet, String words) {
        var box = words.isEmpty() ? "" : "<div class=\"strip\"><p>" + words + "</p></div>";
        var html = sheet.html();
        int second = html.indexOf("</p>", html.indexOf("</p>", html.indexOf("class=\"body\"")) + 1) + 4;
        return Says.html(html.substring(0, second) + box + html.substring(second));
    }

    private static Sheet story(long number) {
        return Sheet.FERRY
                .withHeadline("Ferry number %d to run all winter".formatted(number))
                .withParagraphs(List.of(
                        "The ferry number %d will run through the winter, the council decided.".formatted(number),
                        "The master of ferry %d, who was in the room, had waited for it for years.".formatted(number),
                        "It will cross to pier %d six times a day and twice on Sundays.".formatted(number),
                        "The council pays %d crowns for the season, and the county half.".formatted(number + 1000)));
    }

    /// What the first looks at so many articles that all show this box have taught.
    private static SiteMemory after(int articles, String words) {
        return LongStream.rangeClosed(1, articles)
                .boxed()
                .reduce(
                        SiteMemory.NOTHING,
                        (memory, n) -> after(Life.ofArticle(n, memory).says(with(story(n), words))),
                        (_, later) -> later);
    }

    private static SiteMemory after(Life life) {
        life.look();
        return life.memory();
    }

    private static List<String> texts(Life life) {
        return life.known().latest().orElseThrow().story().paragraphs().stream()
                .map(Paragraph::text)
                .toList();
    }

    @Test
    void aBoxThatThreeArticlesShowIsNotInTheFourth() {
        var third = Life.ofArticle(3, after(2, TIDES)).says(with(story(3), TIDES));
        third.look();
        var fourth = Life.ofArticle(4, third.memory()).says(with(story(4), TIDES));
        fourth.look();

        assertTrue(texts(third).contains(TIDES));
        assertEquals(story(4).paragraphs(), texts(fourth));
    }

    @Test
    void aBoxThatComesAndGoesMakesNoVersionOnceItIsKnown() {
        var life = Life.ofArticle(9, after(3, TIDES)).says(with(story(9), ""));
        life.look();

        var came = life.says(with(story(9), TIDES)).lookWhenDue();
        var left = life.says(with(story(9), "")).lookWhenDue();

        assertEquals(new Finding.Unchanged(), came.finding());
        assertEquals(new Finding.Unchanged(), left.finding());
    }

    @Test
    void aGrowingMemoryTakesNothingOutOfAnArticle() {
        var life = Life.ofArticle(9, SiteMemory.NOTHING).says(with(story(9), TIDES));
        life.look();
        life.remembers(after(5, TIDES));

        var again = life.lookWhenDue();

        assertEquals(new Finding.Unchanged(), again.finding());
        assertTrue(texts(life).contains(TIDES));
    }

    @Test
    void furnitureThatLeavesAnArticleIsNoChangeAndAnotherInItsPlaceIsNone() {
        var life = Life.ofArticle(9, SiteMemory.NOTHING).says(with(story(9), TIDES));
        life.look();
        life.remembers(after(5, TIDES));

        assertEquals(
                new Finding.Unchanged(),
                life.says(with(story(9), "")).lookWhenDue().finding());
        assertFalse(life.says(with(story(9), CHOIR)).lookWhenDue().finding() instanceof Finding.Unchanged);
    }

    @Test
    void anEditIsSeenWhateverTheBoxesDo() {
        var life = Life.ofArticle(9, after(3, TIDES)).says(with(story(9), ""));
        life.look();

        var edited = story(9).saying("six times a day", "five times a day");
        var outcome = life.says(with(edited, TIDES)).lookWhenDue();

        var revised = assertInstanceOf(Finding.Revised.class, outcome.finding());
        assertEquals(1, revised.revision().wordsAdded());
        assertEquals(edited.paragraphs(), texts(life));
    }

    @Test
    void aParagraphOfBackgroundThatManyArticlesTellIsTextInAllOfThem() {
        var background = "The old ferry sank in the great storm of 1987, and nobody has crossed in winter since then.";
        var memory = SiteMemory.NOTHING;
        for (long n = 1; n <= 12; n++) {
            memory = after(Life.ofArticle(n, memory).says(Says.page(saying(story(n), background))));
        }
        var life = Life.ofArticle(13, memory).says(Says.page(story(13)));
        life.look();

        var outcome = life.says(Says.page(saying(story(13), background))).lookWhenDue();

        assertInstanceOf(Finding.Revised.class, outcome.finding());
        assertTrue(texts(life).contains(background));
    }

    private static Sheet saying(Sheet sheet, String further) {
        var more = new java.util.ArrayList<>(sheet.paragraphs());
        more.add(3, further);
        return sheet.withParagraphs(more);
    }

    @Test
    void oneArticleUnderManyNumbersIsNotFurniture() {
        var memory = SiteMemory.NOTHING;
        for (long n = 1; n <= 9; n++) {
            memory = after(Life.ofArticle(n, memory).says(with(story(1), TIDES)));
        }

        var life = Life.ofArticle(10, memory).says(with(story(1), TIDES));
        life.look();

        assertEquals(story(1).paragraphs(), texts(life));
    }

    /// Two looks at an article whose box shows these words in turn.
    private static SiteMemory turning(long number, SiteMemory memory, String... words) {
        var life = Life.ofArticle(number, memory);
        for (var shown : words) {
            life.says(with(story(number), shown)).lookWhenDue();
        }
        return life.memory();
    }

    @Test
    void aPlaceThatShowsAnotherTextAtEveryLookMakesNoVersionOnceItIsKnown() {
        var memory = turning(2, turning(1, SiteMemory.NOTHING, TIDES, CHOIR, KITES), MARKET, LIBRARY);
        var life = Life.ofArticle(9, memory).says(with(story(9), KITES));
        life.look();

        assertEquals(new Finding.Unchanged(), turned(life, CHOIR).finding());
        assertEquals(new Finding.Unchanged(), turned(life, MARKET).finding());
        var edited = story(9).saying("six times", "nine times");
        assertInstanceOf(
                Finding.Revised.class,
                life.says(with(edited, LIBRARY)).lookWhenDue().finding());
    }

    private static Outcome turned(Life life, String words) {
        return life.says(with(story(9), words)).lookWhenDue();
    }

    @Test
    void aPlaceWhoseTextIsRewordedIsAnArticlesOwn() {
        var memory = turning(2, turning(1, SiteMemory.NOTHING, TIDES, CHOIR, KITES), MARKET, LIBRARY);
        var life = Life.ofArticle(9, memory).says(with(story(9), KITES));
        life.look();

        var outcome = turned(life, KITES.replace("northern", "southern"));

        assertInstanceOf(Finding.Revised.class, outcome.finding());
    }

    @Test
    void aBoxThatIsRewrittenOnceInAWhileIsNotTakenForFurniture() {
        var memory = SiteMemory.NOTHING;
        for (long n = 1; n <= 4; n++) {
            memory = turning(n, memory, TIDES, TIDES, CHOIR, CHOIR, KITES);
        }

        assertEquals(SiteMemory.NOTHING.places(), memory.places());
    }

    @Test
    void aLookThatSeesNothingNewTeachesNothing() {
        var life = Life.ofArticle(9, SiteMemory.NOTHING).says(with(story(9), TIDES));

        var first = life.look();
        var second = life.lookWhenDue();

        assertEquals(1, first.lesson().orElseThrow().imprints().size());
        assertEquals(Optional.empty(), second.lesson());
    }
}
