// SPDX-License-Identifier: Apache-2.0
package stet.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Condition;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.Patterns;
import stet.model.Scope;
import stet.model.Seed;
import stet.model.Shapes;
import stet.model.Validators;

/// What looks at a feed come to.
class SeedCheckTest {
    private static String rss(String... items) {
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Islander</title>"
                + "<link>https://example.org/</link><description>News</description>"
                + String.join("", items)
                + "</channel></rss>";
    }

    private static String item(String path, String date) {
        return """
            <item><title>%s</title><link>https://example.org%s</link><guid>%s</guid><pubDate>%s</pubDate></item>
            """.formatted(path, path, path, date);
    }

    private static Life feed(String... items) {
        return Life.ofSeed(Seed.Kind.FEED).says(Says.feed(rss(items)));
    }

    private static List<String> paths(Outcome outcome) {
        return assertInstanceOf(Finding.Listed.class, outcome.finding()).sightings().stream()
                .map(s -> s.address().path())
                .collect(Collectors.toList());
    }

    @Test
    void aFeedNamesItsArticles() {
        var outcome = feed(
                        item("/news/ferry", "Thu, 19 Nov 2026 11:00:00 GMT"),
                        item("/news/bridge", "Thu, 19 Nov 2026 10:00:00 GMT"))
                .look();

        assertEquals(List.of("/news/ferry", "/news/bridge"), paths(outcome));
        assertEquals(Answer.LISTED, outcome.answer());
        assertEquals(Condition.OPEN, outcome.condition());
        assertEquals(Optional.of(Life.NOON.plus(Duration.ofMinutes(10))), outcome.nextDue());
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "10, 10", "11, 11", "200, 200", "1000, 360"})
    void manySeedsOfAnOutletTakeAtMostHalfOfItsBudget(int seeds, int minutes) {
        var many = new Scope(
                Patterns.ALL, Instant.EPOCH, Optional.empty(), Shapes.NONE, Optional.empty(), Optional.empty(), seeds);
        var life = feed(item("/news/ferry", "Thu, 19 Nov 2026 11:00:00 GMT")).wants(many);

        var outcome = life.look(); // an hour bears 120 requests

        assertEquals(Optional.of(Life.NOON.plus(Duration.ofMinutes(minutes))), outcome.nextDue());
    }

    @Test
    void aRelativeAddressStandsOnWhereTheSeedWasFoundInTheEnd() {
        var there = new Address("https://example.org/en/news/");
        var page = Sheet.FERRY.withParagraphs(List.of("<a href='2026/11/19/ferry-to-run-all-winter'>Ferry to run</a>"));
        var outcome =
                Life.ofSeed(Seed.Kind.SECTION).says(Says.redirect(there, page)).look();

        assertEquals(List.of("/en/news/2026/11/19/ferry-to-run-all-winter"), paths(outcome));
    }

    @Test
    void aFeedThatNamesNothingIsAskedAgainLater() {
        var outcome = feed().look();

        assertEquals(Answer.EMPTY_FEED, outcome.answer());
        assertEquals(new Finding.NoAnswer(), outcome.finding());
        assertEquals(1, outcome.looks().failures());
    }

    @Test
    void whatIsNoFeedIsSaidToBeBroken() {
        var outcome = Life.ofSeed(Seed.Kind.FEED)
                .says(Says.feed("<rss><channel><title>The Isl"))
                .look();

        assertEquals(Answer.BAD_FEED, outcome.answer());
        assertEquals(new Finding.NoAnswer(), outcome.finding());
    }

    @Test
    void aFeedThatBreaksOffIsAskedForAgainInFull() {
        var whole = rss(item("/news/ferry", "Thu, 19 Nov 2026 11:00:00 GMT"), item("/news/bridge", ""));
        var life = Life.ofSeed(Seed.Kind.FEED).says(Says.feed(whole.substring(0, whole.indexOf("/news/bridge"))));

        var outcome = life.look();

        assertEquals(List.of("/news/ferry"), paths(outcome));
        assertEquals(Validators.NONE, outcome.validators());
    }

    @Test
    void aBackCatalogueIsHistoryAndNoNews() {
        var outcome = feed(
                        item("/news/ferry", "Thu, 19 Nov 2026 11:00:00 GMT"),
                        item("/news/last-month", "Wed, 21 Oct 2026 11:00:00 GMT"),
                        item("/news/long-ago", "Mon, 02 Mar 2020 11:00:00 GMT"),
                        item("/news/undated", ""))
                .look();

        assertEquals(List.of("/news/ferry", "/news/last-month", "/news/undated"), paths(outcome));
    }

    @Test
    void theSameListAgainCountsAsUnchanged() {
        var life = feed(item("/news/ferry", "Thu, 19 Nov 2026 11:00:00 GMT"));
        life.look();

        var again = life.lookWhenDue();
        var more = life.says(Says.feed(rss(item("/news/bridge", ""), item("/news/ferry", ""))))
                .lookWhenDue();

        assertEquals(1, again.looks().unchanged());
        assertEquals(0, more.looks().unchanged());
    }

    @Test
    void aQuietFeedIsAskedLessOftenAndNeverGivenUp() {
        var life = feed(item("/news/ferry", "Thu, 19 Nov 2026 11:00:00 GMT"));
        life.look();
        Stream.generate(life::lookWhenDue).limit(300).forEach(_ -> {});

        var outcome = life.lookWhenDue();

        assertEquals(Optional.of(outcome.at().plus(Duration.ofHours(1))), outcome.nextDue());
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(Says.missing(), Answer.MISSING),
                arguments(Says.gone(), Answer.GONE),
                arguments(Says.refused(), Answer.REFUSED),
                arguments(Says.disallowed(), Answer.ROBOTS));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("failures")
    void aFeedThatFailsIsTriedAgainForEver(Says says, Answer answer) {
        var life = Life.ofSeed(Seed.Kind.FEED).says(says);
        Stream.generate(life::lookWhenDue).limit(100).forEach(_ -> {});

        var outcome = life.lookWhenDue();

        assertEquals(answer, outcome.answer());
        assertEquals(Optional.of(outcome.at().plus(Duration.ofHours(6))), outcome.nextDue());
    }

    @Test
    void aFeedsRetryAfterIsHeeded() {
        var outcome =
                Life.ofSeed(Seed.Kind.FEED).says(Says.busy(Duration.ofHours(9))).look();

        assertEquals(Optional.of(Life.NOON.plus(Duration.ofHours(9))), outcome.nextDue());
    }

    @Test
    void aFeedsValidatorIsNotBelievedForEver() {
        var life = feed(item("/news/ferry", "Thu, 19 Nov 2026 11:00:00 GMT"));
        life.look();
        life.says(Says.notModified());
        Stream.generate(life::lookWhenDue).limit(10).forEach(_ -> {});

        life.lookWhenDue();

        var first = assertInstanceOf(Decision.AskPage.class, life.asked().getFirst());
        assertEquals(Validators.NONE, first.validators());
    }
}
