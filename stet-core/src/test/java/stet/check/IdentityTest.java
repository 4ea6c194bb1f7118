// SPDX-License-Identifier: Apache-2.0
package stet.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;
import stet.model.Event;
import stet.model.Fetched;
import stet.model.Finding;
import stet.model.Rival;
import stet.model.Target;

/// Whose page it is.
class IdentityTest {
    private static final Address OLD = new Address("https://example.org/2026/ferry-draft");

    private static final Address THERE = new Address("https://example.org/2026/ferry");

    private static Rival rival(boolean sameAddress, boolean sameText) {
        return new Rival(Life.OTHER, OLD, sameAddress, sameText);
    }

    /// @param answer which is handed on to the article whose page it is
    private static Finding alias(boolean moved, Optional<Fetched> answer) {
        return new Finding.Alias(new Target.Article(Life.OTHER, Life.ISLANDER, OLD), moved, answer);
    }

    @Test
    void aSuspectThatLeadsHereMakesThisAnotherAddressOfIt() {
        var life = Life.ofArticle(rival(false, false)).says(OLD, Says.redirect(Life.HERE, Sheet.FERRY));

        var outcome = life.look();

        assertEquals(alias(false, Optional.of(life.answer(OLD))), outcome.finding());
        assertEquals("it is another address of article " + Life.OTHER, outcome.ended());
        assertEquals(List.of(Event.Kind.ENDED), life.events());
    }

    @Test
    void aSuspectWhoseOldAddressIsGoneMovedHere() {
        var life = Life.ofArticle(rival(false, false)).says(OLD, Says.gone()).says(Says.page(Sheet.FERRY));

        var outcome = life.look();

        assertEquals(alias(true, Optional.empty()), outcome.finding());
        assertEquals(
                new Event(Event.Kind.MOVED, Life.NOON, Life.HERE.text()),
                outcome.events().getFirst());
    }

    @Test
    void aSuspectThatStillAnswersStaysItsOwnArticle() {
        var life = Life.ofArticle(rival(false, false))
                .says(OLD, Says.page(Sheet.BRIDGE))
                .says(Says.page(Sheet.FERRY));

        assertInstanceOf(Finding.FirstSeen.class, life.look().finding());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMED_OUT", "NO_CONNECTION"})
    void whileASuspectGivesNoAnswerNobodyCanTell(Fetched.Failure failure) {
        var life = Life.ofArticle(rival(false, false))
                .says(OLD, Says.failed(failure))
                .says(Says.page(Sheet.FERRY));

        assertEquals(new Decision.Postponed(Life.NOON.plus(Duration.ofMinutes(10))), life.decide());
    }

    @Test
    void anArticleWithTheSameHeadlineThatStillAnswersIsAnother() {
        var life = Life.ofArticle()
                .knows(rival(false, true))
                .says(OLD, Says.page(Sheet.BRIDGE.withHeadline(Sheet.FERRY.headline())))
                .says(Says.page(Sheet.FERRY));

        assertInstanceOf(Finding.FirstSeen.class, life.look().finding());
    }

    @Test
    void anArticleWithTheSameWordsThatLeadsHereIsThisOne() {
        var life = Life.ofArticle()
                .knows(rival(false, true))
                .says(OLD, Says.redirect(Life.HERE, Sheet.FERRY))
                .says(Says.page(Sheet.FERRY));

        assertEquals(alias(false, Optional.of(life.answer(OLD))), life.look().finding());
    }

    @Test
    void anArticleThatLeadsToWhereThisAddressLeadsIsThisOne() {
        var life = Life.ofArticle()
                .knows(rival(true, false))
                .says(OLD, Says.redirect(THERE, Sheet.FERRY.withHeadline("Ferry money found")))
                .says(Says.redirect(THERE, Sheet.FERRY));

        assertEquals(alias(false, Optional.of(life.answer(OLD))), life.look().finding());
    }

    @Test
    void anArticleThatOnlyOnceLivedWhereThisAddressLeadsIsAnother() {
        var life = Life.ofArticle()
                .knows(rival(true, false))
                .says(OLD, Says.page(Sheet.BRIDGE))
                .says(Says.redirect(THERE, Sheet.FERRY));

        assertInstanceOf(Finding.FirstSeen.class, life.look().finding());
    }

    @Test
    void theSameWordsUnderAnAddressOfAnotherArticleAreThatArticle() {
        var life = Life.ofArticle()
                .knows(rival(true, true))
                .says(Says.page(Sheet.FERRY.withHead("<link rel=canonical href='%s'>".formatted(OLD))));

        assertEquals(alias(false, Optional.empty()), life.look().finding());
    }

    @Test
    void aCanonicalAddressWhoseArticleReadsOtherwiseIsNotBelieved() {
        var life = Life.ofArticle()
                .knows(rival(true, false))
                .says(OLD, Says.page(Sheet.BRIDGE))
                .says(Says.page(Sheet.FERRY.withHead("<link rel=canonical href='%s'>".formatted(OLD))));

        var outcome = life.look();

        assertInstanceOf(Finding.FirstSeen.class, outcome.finding());
        assertEquals(List.of(Life.HERE), outcome.addresses());
    }

    @Test
    void theStoreIsAskedForThePagesAddressesAndWords() {
        var life =
                Life.ofArticle().says(Says.page(Sheet.FERRY.withHead("<link rel=canonical href='%s'>".formatted(OLD))));

        life.look();

        var question = assertInstanceOf(Decision.AskRivals.class, life.asked().get(1));
        assertEquals(List.of(OLD), question.addresses());
        assertEquals("Ferry to run all winter", question.headline());
    }

    @Test
    void aCanonicalAddressOnTheSameSiteIsLearned() {
        var life =
                Life.ofArticle().says(Says.page(Sheet.FERRY.withHead("<link rel=canonical href='%s'>".formatted(OLD))));

        var outcome = life.look();

        assertEquals(List.of(Life.HERE, OLD), outcome.addresses());
        assertEquals(Life.HERE, outcome.address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/news/ferry", "https://example.org/", "/", "javascript:void(0)", ""})
    void aCanonicalAddressElsewhereOrAtTheFrontIsNeverLearned(String canonical) {
        var life = Life.ofArticle()
                .says(Says.page(Sheet.FERRY.withHead("<link rel=canonical href='%s'>".formatted(canonical))));

        assertEquals(List.of(Life.HERE), life.look().addresses());
    }

    @Test
    void anArticleWhoseAddressLeadsToAnotherArticleEnds() {
        var life = Life.ofArticle().says(Says.page(Sheet.FERRY));
        life.look();
        life.knows(rival(true, false)).says(Says.redirect(OLD, Sheet.BRIDGE));

        var outcome = life.lookWhenDue();

        assertEquals(new Finding.NoAnswer(), outcome.finding());
        assertEquals(Optional.empty(), outcome.nextDue());
        assertEquals(List.of(Event.Kind.LEADS_ELSEWHERE, Event.Kind.ENDED), life.events());
        assertTrue(outcome.keep());
    }
}
