// SPDX-License-Identifier: Apache-2.0
package stet.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Condition;
import stet.model.Event;
import stet.model.Fetched;
import stet.model.Finding;
import stet.model.Validators;

/// What looks at one article come to, from the first on.
class ArticleLifeTest {
    private static final String PAYWALL = """
            <!doctype html><html lang=en><head><title>Ferry to run all winter</title>
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry to run all winter",
            "isAccessibleForFree":false}</script></head>
            <body><article><h1>Ferry to run all winter</h1><p>The island ferry will run through the winter, the
            council decided on Tuesday evening.</p><div class=offer>Subscribe to continue reading.</div></article>
            </body></html>
            """;
    private static final String CHALLENGE = """
            <!doctype html><html lang=en><head><title>Just a moment...</title></head>
            <body><h1>Checking your browser</h1><p>Please verify you are human.</p></body></html>
            """;
    private static final String NOT_THERE = """
            <!doctype html><html lang=en><head><title>Page not found</title></head>
            <body><h1>Page not found</h1><p>It may have moved.</p></body></html>
            """;

    private static Life seenOnce() {
        var life = Life.ofArticle().says(Says.page(Sheet.FERRY));
        life.look();
        return life;
    }

    @Test
    void theFirstPageIsVersionOne() {
        var life = Life.ofArticle().says(Says.page(Sheet.FERRY));

        var outcome = life.look();

        var version =
                assertInstanceOf(Finding.FirstSeen.class, outcome.finding()).version();
        assertEquals(1, version.number());
        assertEquals("Ferry to run all winter", version.story().headline());
        assertEquals(4, version.story().paragraphs().size());
        assertEquals(Optional.empty(), version.notBefore());
        assertEquals(Life.NOON, version.seenFrom());
        assertTrue(outcome.keep(), "a version needs its evidence");
        assertEquals(List.of(), outcome.events());
        assertTrue(outcome.nextDue().orElseThrow().isAfter(Life.NOON));
    }

