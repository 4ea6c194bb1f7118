// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.gazette.Gazette;
import stet.gazette.Piece;
import stet.model.Address;
import stet.model.Site;
import stet.store.Database;
import stet.store.RequestLine;
import stet.store.Requests;
import stet.store.SiteRecord;

/// What was asked of a site, and what was stopped, as a person types for it.
class RequestsCommandTest {
    @TempDir
    private Path data = Path.of("");

    private final Gazette gazette = new Gazette();

    @AfterEach
    void close() {
        gazette.close();
    }

    private CommandLineOn.Said stet(String... words) {
        return new CommandLineOn(data).stet(words);
    }

    private String host() {
        return Site.of(new Address(gazette.home())).name();
    }

    private void publish() {
        gazette.publish(
                "/ferry",
                new Piece(
                        "Ferry to run all winter",
                        "The council has found the money.",
                        "By Ines Okafor",
                        List.of(
                                "The island ferry will run through the winter, the council decided on Tuesday evening.",
                                "The council pays 240,000 crowns for the season, half of which the county gives.")));
    }

    @Test
    void everyRequestIsShownOldestFirst() {
        publish();
        stet("check", gazette.address("/ferry"));

        var all = stet("requests").out().lines().toList();
        var one = stet("requests", host(), "--since", "30d").out();

        assertEquals(2, all.size(), all.toString());
        assertTrue(all.getFirst().contains("/robots.txt  ") && all.getFirst().contains("robots.txt"), all.getFirst());
        assertTrue(all.getLast().contains("GET  " + gazette.address("/ferry") + "  200  "), all.getLast());
        assertTrue(one.contains("/ferry"), one);
        assertTrue(stet("requests", "example.org").out().startsWith("No request in the last 1 day"), one);
        assertEquals(2, stet("requests", "no outlet").exit());
    }

    @Test
    void theTableHoldsNoFormulaAndNoControlCharacter() {
        try (var database = Database.open(data.resolve("stet.db"))) {
            var requests = new Requests(database);
            var site = new Site("example.org");
            var line = new RequestLine(
                    site, Instant.now(), "GET", new Address("https://example.org/a,b"), "article", Optional.empty());
            long nr = requests.begin(0, line).orElseThrow();
            var end = new RequestLine.End(
                    OptionalInt.empty(), OptionalLong.of(7), Duration.ofMillis(3), "=cmd()\u001b[31m\r\n\"x\"");
            requests.end(nr, site, UnaryOperator.identity(), end);
        }

        var csv = stet("requests", "--csv", "--since", "9999d").out();

        assertTrue(csv.startsWith("time,method,address,for,status,bytes,ms,detail\r\n"), csv);
        assertTrue(
                csv.endsWith(
                        ",GET,\"https://example.org/a,b\",article,,7,3,\"'=cmd()<U+001B>[31m<U+000D> ¶ \"\"x\"\"\"\r\n"),
                csv);
    }

    @Test
    void aSiteThatShutThreeDoorsIsStoppedToldAndResumed() {
        publish();
        for (int n = 0; n < 3; n++) {
            gazette.answer("/shut-" + n, 403, Map.of(), new byte[0]);
            stet("check", gazette.address("/shut-" + n));
        }

        var stopped = stet("check", gazette.address("/ferry"));
        var list = stet("list").out();
        var outlet = host().replaceAll("[^a-z0-9]+", "-");
        var resumed = stet("outlet", "resume", outlet);
        var again = stet("check", gazette.address("/ferry"));

        assertEquals(3, stopped.exit(), stopped.out());
        assertTrue(stopped.err().contains("nothing is asked of %s any more".formatted(host())), stopped.err());
        assertTrue(stopped.err().contains("stet outlet resume " + host()), stopped.err());
        assertTrue(list.contains("! nothing is asked of " + host() + " since "), list);
        assertTrue(
                resumed.out().startsWith(host() + " is asked again. It was stopped because it answered 3 requests in"),
                resumed.out());
        assertEquals(0, again.exit(), again.err());
        assertFalse(stet("list").out().contains("nothing is asked"), list);
        assertEquals(
                host() + " is watched already, and none of its sites was stopped.",
                stet("outlet", "resume", outlet).out().strip());
    }

    @Test
    void oneWordLiftsTheOperatorsPauseAndTheStopAndTellsBoth() {
        for (int n = 0; n < 3; n++) {
            gazette.answer("/shut-" + n, 403, Map.of(), new byte[0]);
            stet("check", gazette.address("/shut-" + n));
        }
        var outlet = host().replaceAll("[^a-z0-9]+", "-");
        stet("outlet", "pause", outlet);

        var resumed = stet("outlet", "resume", outlet).out();

        assertTrue(resumed.contains(host() + " is watched again."), resumed);
        assertTrue(resumed.contains(host() + " is asked again."), resumed);
        assertFalse(stet("list").out().contains("paused"));
    }

    @Test
    void ofAHostTheStopAloneIsLifted() {
        for (int n = 0; n < 3; n++) {
            gazette.answer("/shut-" + n, 403, Map.of(), new byte[0]);
            stet("check", gazette.address("/shut-" + n));
        }
        stet("outlet", "pause", host().replaceAll("[^a-z0-9]+", "-"));

        var resumed = stet("outlet", "resume", host());
        var again = stet("outlet", "resume", host());

        assertTrue(resumed.out().startsWith(host() + " is asked again."), resumed.out());
        assertTrue(stet("list").out().contains("paused since"));
        assertEquals(host() + " was not stopped.", again.out().strip());
        assertEquals(0, again.exit());
        assertEquals(2, stet("outlet", "resume", "nobody").exit());
    }

    @Test
    void aQuickenedClockGoesOnAfterTheLastRequestThoughItBroughtNoLook() {
        var ended = Instant.now().plus(Duration.ofDays(3));
        remember(SiteRecord.unknown(new Site("example.org")).ended(ended, Duration.ZERO));
        var rehearsed = Settings.read(data, Map.of(), Map.of("clock.speed", "60"));

        try (var node = Node.open(rehearsed, data)) {
            assertFalse(node.time().instant().isBefore(ended.truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    private void remember(SiteRecord site) {
        try (var database = Database.open(data.resolve("stet.db"))) {
            new Requests(database).change(site.site(), _ -> site);
        }
    }

    @Test
    void aPauseThatASiteAskedForIsWaitedForIfItIsShort() {
        publish();
        var commands = new CommandLineOn(data, 600);
        gazette.busy(503, Duration.ofMinutes(4));
        commands.stet("check", gazette.address("/ferry"));
        gazette.fair();

        var waited = commands.stet("check", gazette.address("/ferry"));
        gazette.busy(503, Duration.ofHours(2));
        commands.stet("check", gazette.address("/ferry"));
        var sentAway = commands.stet("check", gazette.address("/ferry"));

        assertEquals(0, waited.exit(), waited.err());
        assertEquals(4, sentAway.exit(), sentAway.out());
        assertTrue(
                sentAway.err().startsWith("! not looked: %s is not asked before 20".formatted(host())), sentAway.err());
    }
}
