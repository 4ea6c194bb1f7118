// SPDX-License-Identifier: Apache-2.0
package stet.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stet.model.Address;
import stet.model.AddressShape;
import stet.model.Answer;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.Patterns;
import stet.model.Scope;
import stet.model.Seed;
import stet.model.Shapes;

/// Which of the articles that a seed names are taken up.
class SiftingTest {
    private static Scope back(Duration back) {
        return new Scope(
                Patterns.ALL, Life.NOON, Optional.of(back), Shapes.NONE, Optional.empty(), Optional.empty(), 1);
    }

    private static Scope patterns(List<String> include, List<String> exclude) {
        return new Scope(
                new Patterns(include, exclude),
                Life.NOON,
                Optional.empty(),
                Shapes.NONE,
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private static Scope knowing(Shapes shapes) {
        return new Scope(Patterns.ALL, Life.NOON, Optional.empty(), shapes, Optional.empty(), Optional.empty(), 1);
    }

    private static String sitemap(String... urls) {
        return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + String.join("", urls) + "</urlset>";
    }

    private static String url(String path, String lastmod) {
        return "<url><loc>https://example.org%s</loc>%s</url>"
                .formatted(path, lastmod.isEmpty() ? "" : "<lastmod>" + lastmod + "</lastmod>");
    }

    private static List<String> paths(Outcome outcome) {
        return assertInstanceOf(Finding.Listed.class, outcome.finding()).sightings().stream()
                .map(s -> s.address().path())
                .toList();
    }

    private static List<String> parts(Outcome outcome) {
        return assertInstanceOf(Finding.Listed.class, outcome.finding()).seeds().stream()
                .map(s -> s.address().path())
                .toList();
    }

    private static Outcome look(Seed.Kind kind, Scope scope, String content) {
        return Life.ofSeed(kind).wants(scope).says(Says.feed(content)).look();
    }

    @Test
    void whatIsOlderThanWasAskedForIsLeftOutAndCounted() {
        var outcome = look(
                Seed.Kind.SITEMAP,
                back(Duration.ofDays(2)),
                sitemap(
                        url("/news/today", "2026-11-19T10:00:00Z"),
                        url("/news/yesterday", "2026-11-18"),
                        url("/news/last-week", "2026-11-12"),
                        url("/news/long-ago", "2019-03-01")));

        assertEquals(List.of("/news/today", "/news/yesterday"), paths(outcome));
        assertEquals("older than 17 November 2026 and left out: 2", outcome.detail());
    }

    @Test
    void aSeedWhoseArticlesAreAllOldIsNoBrokenSeed() {
        var outcome = look(Seed.Kind.SITEMAP, back(Duration.ofDays(2)), sitemap(url("/news/long-ago", "2019-03-01")));

        assertEquals(Answer.LISTED, outcome.answer());
        assertEquals(List.of(), paths(outcome));
        assertEquals(0, outcome.looks().failures());
    }

    @Test
    void aFeedWhoseClockIsYearsBehindBringsItsNews() {
        var outcome = look(Seed.Kind.FEED, back(Duration.ofDays(2)), """
                <rss version="2.0"><channel><title>Ferry Post</title>
                <item><link>https://example.org/news/ferry</link><pubDate>Tue, 12 Mar 2024 10:00:00 GMT</pubDate></item>
                <item><link>https://example.org/news/bridge</link><pubDate>Mon, 11 Mar 2024 10:00:00 GMT</pubDate></item>
                <item><link>https://example.org/news/tide</link><pubDate>Fri, 1 Mar 2024 10:00:00 GMT</pubDate></item>
                </channel></rss>""");

        assertEquals(List.of("/news/ferry", "/news/bridge"), paths(outcome));
    }

    @Test
    void anEntryOfAYearToComeHidesNoNews() {
        var outcome = look(Seed.Kind.FEED, Scope.ALL, """
                <rss version="2.0"><channel><title>Ferry Post</title>
                <item><link>https://example.org/news/regatta</link><pubDate>Mon, 3 Jun 2030 10:00:00 GMT</pubDate></item>
                <item><link>https://example.org/news/ferry</link><pubDate>Thu, 19 Nov 2026 10:00:00 GMT</pubDate></item>
                <item><link>https://example.org/news/bridge</link><pubDate>Wed, 3 Jun 2020 10:00:00 GMT</pubDate></item>
                </channel></rss>""");

        assertEquals(List.of("/news/regatta", "/news/ferry"), paths(outcome));
    }

    @Test
    void theDayInTheAddressGoesBeforeWhatASitemapSaysOfItself() {
        var outcome = look(
                Seed.Kind.SITEMAP,
                back(Duration.ofDays(2)),
                sitemap(
                        url("/2026/11/19/ferry", "2026-11-19T11:00:00Z"),
                        url("/2019/3/1/bridge", "2026-11-19T11:00:00Z"),
                        url("/20190301/tide", "2026-11-19T11:00:00Z")));

        assertEquals(List.of("/2026/11/19/ferry"), paths(outcome));
    }

    @Test
    void aSitemapWithoutDatesBringsOnlyWhatComesAfterItsFirstReading() {
        var life = Life.ofSeed(Seed.Kind.SITEMAP)
                .wants(back(Duration.ofDays(2)))
                .says(Says.feed(sitemap(url("/one", ""), url("/two", ""))));
        var first = life.look();
        var second = life.says(Says.feed(sitemap(url("/three", ""), url("/one", ""), url("/two", ""))))
                .lookWhenDue();

        assertEquals(List.of(), paths(first));
        assertEquals("there already, without a date, when it was first read: 2", first.detail());
        assertEquals(List.of("/three"), paths(second));
    }

    @Test
    void oneTimeForAllEntriesSaysNothingOfAnyOfThem() {
        var entries = IntStream.range(0, 80)
                .mapToObj(n -> url("/news/" + n, "2026-11-19T11:00:0" + n % 10 + "Z"))
                .collect(Collectors.joining());

        assertEquals(List.of(), paths(look(Seed.Kind.SITEMAP, back(Duration.ofDays(2)), sitemap(entries))));
    }

    @Test
    void aFeedsPresentListIsTakenAlthoughItHasNoDates() {
        var outcome = look(
                Seed.Kind.FEED,
                back(Duration.ofDays(2)),
                "<rss><channel><item><link>https://example.org/news/ferry</link></item></channel></rss>");

        assertEquals(List.of("/news/ferry"), paths(outcome));
    }

    @Test
    void ofASitemapIndexOnlyTheMonthsThatMayHoldNewsAreRead() {
        var silent = IntStream.rangeClosed(1, 20)
                .mapToObj(n -> "<sitemap><loc>https://example.org/part-%d.xml</loc></sitemap>".formatted(n))
                .collect(Collectors.joining());
        var outcome = look(Seed.Kind.SITEMAP, back(Duration.ofDays(7)), """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <sitemap><loc>https://example.org/sitemap-2026-11.xml</loc></sitemap>
            <sitemap><loc>https://example.org/sitemap-2026-09.xml</loc><lastmod>2026-11-19</lastmod></sitemap>
            <sitemap><loc>https://example.org/sitemap-2019.xml</loc></sitemap>
            <sitemap><loc>https://example.org/new.xml</loc><lastmod>2026-11-18</lastmod></sitemap>
            <sitemap><loc>https://example.org/old.xml</loc><lastmod>2024-11-18</lastmod></sitemap>
            %s</sitemapindex>""".formatted(silent));

        assertEquals(
                List.of(
                        "/new.xml",
                        "/sitemap-2026-11.xml",
                        "/part-1.xml",
                        "/part-2.xml",
                        "/part-3.xml",
                        "/part-4.xml",
                        "/part-5.xml",
                        "/part-16.xml",
                        "/part-17.xml",
                        "/part-18.xml",
                        "/part-19.xml",
                        "/part-20.xml"),
                parts(outcome));
        assertEquals("sitemaps of earlier times left out: 13", outcome.detail());
    }

    @Test
    void afterAMonthWhatIsAMonthOldIsHistoryWhateverWasAskedForAtFirst() {
        var life = Life.ofSeed(Seed.Kind.SITEMAP)
                .wants(back(Duration.ofDays(1)))
                .later(Duration.ofDays(100))
                .says(Says.feed(sitemap(url("/late", "2026-12-01"), url("/new", "2027-02-25"))));

        assertEquals(List.of("/new"), paths(life.look()));
    }

    @Test
    void patternsDecideWhatIsTakenUpAndTheLookSaysSo() {
        var outcome = look(
                Seed.Kind.FEED,
                patterns(List.of("/news/", "/sport/"), List.of("/sport/live/")),
                "<rss><channel>"
                        + List.of("/news/ferry", "/sport/race", "/sport/live/race", "/food/soup").stream()
                                .map(path -> "<item><link>https://example.org" + path + "</link></item>")
                                .collect(Collectors.joining())
                        + "</channel></rss>");

        assertEquals(List.of("/news/ferry", "/sport/race"), paths(outcome));
        assertEquals("left out by the outlet's patterns: 2", outcome.detail());
    }

    @Test
    void aPagesLinksAreToldByTheShapesThatTheOutletsArticlesHave() {
        var shapes = new Shapes(Map.of(
                AddressShape.of(new Address("https://example.org/s/4711")), new Shapes.Count(40, 0),
                AddressShape.of(new Address("https://example.org/wer/ines-okafor-from-the-harbour")),
                        new Shapes.Count(0, 5)));
        var page = """
            <!doctype html><title>News</title><main>
            <a href="/s/2004">Ferry</a>
            <a href="/wer/juan-perez-of-the-tide-office">Juan Perez is our man in the harbour</a>
            <a href="/shop/the-big-winter-sale">Our big winter sale is on now</a>
            <a href="/plan/today">What the island does all day today</a></main>""";

        var learned = look(Seed.Kind.SECTION, knowing(shapes), page);
        var strange = look(Seed.Kind.SECTION, knowing(Shapes.NONE), page);

        assertEquals(List.of("/s/2004"), paths(learned));
        assertEquals(List.of("/wer/juan-perez-of-the-tide-office", "/plan/today"), paths(strange));
    }
}
