// SPDX-License-Identifier: Apache-2.0
package stet.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Condition;
import stet.model.Fetched;
import stet.model.Finding;
import stet.model.Validators;
import stet.schedule.Cadence;

/// Articles that are spread over several pages, and edited while they are read.
class PagesTest {
    private static final Address SECOND = new Address("https://example.org/news/ferry?page=2");
    private static final Sheet FIRST_PAGE = Sheet.FERRY.withHead("<link rel=next href='?page=2'>");
    private static final Sheet SECOND_PAGE =
            Sheet.FERRY.withStandfirst("").withCaption("").withParagraphs(Sheet.BRIDGE.paragraphs());
    private static final Sheet EDITED_FIRST = FIRST_PAGE.saying("six times a day", "five times a day");
    private static final Sheet EDITED_SECOND = SECOND_PAGE.saying("six weeks", "eight weeks");

    private static Life seenOnce() {
        var life = Life.ofArticle().says(Says.page(FIRST_PAGE)).says(SECOND, Says.page(SECOND_PAGE));
        life.look();
        return life;
    }

    private static List<Address> askedPages(Life life) {
        return life.asked().stream()
                .filter(Decision.AskPage.class::isInstance)
                .map(asked -> ((Decision.AskPage) asked).address())
                .toList();
    }

    @Test
    void anArticleOnTwoPagesIsOneStory() {
        var life = Life.ofArticle().says(Says.page(FIRST_PAGE)).says(SECOND, Says.page(SECOND_PAGE));

        var story = assertInstanceOf(Finding.FirstSeen.class, life.look().finding())
                .version()
                .story();

        assertEquals(7, story.paragraphs().size());
        assertEquals("Ferry to run all winter", story.headline());
    }

    @Test
    void aNewStoryOfTwoPagesCountsWhenBothStillReadTheSame() {
        var life = seenOnce();

        assertEquals(List.of(Life.HERE, SECOND, Life.HERE, SECOND), askedPages(life));
    }

    @Test
    void aKnownStoryOfTwoPagesCostsNoThirdRequest() {
        var life = seenOnce();

        assertEquals(new Finding.Unchanged(), life.lookWhenDue().finding());
        assertEquals(List.of(Life.HERE, SECOND), askedPages(life));
    }

    @Test
    void theFirstPagesValidatorsDoNotVouchForTheSecond() {
        var life = seenOnce();

        life.lookWhenDue();

        assertEquals(Validators.NONE, life.known().validators());
        assertEquals(
                new Decision.AskPage(Life.HERE, Validators.NONE), life.asked().getFirst());
    }

    @Test
    void anEditBetweenTheFetchesOfTwoPagesIsNotMixedWithWhatWasThereBefore() {
        var life = seenOnce()
                .says(Says.inTurn(Says.page(FIRST_PAGE), Says.page(EDITED_FIRST)))
                .says(SECOND, Says.page(EDITED_SECOND));

        var story = assertInstanceOf(Finding.Revised.class, life.lookWhenDue().finding())
                .version()
                .story();

        assertEquals(7, story.paragraphs().size());
        assertEquals(1, story.text().split("five times a day", -1).length - 1);
        assertEquals(1, story.text().split("eight weeks", -1).length - 1);
        assertEquals(List.of(Life.HERE, SECOND, Life.HERE, SECOND, Life.HERE, SECOND), askedPages(life));
    }

    @Test
    void theKeptFirstPageIsNoOlderThanAnEditOfTheSecond() {
        var renewed = FIRST_PAGE.withHead(FIRST_PAGE.head() + "<meta name=build content=renewed>");
        var life = seenOnce()
                .says(Says.inTurn(Says.page(FIRST_PAGE), Says.page(renewed)))
                .says(SECOND, Says.page(EDITED_SECOND));

        var outcome = life.lookWhenDue();

        assertTrue(new String(outcome.evidence().getFirst().content().bytes(), StandardCharsets.UTF_8)
                .contains("renewed"));
        assertInstanceOf(Finding.Revised.class, outcome.finding());
    }

