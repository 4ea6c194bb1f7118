// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.model.Fetched;
import stet.model.Site;
import stet.model.Validators;
import stet.store.RequestLine;
import stet.store.SiteRecord;

/// What a site's gate holds to, whatever asks, and over restarts.
class GateTest {
    private static final int MEBIBYTE = 1 << 20;

    private final Gatehouse house;

    GateTest(@TempDir Path folder) throws IOException {
        house = new Gatehouse(folder);
        house.server().with("/ferry", 200, "", "<p>The ferry is back.</p>");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private Site site() {
        return Site.of(house.at("/"));
    }

    @Test
    void everyRequestIsInTheLogWithWhatItWasFor() throws Exception {
        house.server().with("/moved", 302, "Location: /ferry\r\n", "");
        house.server().with("/half", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf");

        house.fetch("/moved");
        house.fetch("/feed", Purpose.SEED);
        house.fetch("/half");

        assertEquals(
                List.of(
                        "GET /robots.txt robots.txt 404",
                        "GET /moved article 302",
                        "GET /ferry article, redirect 1 200",
                        "GET /feed seed 404",
                        "GET /half article 200"),
                house.log());
        assertEquals(house.server().requests().size(), house.log().size());
        var ends = new ArrayList<RequestLine.End>();
        house.requests()
                .each(
                        List.of(site()),
                        house.time().instant().minus(Duration.ofDays(1)),
                        line -> ends.add(line.end().orElseThrow()));
        assertTrue(ends.getLast().detail().contains("end"), ends.toString());
        assertTrue(ends.get(2).bytes().orElseThrow() > 25, ends.toString());
    }

    @Test
    void noHourSeesMoreRequestsThanItsBudget() throws Exception {
        house.restart(new Ceiling(5, MEBIBYTE));
        var answers = new ArrayList<Fetched>();

        for (int look = 0; look < 8; look++) {
            answers.add(house.fetch("/ferry"));
        }

        assertEquals(4, answers.stream().filter(Fetched.Page.class::isInstance).count()); // the fifth was robots.txt
        var until = assertInstanceOf(Fetched.Paused.class, answers.getLast()).until();
        assertEquals(5, house.server().requests().size());
        house.time().advance(Duration.between(house.time().instant(), until));
        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
    }

    @Test
    void aBudgetThatIsSpentIsSpentAfterARestartToo() throws Exception {
        house.restart(new Ceiling(2, MEBIBYTE));
        house.fetch("/ferry");

        house.restart(new Ceiling(2, MEBIBYTE));

        assertInstanceOf(Fetched.Paused.class, house.fetch("/ferry"));
        assertEquals(2, house.server().requests().size());
    }

    @Test
    void noDayBringsMoreBytesThanItsBudget() throws Exception {
        house.server().with("/long", 200, "", "x".repeat(99_000));
        house.restart(new Ceiling(1000, MEBIBYTE));
        var answers = new ArrayList<Fetched>();

        for (int look = 0; look < 14; look++) {
            answers.add(house.fetch("/long"));
        }

        var until = assertInstanceOf(Fetched.Paused.class, answers.getLast()).until();
        assertEquals(10, answers.stream().filter(Fetched.Page.class::isInstance).count());
        assertTrue(received() <= MEBIBYTE, "" + received());
        house.time().advance(Duration.between(house.time().instant(), until));
        assertInstanceOf(Fetched.Page.class, house.fetch("/long"));
    }

    @Test
    void aBudgetOfBytesThatIsDecidedForAnOutletHoldsAtOnce() throws Exception {
        house.server().with("/long", 200, "", "x".repeat(99_000));
        house.restart(new Ceiling(1000, 100 * MEBIBYTE));
        house.fetch("/long");

        house.decide(OptionalLong.of(MEBIBYTE));
        var answers = new ArrayList<Fetched>();
        for (int look = 0; look < 14; look++) {
            answers.add(house.fetch("/long"));
        }
        house.decide(OptionalLong.empty());
        var freed = house.fetch("/long");

        assertInstanceOf(Fetched.Paused.class, answers.getLast());
        assertTrue(received() <= MEBIBYTE + 200_000, "" + received());
        assertInstanceOf(Fetched.Page.class, freed);
    }

    private long received() {
        var bytes = new ArrayList<Long>();
        house.requests()
                .each(
                        List.of(),
                        Instant.EPOCH,
                        line -> bytes.add(line.end().orElseThrow().bytes().orElseThrow()));
        return bytes.stream().mapToLong(n -> n).sum();
    }

    @Test
    void twoProcessesKeepTheirDistanceTogether() throws Exception {
        var pause = Duration.ofMillis(50);
        try (var one = house.prompt(pause);
                var two = house.prompt(pause);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Fetched> ones = () -> one.fetch(house.at("/ferry"), Validators.NONE);
            Callable<Fetched> twos = () -> two.fetch(house.at("/ferry"), Validators.NONE);
            long began = System.nanoTime();

            for (var done : threads.invokeAll(List.of(ones, twos, ones, twos, ones, twos))) {
                assertInstanceOf(Fetched.Page.class, done.get());
            }

            assertEquals(1, house.server().mostAtOnce());
            var pauses = pause.multipliedBy(house.server().requests().size() - 1);
            var lasted = Duration.ofNanos(System.nanoTime() - began);
            assertFalse(lasted.compareTo(pauses) < 0, lasted.toString());
        }
    }

    @Test
    void aPauseThatTheSiteAskedForHoldsOverARestart() throws Exception {
        house.server().with("/busy", 503, "Retry-After: 7200\r\n", "");
        house.fetch("/busy");
        var until = house.time().instant().plus(Duration.ofHours(2));

        house.restart(Ceiling.USUAL);

        assertEquals(new Fetched.Paused(until), house.fetch("/ferry"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "429, 99999999999999999999, 86400",
                "503, 99999999999999999999, 86400",
                "503, 'Fri, 31 Dec 9999 23:59:59 GMT', 86400",
                "429, 7200, 7200",
                "503, 'Thu, 19 Nov 2026 14:00:10 GMT', 7200",
                "503, 0, 10",
                "503, -5, 66",
                "429, soon, 66",
                "503, 'Thu, 19 Nov 2020 14:00:10 GMT', 66",
                "429, -, 66",
                "200, 7200, 10",
                "404, 7200, 10"
            })
    void whateverRetryAfterSaysTheSiteRestsForADayAtMost(
            int status, @org.jspecify.annotations.Nullable String value, int most) throws Exception {
        var header = value == null ? "" : "Retry-After: " + value + "\r\n";
        house.server().with("/busy", status, header + "Date: Thu, 19 Nov 2026 12:00:10 GMT\r\n", "<p>Busy.</p>");

        house.fetch("/busy");

        var pause = Duration.between(house.time().instant(), house.fetcher().readyAt(site()))
                .toSeconds();
        assertTrue(pause <= most && pause >= most * 0.8, "%d s, not about %d s".formatted(pause, most));
        house.time().advance(Duration.ofSeconds(most));
        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
    }

    @Test
    void refusalsWithoutASensibleRetryAfterAreNotAskedForInALoop() throws Exception {
        house.server().with("/busy", 503, "Retry-After: -5\r\n", "");
        var until = house.time().instant().plus(Duration.ofHours(24));

        while (house.time().instant().isBefore(until)) {
            house.fetch("/busy");
            house.time().advance(Duration.ofMinutes(1));
        }

        assertTrue(
                house.server().requestsFor("/busy") <= 15, "" + house.server().requestsFor("/busy"));
    }

    @Test
    void whoHasPatienceWaitsForAPauseThatTheSiteAskedFor() throws Exception {
        house.server().with("/busy", 503, "Retry-After: 200\r\n", "");
        house.fetch("/busy");

        try (var patient = house.patient(Duration.ofMinutes(5))) {
            assertInstanceOf(Fetched.Page.class, patient.fetch(house.at("/ferry"), Validators.NONE));
        }
    }

    @Test
    void nobodyWaitsForASiteThatIsStopped() throws Exception {
        house.server().with("/shut", 403, "", "");
        for (int look = 0; look < 3; look++) {
            house.fetch("/shut");
        }

        try (var patient = house.patient(Duration.ofDays(1))) {
            assertInstanceOf(Fetched.Paused.class, patient.fetch(house.at("/ferry"), Validators.NONE));
        }
    }

    @Test
    void aClockThatWasSetBackDoesNotHoldASiteForLong() throws Exception {
        house.fetch("/ferry");

        house.time().advance(Duration.ofDays(-3));

        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
    }

    @ParameterizedTest
    @CsvSource({"402, ''", "403, ''", "503, 'cf-mitigated: challenge\r\n'"})
    void threeShutDoorsStopTheSiteUntilTheOperatorSaysSo(int status, String header) throws Exception {
        house.server().with("/shut", status, header + "Retry-After: 1\r\n", "");
        for (int look = 0; look < 3; look++) {
            house.fetch("/shut");
            house.time().advance(Duration.ofMinutes(1));
        }

        house.restart(Ceiling.USUAL);

        assertInstanceOf(Fetched.Paused.class, house.fetch("/ferry"));
        house.time().advance(Duration.ofDays(30));
        assertInstanceOf(Fetched.Paused.class, house.fetch("/feed", Purpose.SEED));
        assertEquals(0, house.server().requestsFor("/ferry"));
        var stop = house.requests().stopped().getFirst().stop().orElseThrow();
        assertTrue(stop.why().contains("the last (%d) at %s".formatted(status, house.at("/shut"))), stop.why());

        house.requests().change(site(), SiteRecord::resumed);
        assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
    }

    @Test
    void whatAnswersInBetweenKeepsASiteOpen() throws Exception {
        house.server().with("/shut", 403, "", "");

        for (var path : List.of("/shut", "/shut", "/ferry", "/shut", "/shut")) {
            house.fetch(path);
        }

        assertEquals(List.of(), house.requests().stopped());
    }

    @Test
    void aFeedThatIsOpenDoesNotExcuseArticlesThatAreShut() throws Exception {
        house.server().with("/shut", 403, "", "").with("/feed", 200, "", "<rss/>");

        for (int round = 0; round < 3; round++) {
            house.fetch("/shut");
            house.fetch("/feed", Purpose.SEED);
        }

        assertEquals(1, house.requests().stopped().size());
    }

    @Test
    void aRobotsTxtThatIsShutStopsNothing() throws Exception {
        house.server().with("/robots.txt", 403, "", "");

        for (int day = 0; day < 4; day++) {
            assertInstanceOf(Fetched.Page.class, house.fetch("/ferry"));
            house.time().advance(Duration.ofDays(2));
        }

        assertEquals(4, house.server().requestsFor("/robots.txt"));
        assertEquals(List.of(), house.requests().stopped());
    }

    @Test
    void threePagesThatWantProofOfAHumanStopTheSite() throws Exception {
        house.fetcher().challenged(house.at("/a"));
        house.fetcher().challenged(house.at("/b"));
        house.fetcher().welcomed(house.at("/c"));
        house.fetcher().challenged(house.at("/a"));
        house.fetcher().challenged(house.at("/b"));
        assertEquals(List.of(), house.requests().stopped());

        house.fetcher().challenged(house.at("/c"));

        assertInstanceOf(Fetched.Paused.class, house.fetch("/ferry"));
    }

    @Test
    void aStopThatFallsWhileARequestIsUnderWayStands() throws Exception {
        house.server()
                .meanwhile(
                        "/ferry",
                        () -> List.of("/a", "/b", "/c")
                                .forEach(path -> house.fetcher().challenged(house.at(path))));

        house.fetch("/ferry");

        assertEquals(1, house.requests().stopped().size());
    }

    @Test
    void aStoppedSiteKeepsNobodyWaitingHoweverLongItsPauses() throws Exception {
        house.server().with("/robots.txt", 200, "", "User-agent: *\nCrawl-delay: 600\n");
        house.server().with("/shut", 403, "", "");
        for (int look = 0; look < 3; look++) {
            house.fetch("/shut");
        }

        var answer = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> house.fetch("/ferry"));

        assertInstanceOf(Fetched.Paused.class, answer);
    }

    @Test
    void aRedirectToAShutDoorOpensNone() throws Exception {
        house.server().with("/moved", 302, "Location: /shut\r\n", "").with("/shut", 403, "", "");

        for (int look = 0; look < 3; look++) {
            house.fetch("/moved");
        }

        assertEquals(1, house.requests().stopped().size());
    }

    @Test
    void whatIsOldLeavesTheLog() throws Exception {
        house.fetch("/ferry");
        house.time().advance(Duration.ofDays(15));

        house.restart(Ceiling.USUAL);
        house.fetch("/ferry");

        assertEquals(List.of("GET /robots.txt robots.txt 404", "GET /ferry article 200"), house.log());
    }
}
