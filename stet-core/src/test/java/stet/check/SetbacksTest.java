// SPDX-License-Identifier: Apache-2.0
package stet.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Condition;
import stet.model.Event;
import stet.model.Fetched;
import stet.model.Finding;
import stet.model.Validators;

/// What looks at an article come to that did not show its text.
class SetbacksTest {
    private static final String CHALLENGE = """
            <!doctype html><html lang=en><head><title>Just a moment...</title></head>
            <body><h1>Checking your browser</h1><p>Please verify you are human.</p></body></html>
            """;
    private static final String NOT_THERE = """
            <!doctype html><html lang=en><head><title>Page not found</title></head>
            <body><h1>Page not found</h1><p>It may have moved.</p></body></html>
            """;

    @Test
    void threeMissesOverADayRemoveAnArticleAndNoFewer() {
        var life = Life.seenOnce().says(Says.missing());

        var first = life.lookWhenDue();
        var second = life.lookWhenDue();
        var third = life.lookWhenDue();

        assertEquals(List.of(), first.events());
        assertEquals(Condition.OPEN, first.condition());
        assertEquals(List.of(), second.events());
        assertEquals(List.of(new Event(Event.Kind.REMOVED, third.at(), "404 Not Found")), third.events());
        assertEquals(Condition.REMOVED, third.condition());
        assertEquals(Duration.ofDays(1), Duration.between(first.at(), third.at()));
        assertTrue(third.keep());
        assertEquals(new Finding.NoAnswer(), third.finding());
    }

    @Test
    void looksThatLedToAnotherSiteAreNoMisses() {
        var life = Life.seenOnce().says(Says.redirect(new Address("https://other.example/ferry"), Sheet.FERRY));
        life.lookWhenDue();
        life.lookWhenDue();

        var missed = life.says(Says.missing()).lookWhenDue();
        life.later(Duration.ofHours(12)).look();

        assertEquals(1, missed.looks().missing());
        assertEquals(List.of(), life.events());
    }

    @Test
    void looksThatFailedOtherwiseDoNotMakeAnArticleBlocked() {
        var life = Life.seenOnce().says(Says.failed(Fetched.Failure.TIMED_OUT));
        life.lookWhenDue();
        life.lookWhenDue();

        var third = life.says(Says.refused()).lookWhenDue();
        life.lookWhenDue();
        var fifth = life.lookWhenDue();

        assertEquals(Condition.OPEN, third.condition());
        assertEquals(3, third.looks().failures());
        assertEquals(Condition.BLOCKED, fifth.condition());
        assertEquals(List.of(Event.Kind.BLOCKED), life.events());
    }

    @Test
    void threeMissesWithinADayRemoveNothing() {
        var life = Life.seenOnce().says(Says.missing());
        life.look();
        life.later(Duration.ofHours(11)).look();

        var third = life.later(Duration.ofHours(12)).look();
        var fourth = life.later(Duration.ofHours(1)).look();

        assertEquals(List.of(), third.events());
        assertEquals(List.of(Event.Kind.REMOVED), life.events());
        assertEquals(Condition.REMOVED, fourth.condition());
    }

    @Test
    void aMissingArticleIsNoLongerCheckedAfterAWeek() {
        var life = Life.seenOnce().says(Says.missing());
        Stream.generate(life::lookWhenDue).limit(3).forEach(_ -> {});

        var last = life.lookWhenDue();

        assertEquals(Optional.empty(), last.nextDue());
        assertEquals(List.of(Event.Kind.REMOVED, Event.Kind.ENDED), life.events());
    }

    @Test
    void goneIsAClearWordAndCountsAtOnce() {
        var life = Life.seenOnce().says(Says.gone());

        var outcome = life.lookWhenDue();
        life.lookWhenDue();
        var last = life.lookWhenDue();

        assertEquals(List.of(new Event(Event.Kind.REMOVED, outcome.at(), "410 Gone")), outcome.events());
        assertEquals(Optional.of(outcome.at().plus(Duration.ofDays(1))), outcome.nextDue());
        assertEquals(Optional.empty(), last.nextDue());
        assertEquals(List.of(Event.Kind.REMOVED, Event.Kind.ENDED), life.events());
    }

    @Test
    void aPageThatSaysItIsNotThereCountsAsMissing() {
        var life = Life.seenOnce().says(Says.html(NOT_THERE));

        var first = life.lookWhenDue();
        life.lookWhenDue();
        var third = life.lookWhenDue();

        assertEquals(Answer.SOFT_NOT_FOUND, first.answer());
        assertEquals(new Finding.NoAnswer(), first.finding());
        assertEquals(Condition.REMOVED, third.condition());
    }