    @Test
    void whatTheSecondPageSaidBeforeAnEditIsToldAndTheEditIsLookedForAMinuteLater() {
        var life = seenOnce()
                .says(Says.page(EDITED_FIRST))
                .says(SECOND, Says.inTurn(Says.page(SECOND_PAGE), Says.page(EDITED_SECOND)));

        var outcome = life.lookWhenDue();
        var first = assertInstanceOf(Finding.Revised.class, outcome.finding()).version();
        var second = assertInstanceOf(Finding.Revised.class, life.lookWhenDue().finding())
                .version();

        assertEquals(Optional.of(outcome.at().plus(Duration.ofMinutes(1))), outcome.nextDue());
        assertTrue(first.story().text().contains("five times a day"));
        assertTrue(first.story().text().contains("six weeks"));
        assertTrue(second.story().text().contains("eight weeks"));
    }

    @Test
    void aSecondPageThatChangesAtEveryFetchIsNotLookedAtEveryMinute() {
        var life = seenOnce()
                .says(
                        SECOND,
                        Says.inTurn(
                                Says.page(EDITED_SECOND),
                                Says.page(SECOND_PAGE),
                                Says.page(SECOND_PAGE.saying("six weeks", "five weeks")),
                                Says.page(SECOND_PAGE.saying("six weeks", "nine weeks"))));

        var once = life.lookWhenDue();
        var twice = life.lookWhenDue();

        assertEquals(Optional.of(once.at().plus(Duration.ofMinutes(1))), once.nextDue());
        assertTrue(twice.nextDue().orElseThrow().isAfter(twice.at().plus(Cadence.SOONEST)));
    }

    @Test
    void anArticleThatIsEditedAllTheTimeIsLeftForLater() {
        var life = seenOnce()
                .says(Says.inTurn(
                        Says.page(FIRST_PAGE),
                        Says.page(EDITED_FIRST),
                        Says.page(FIRST_PAGE.saying("six", "seven")),
                        Says.page(FIRST_PAGE.saying("six", "eight"))))
                .says(SECOND, Says.page(EDITED_SECOND));

        var outcome = life.lookWhenDue();

        assertEquals(new Finding.NoAnswer(), outcome.finding());
        assertEquals(Answer.CUT_SHORT, outcome.answer());
        assertEquals("the article was edited while its pages were read", outcome.detail());
    }

    @Test
    void aFirstPageThatIsGoneWhenAskedAgainMakesTheWholeLookSayNothing() {
        var life = seenOnce()
                .says(Says.inTurn(Says.page(FIRST_PAGE), Says.failed(Fetched.Failure.TIMED_OUT)))
                .says(SECOND, Says.page(EDITED_SECOND));

        var outcome = life.lookWhenDue();

        assertEquals(new Finding.NoAnswer(), outcome.finding());
        assertEquals("the first page, asked for again, gave no usable answer", outcome.detail());
    }

    @Test
    void aSecondPageThatFailsMakesTheWholeLookSayNothing() {
        var life = seenOnce().says(SECOND, Says.missing());

        var outcome = life.lookWhenDue();

        assertEquals(new Finding.NoAnswer(), outcome.finding());
        assertEquals(Answer.CUT_SHORT, outcome.answer());
        assertEquals("page 2 of the article gave no usable answer", outcome.detail());
        assertEquals(Condition.OPEN, outcome.condition());
    }

    @Test
    void aSecondPageThatLeadsBackToTheFirstEndsThere() {
        var life = Life.ofArticle()
                .says(Says.page(FIRST_PAGE))
                .says(SECOND, Says.page(SECOND_PAGE.withHead("<link rel=next href='/news/ferry'>")));

        var story = assertInstanceOf(Finding.FirstSeen.class, life.look().finding())
                .version()
                .story();

        assertEquals(7, story.paragraphs().size());
    }
}