    @Test
    void theSamePageAgainIsNoVersion() {
        var life = seenOnce();

        var outcome = life.lookWhenDue();

        assertEquals(new Finding.Unchanged(), outcome.finding());
        assertEquals(Answer.UNCHANGED, outcome.answer());
        assertFalse(outcome.keep());
        assertEquals(List.of(), outcome.events());
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("headline", Sheet.FERRY.withHeadline("Ferry to run until March")),
                arguments("standfirst", Sheet.FERRY.withStandfirst("The county has found the money after all.")),
                arguments("byline", Sheet.FERRY.withByline("By Ines Okafor and Jon Ek")),
                arguments("caption", Sheet.FERRY.withCaption("The ferry at its berth on Tuesday")),
                arguments("figure", Sheet.FERRY.saying("240,000", "260,000")),
                arguments(
                        "style of quotation marks",
                        Sheet.FERRY.saying("“", "\"").saying("”", "\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeThatAReaderSeesIsAVersion(String what, Sheet after) {
        var life = seenOnce().says(Says.page(after));

        var outcome = life.lookWhenDue();

        var revised = assertInstanceOf(Finding.Revised.class, outcome.finding(), what);
        assertEquals(2, revised.version().number());
        assertEquals(1, revised.revision().from());
        assertEquals(2, revised.revision().to());
        assertFalse(revised.revision().line().isBlank());
        assertEquals(Optional.of(Life.NOON), revised.version().notBefore());
        assertEquals(OptionalInt.empty(), revised.version().returnsTo());
        assertTrue(outcome.keep());
    }

    @Test
    void aReturnToAnEarlierTextSaysToWhich() {
        var life = seenOnce();
        life.says(Says.page(Sheet.FERRY.withHeadline("Ferry may run all winter")))
                .lookWhenDue();

        var outcome = life.says(Says.page(Sheet.FERRY)).lookWhenDue();

        var version = assertInstanceOf(Finding.Revised.class, outcome.finding()).version();
        assertEquals(3, version.number());
        assertEquals(OptionalInt.of(1), version.returnsTo());
    }

    @Test
    void aLinkThatLeadsElsewhereIsToldAndIsNoVersion() {
        var life = seenOnce().says(Says.page(Sheet.FERRY.saying("/timetable", "/winter-timetable")));

        var outcome = life.lookWhenDue();
        var again = life.lookWhenDue();

        assertEquals(new Finding.Unchanged(), outcome.finding());
        assertEquals(
                List.of(new Event(
                        Event.Kind.LINKS_CHANGED,
                        outcome.at(),
                        "https://example.org/timetable → https://example.org/winter-timetable")),
                outcome.events());
        assertTrue(outcome.keep());
        assertEquals(List.of(), again.events());
    }

    @Test
    void aNewTokenInALinkIsNoNews() {
        var life = seenOnce().says(Says.page(Sheet.FERRY.saying("/timetable", "/timetable?token=81")));

        assertEquals(List.of(), life.lookWhenDue().events());
    }

    @Test
    void notModifiedIsUnchanged() {
        var life = seenOnce().says(Says.notModified());

        var outcome = life.lookWhenDue();

        assertEquals(new Finding.Unchanged(), outcome.finding());
        assertEquals(Answer.NOT_MODIFIED, outcome.answer());
        assertEquals(
                List.of(new Validators(Optional.of("\"1\""), Optional.empty())),
                life.asked().stream()
                        .filter(Decision.AskPage.class::isInstance)
                        .map(d -> ((Decision.AskPage) d).validators())
                        .toList());
    }

    @Test
    void aValidatorIsNotBelievedForEver() {
        var life = seenOnce().says(Says.notModified());
        Stream.generate(life::lookWhenDue).limit(10).forEach(_ -> {});

        life.lookWhenDue();

        assertEquals(
                new Decision.AskPage(Life.HERE, Validators.NONE), life.asked().getFirst());
    }

    @Test
    void threeMissesOverADayRemoveAnArticleAndNoFewer() {
        var life = seenOnce().says(Says.missing());

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
        var life = seenOnce().says(Says.redirect(new Address("https://other.example/ferry"), Sheet.FERRY));
        life.lookWhenDue();
        life.lookWhenDue();

        var missed = life.says(Says.missing()).lookWhenDue();
        life.later(Duration.ofHours(12)).look();

        assertEquals(1, missed.looks().missing());
        assertEquals(List.of(), life.events());
    }

    @Test
    void looksThatFailedOtherwiseDoNotMakeAnArticleBlocked() {
        var life = seenOnce().says(Says.failed(Fetched.Failure.TIMED_OUT));
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
        var life = seenOnce().says(Says.missing());
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
        var life = seenOnce().says(Says.missing());
        Stream.generate(life::lookWhenDue).limit(3).forEach(_ -> {});

        var last = life.lookWhenDue();

        assertEquals(Optional.empty(), last.nextDue());
        assertEquals(List.of(Event.Kind.REMOVED, Event.Kind.ENDED), life.events());
    }

    @Test
    void goneIsAClearWordAndCountsAtOnce() {
        var life = seenOnce().says(Says.gone());

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
        var life = seenOnce().says(Says.html(NOT_THERE));

        var first = life.lookWhenDue();
        life.lookWhenDue();
        var third = life.lookWhenDue();

        assertEquals(Answer.SOFT_NOT_FOUND, first.answer());
        assertEquals(new Finding.NoAnswer(), first.finding());
        assertEquals(Condition.REMOVED, third.condition());
    }

    @Test
    void aRedirectToTheFrontPageCountsAsMissing() {
        var life = seenOnce().says(Says.redirect(new Address("https://example.org/"), Sheet.BRIDGE));

        var outcome = life.lookWhenDue();

        assertEquals(Answer.SOFT_NOT_FOUND, outcome.answer());
        assertEquals(new Finding.NoAnswer(), outcome.finding());
        assertEquals(Life.HERE, outcome.address());
    }

    @Test
    void aRedirectToAnotherSiteChangesNothing() {
        var life = seenOnce().says(Says.redirect(new Address("https://example.com/ferry"), Sheet.BRIDGE));

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

    @Test
    void aPermanentRedirectOnTheSameSiteIsAMoveOnceTwoLooksAgree() {
        var there = new Address("https://example.org/travel/ferry");
        var life = seenOnce().says(Says.redirect(there, Sheet.FERRY));

        var once = life.lookWhenDue();
        var twice = life.lookWhenDue();

        assertEquals(Life.HERE, once.address());
        assertEquals(List.of(Life.HERE, there), once.addresses());
        assertEquals(List.of(), once.events());
        assertEquals(new Finding.Unchanged(), twice.finding());
        assertEquals(there, twice.address());
        assertEquals(List.of(Life.HERE, there), twice.addresses());
        assertEquals(List.of(new Event(Event.Kind.MOVED, twice.at(), there.text())), twice.events());
    }

    @Test
    void aTemporaryRedirectIsFollowedAndNoMore() {
        var there = new Address("https://example.org/travel/ferry");
        var life = seenOnce().says(Says.detour(there, Sheet.FERRY));

        life.lookWhenDue();
        var twice = life.lookWhenDue();

        assertEquals(new Finding.Unchanged(), twice.finding());
        assertEquals(Life.HERE, twice.address());
        assertEquals(List.of(Life.HERE, there), twice.addresses());
        assertEquals(List.of(), twice.events());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-18T10:00:00Z, 2026-11-18T10:00:00Z", "2024-03-12T10:00:00Z, 2026-11-19T12:00:00Z"})
    void anArticlesAgeCountsFromItsStatedTimeIfThatIsOfTheseWeeks(String stated, Instant born) {
        var head = "<meta property='article:published_time' content='%s'>".formatted(stated);
        var life = Life.ofArticle().says(Says.page(Sheet.FERRY.withHead(head)));

        var outcome = life.look();

        assertEquals(born, outcome.timed().pulse().born());
    }

    @Test
    void aRedirectToTheSafeSchemeIsNoNews() {
        var there = new Address("https://www.example.org/news/ferry/");
        var life = seenOnce().says(Says.redirect(there, Sheet.FERRY));

        life.lookWhenDue();
        var twice = life.lookWhenDue();

        assertEquals(there, twice.address());
        assertEquals(List.of(), twice.events());
    }

    @Test
    void aStubInFrontOfAPaywallIsNoVersion() {
        var life = seenOnce().says(Says.html(PAYWALL));

        var first = life.lookWhenDue();
        var second = life.lookWhenDue();
        var whole = life.says(Says.page(Sheet.FERRY)).lookWhenDue();

        assertEquals(Answer.PAYWALL, first.answer());
        assertEquals(new Finding.NoAnswer(), first.finding());
        assertEquals(Condition.PAYWALLED, first.condition());
        assertTrue(first.keep());
        assertEquals(List.of(), second.events());
        assertEquals(new Finding.Unchanged(), whole.finding());
        assertEquals(List.of(Event.Kind.PAYWALLED, Event.Kind.RESTORED), life.events());
    }

    static Stream<Arguments> blocks() {
        return Stream.of(arguments("403", Says.refused()), arguments("challenge", Says.html(CHALLENGE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void notBeingLetInIsToldTheThirdTime(String what, Says answer) {
        var life = seenOnce().says(answer);

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
        var life = seenOnce().says(Says.failed(failure));

        var outcome = life.lookWhenDue();

        assertEquals(new Finding.NoAnswer(), outcome.finding());
        assertEquals(List.of(), outcome.events());
        assertEquals(Condition.OPEN, outcome.condition());
        assertEquals(Optional.of(outcome.at().plus(Duration.ofMinutes(15))), outcome.nextDue());
    }

    @Test
    void retryAfterIsHeeded() {
        var life = seenOnce().says(Says.busy(Duration.ofHours(5)));

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
        var life = seenOnce().says(Says.gone());
        life.lookWhenDue();

        var outcome = life.says(Says.page(Sheet.FERRY)).lookWhenDue();

        assertEquals(Condition.OPEN, outcome.condition());
        assertEquals(new Finding.Unchanged(), outcome.finding());
        assertEquals(List.of(Event.Kind.REMOVED, Event.Kind.RESTORED), life.events());
    }

    @Test
    void aRemovedArticleIsAskedForWholeSoThatItsReturnIsSeen() {
        var life = seenOnce().says(Says.gone());
        life.lookWhenDue();

        life.lookWhenDue();

        assertEquals(
                new Decision.AskPage(Life.HERE, Validators.NONE), life.asked().getFirst());
    }

    @Test
    void twoHundredAndFortyQuietDaysEndTheChecking() {
        var life = seenOnce();

        var open = life.later(Duration.ofDays(239)).look();
        var over = life.later(Duration.ofDays(1)).look();

        assertTrue(open.nextDue().isPresent());
        assertEquals("nothing changed for 240 days", over.ended());
        assertEquals(List.of(Event.Kind.ENDED), life.events());
    }
}
