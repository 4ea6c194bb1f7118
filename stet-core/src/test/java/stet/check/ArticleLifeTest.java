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
import org.junit.jupiter.params.provider.MethodSource;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Condition;
import stet.model.Event;
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
        var life = Life.seenOnce();

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
        var life = Life.seenOnce().says(Says.page(after));

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
        var life = Life.seenOnce();
        life.says(Says.page(Sheet.FERRY.withHeadline("Ferry may run all winter")))
                .lookWhenDue();

        var outcome = life.says(Says.page(Sheet.FERRY)).lookWhenDue();

        var version = assertInstanceOf(Finding.Revised.class, outcome.finding()).version();
        assertEquals(3, version.number());
        assertEquals(OptionalInt.of(1), version.returnsTo());
    }

    @Test
    void aLinkThatLeadsElsewhereIsToldAndIsNoVersion() {
        var life = Life.seenOnce().says(Says.page(Sheet.FERRY.saying("/timetable", "/winter-timetable")));

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
        var life = Life.seenOnce().says(Says.page(Sheet.FERRY.saying("/timetable", "/timetable?token=81")));

        assertEquals(List.of(), life.lookWhenDue().events());
    }

    @Test
    void notModifiedIsUnchanged() {
        var life = Life.seenOnce().says(Says.notModified());

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
        var life = Life.seenOnce().says(Says.notModified());
        Stream.generate(life::lookWhenDue).limit(10).forEach(_ -> {});

        life.lookWhenDue();

        assertEquals(
                new Decision.AskPage(Life.HERE, Validators.NONE), life.asked().getFirst());
    }

    @Test
    void aPermanentRedirectOnTheSameSiteIsAMoveOnceTwoLooksAgree() {
        var there = new Address("https://example.org/travel/ferry");
        var life = Life.seenOnce().says(Says.redirect(there, Sheet.FERRY));

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
        var life = Life.seenOnce().says(Says.detour(there, Sheet.FERRY));

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
        var life = Life.seenOnce().says(Says.redirect(there, Sheet.FERRY));

        life.lookWhenDue();
        var twice = life.lookWhenDue();

        assertEquals(there, twice.address());
        assertEquals(List.of(), twice.events());
    }

    @Test
    void aStubInFrontOfAPaywallIsNoVersion() {
        var life = Life.seenOnce().says(Says.html(PAYWALL));

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

    @Test
    void twoHundredAndFortyQuietDaysEndTheChecking() {
        var life = Life.seenOnce();

        var open = life.later(Duration.ofDays(239)).look();
        var over = life.later(Duration.ofDays(1)).look();

        assertTrue(open.nextDue().isPresent());
        assertEquals("nothing changed for 240 days", over.ended());
        assertEquals(List.of(Event.Kind.ENDED), life.events());
    }
}
