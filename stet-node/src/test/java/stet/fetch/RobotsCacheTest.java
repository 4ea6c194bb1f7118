// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.model.Address;
import stet.model.Fetched;
import stet.model.Site;

/// Each host's robots.txt is asked for, kept and heeded (RFC 9309).
class RobotsCacheTest {
    private final Gatehouse house;

    RobotsCacheTest(@TempDir Path folder) throws IOException {
        house = new Gatehouse(folder);
        house.server().with("/ferry", 200, "", "<p>The ferry is back.</p>");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void robotsTxtIsObeyedAndAskedForOnceADay() throws Exception {
        house.server()
                .with("/robots.txt", 200, "", "User-agent: *\nDisallow: /\n\nUser-agent: stet\nDisallow: /private\n");

        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
        var denied = house.fetch("/private/x");
        house.time().advance(Duration.ofHours(23));
        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
        assertEquals(1, house.server().requestsFor("/robots.txt"));
        house.time().advance(Duration.ofHours(2));
        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));

        assertInstanceOf(Fetched.Disallowed.class, denied);
        assertEquals(0, house.server().requestsFor("/private/x"));
        assertEquals(2, house.server().requestsFor("/robots.txt"));
        assertTrue(house.fetcher().allowed(house.server().at("/ferry")));
        assertFalse(house.fetcher().allowed(house.server().at("/private/y")));
    }

    @ParameterizedTest
    @CsvSource({"403, Page", "404, Page", "429, Disallowed", "500, Disallowed", "503, Disallowed", "304, Disallowed"})
    void aMissingRobotsTxtAllowsAndAFailingOneForbids(int status, String kind) throws Exception {
        house.server().with("/robots.txt", status, "", "");

        assertEquals(kind, house.fetch("/ferry").getClass().getSimpleName());
    }

    @Test
    void theOldRobotsTxtHoldsWhileTheNewOneCannotBeRead() throws Exception {
        house.server().with("/robots.txt", 200, "", "User-agent: *\nDisallow: /private\n");
        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
        house.server().with("/robots.txt", 500, "", "");
        house.time().advance(Duration.ofHours(25));

        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
        assertInstanceOf(Fetched.Disallowed.class, house.fetch("/private"));
        assertEquals(2, house.server().requestsFor("/robots.txt"));
    }

    @Test
    void aRobotsTxtThatRedirectsForEverCountsAsMissing() throws Exception {
        house.server().with("/robots.txt", 302, "Location: /robots.txt\r\n", "");

        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
        assertEquals(6, house.server().requestsFor("/robots.txt"));
    }

    @Test
    void theCrawlDelayIsKeptUpToItsCap() throws Exception {
        house.server().with("/robots.txt", 200, "", "User-agent: *\nCrawl-delay: 999999999\n");

        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));

        assertTrue(house.time().sleeps().getLast().compareTo(Duration.ofMinutes(5)) <= 0);
        assertEquals(
                house.time().instant().plus(Duration.ofMinutes(5)),
                house.fetcher().readyAt(Site.of(house.server().at("/ferry"))));
    }

    @Test
    void aPathWithEncodedDotsIsJudgedByWhereItLeads() throws Exception {
        house.server().with("/robots.txt", 200, "", "User-agent: *\nDisallow: /private\n");

        assertInstanceOf(Fetched.Disallowed.class, house.fetch("/open/%2e%2e/private"));
        assertEquals(0, house.server().requestsFor("/private"));
    }

    @Test
    void robotsTxtNamesTheSitemaps() throws Exception {
        house.server()
                .with("/robots.txt", 200, "", "Sitemap: https://example.org/news.xml\nSitemap: file:///etc/passwd\n");

        assertEquals(
                List.of("https://example.org/news.xml"),
                house.fetcher().sitemaps(house.server().at("/")).stream()
                        .map(Address::text)
                        .toList());
    }

    @Test
    void robotsTxtIsKeptOverARestart() throws Exception {
        house.server().with("/robots.txt", 200, "", "User-agent: *\nDisallow: /private\n");
        house.fetch("/ferry");
        house.server().with("/robots.txt", 500, "", "");

        house.restart(Ceiling.USUAL);
        house.fetch("/ferry");
        assertEquals(1, house.server().requestsFor("/robots.txt"));
        house.time().advance(Duration.ofDays(40));
        house.restart(Ceiling.USUAL);

        assertInstanceOf(Fetched.Disallowed.class, house.fetch("/private"));
        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
        assertEquals(2, house.server().requestsFor("/robots.txt"));
    }

    @Test
    void aRobotsTxtThatCannotBeReadForThirtyDaysCountsAsMissing() throws Exception {
        house.server().with("/robots.txt", 500, "", "");
        assertInstanceOf(Fetched.Disallowed.class, house.fetch("/ferry"));

        house.time().advance(Duration.ofDays(29));
        house.restart(Ceiling.USUAL);
        assertInstanceOf(Fetched.Disallowed.class, house.fetch("/ferry"));
        house.time().advance(Duration.ofDays(2));

        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
    }
}