    @Test
    void aRedirectToTheFrontPageCountsAsMissing() {
        var life = Life.seenOnce().says(Says.redirect(new Address("https://example.org/"), Sheet.BRIDGE));

        var outcome = life.lookWhenDue();

        assertEquals(Answer.SOFT_NOT_FOUND, outcome.answer());
        assertEquals(new Finding.NoAnswer(), outcome.finding());
        assertEquals(Life.HERE, outcome.address());
    }

    @Test
    void aRedirectToAnotherSiteChangesNothing() {
        var life = Life.seenOnce().says(Says.redirect(new Address("https://example.com/ferry"), Sheet.BRIDGE));

        var first = life.lookWhenDue();
        life.lookWhenDue();
        var third = life.lookWhenDue();

        assertEquals(Answer.ELSEWHERE, first.answer());
        assertEquals(new Finding.NoAnswer(), first.finding());
        assertEquals(Life.HERE, third.address());
        assertEquals(List.of(Life.HERE), third.addresses());
        assertEquals(
                List.of(new Event(Event.Kind.LEADS_ELSEWHERE, third.at(), "https://example.com/ferry")),
                third.events());
    }

    static Stream<Arguments> blocks() {
        return Stream.of(arguments("403", Says.refused()), arguments("challenge", Says.html(CHALLENGE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void notBeingLetInIsToldTheThirdTime(String what, Says answer) {
        var life = Life.seenOnce().says(answer);

        var first = life.lookWhenDue();
        var second = life.lookWhenDue();
        var third = life.lookWhenDue();
        var fourth = life.lookWhenDue();

        assertEquals(List.of(), first.events(), what);
        assertEquals(List.of(), second.events());
        assertEquals(Condition.OPEN, second.condition());
        assertEquals(List.of(Event.Kind.BLOCKED), life.events());
        assertEquals(Condition.BLOCKED, third.condition());
        assertEquals(List.of(), fourth.events());
        assertEquals(new Finding.NoAnswer(), fourth.finding());
    }

    @ParameterizedTest
    @EnumSource(Fetched.Failure.class)
    void aFailedLookMakesNoClaim(Fetched.Failure failure) {
        var life = Life.seenOnce().says(Says.failed(failure));

        var outcome = life.lookWhenDue();

        assertEquals(new Finding.NoAnswer(), outcome.finding());
        assertEquals(List.of(), outcome.events());
        assertEquals(Condition.OPEN, outcome.condition());
        assertEquals(Optional.of(outcome.at().plus(Duration.ofMinutes(15))), outcome.nextDue());
    }

    @Test
    void retryAfterIsHeeded() {
        var life = Life.seenOnce().says(Says.busy(Duration.ofHours(5)));

        var outcome = life.lookWhenDue();

        assertEquals(Answer.BUSY, outcome.answer());
        assertEquals(Optional.of(outcome.at().plus(Duration.ofHours(5))), outcome.nextDue());
        assertEquals("the site answered 503 and asks to wait 18000 s", outcome.detail());
    }

    @Test
    void whatRobotsTxtForbidsIsAskedAboutRarely() {
        var life = Life.ofArticle().says(Says.disallowed());

        var outcome = life.look();

        assertEquals(Answer.ROBOTS, outcome.answer());
        assertEquals(List.of(), outcome.evidence());
        assertEquals(Optional.of(Life.NOON.plus(Duration.ofHours(6))), outcome.nextDue());
    }

    @Test
    void aPauseThatTheSiteAsksForIsNoLook() {
        Instant until = Life.NOON.plus(Duration.ofMinutes(20));
        var life = Life.ofArticle().says(Says.paused(until));

        assertEquals(new Decision.Postponed(until), life.decide());
    }

    @Test
    void anArticleThatComesBackIsRestored() {
        var life = Life.seenOnce().says(Says.gone());
        life.lookWhenDue();

        var outcome = life.says(Says.page(Sheet.FERRY)).lookWhenDue();

        assertEquals(Condition.OPEN, outcome.condition());
        assertEquals(new Finding.Unchanged(), outcome.finding());
        assertEquals(List.of(Event.Kind.REMOVED, Event.Kind.RESTORED), life.events());
    }

    @Test
    void aRemovedArticleIsAskedForWholeSoThatItsReturnIsSeen() {
        var life = Life.seenOnce().says(Says.gone());
        life.lookWhenDue();

        life.lookWhenDue();

        assertEquals(
                new Decision.AskPage(Life.HERE, Validators.NONE), life.asked().getFirst());
    }
}
