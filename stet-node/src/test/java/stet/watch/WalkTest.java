// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.gazette.Asked;
import stet.gazette.Gazette;
import stet.gazette.Habits;
import stet.gazette.Piece;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Event;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.OutletId;
import stet.model.Target;
import stet.store.Punctuality;

/// One target, door to door, with a real outlet, store and archive.
class WalkTest {
    private static final Piece FERRY = new Piece(
            "Ferry to run all winter",
            "The council has found the money.",
            "By Ines Okafor",
            List.of(
                    "The island ferry will run through the winter, the council decided on Tuesday evening.",
                    "“We have waited for this for ten years,” said the harbour master, who was in the room.",
                    "The council pays 240,000 crowns for the season, half of which comes from the county."));

    private static final Piece BRIDGE = new Piece(
            "Bridge shut for a week",
            "",
            "By Ines Okafor",
            List.of(
                    "The bridge over the sound is closed to cars until Monday, the road office said in the morning.",
                    "Divers found a crack in the second pier, and its bolts will be changed one after the other."));

    @TempDir
    private Path folder = Path.of("");

    private final Stepping time = new Stepping();
    private final Gazette gazette = new Gazette(Habits.plain(), 0, time);
    private Desk desk;
    private Target.Article ferry;

    @BeforeEach
    void begin() {
        desk = new Desk(folder, time);
        gazette.publish("/ferry", FERRY);
        desk.watch("islander", gazette.home(), "en", "feed.xml");
        ferry = desk.roster.article(new OutletId("islander"), new Address(gazette.address("/ferry")), time.instant());
    }

    @AfterEach
    void end() {
        desk.close();
        gazette.close();
    }

    private Outcome walk() throws InterruptedException {
        return walk(ferry).getFirst();
    }

    private List<Outcome> walk(Target.Article article) throws InterruptedException {
        time.sleep(Duration.ofHours(1));
        return assertInstanceOf(Walk.End.Recorded.class, desk.walk.take(article))
                .outcomes();
    }

    @Test
    void aPageIsKeptByteForByteAndThenTold() throws Exception {
        walk();

        var version = desk.library.version(ferry.id(), 1).orElseThrow();
        var evidence = desk.library.evidence(ferry.id(), 1).getFirst();
        var record = desk.archive.read(evidence.file(), evidence.offset());
        assertEquals("Ferry to run all winter", version.story().headline());
        assertEquals(evidence.body(), record.payload());
        assertEquals(evidence.body(), record.body().digest());
        assertEquals(ferry.address(), record.address());
    }

    @Test
    void anEditIsAVersionAndNoiseIsNone() throws Exception {
        walk();
        var same = walk();
        gazette.edit("/ferry", FERRY.withHeadline("Ferry to run until March"));

        var edited = walk();

        assertEquals(new Finding.Unchanged(), same.finding());
        assertInstanceOf(Finding.Revised.class, edited.finding());
        assertEquals(
                2, desk.library.article(ferry.id()).orElseThrow().versions().size());
    }

    @Test
    void aMoveIsFollowedAndTheOldAddressStillFindsIt() throws Exception {
        walk();
        gazette.move("/ferry", "/travel/ferry", 301);

        walk();
        var moved = walk();

        assertEquals(
                List.of(Event.Kind.MOVED),
                moved.events().stream().map(Event::kind).toList());
        assertEquals(
                new Address(gazette.address("/travel/ferry")),
                desk.library.article(ferry.id()).orElseThrow().address());
        assertEquals(ferry.id(), desk.library.at(ferry.address()).orElseThrow());
    }

    @Test
    void whatAMovedArticleSaysIsToldFromTheAnswerThatShowedItsMove() throws Exception {
        walk();
        gazette.move("/ferry", "/travel/ferry", 301);
        gazette.edit("/travel/ferry", FERRY.withStandfirst("The county pays half."));
        var listed = desk.roster.article(ferry.outlet(), new Address(gazette.address("/travel/ferry")), time.instant());
        gazette.forgetRequests();

        var outcomes = walk(listed);

        assertEquals(
                ferry.id(),
                assertInstanceOf(Finding.Alias.class, outcomes.getFirst().finding())
                        .of()
                        .id());
        assertInstanceOf(Finding.Revised.class, outcomes.getLast().finding());
        var article = desk.library.article(ferry.id()).orElseThrow();
        assertEquals(2, article.versions().size());
        assertEquals(listed.address(), article.address());
        assertEquals(
                List.of("/travel/ferry", "/ferry", "/travel/ferry"),
                gazette.requests().stream().map(Asked::path).toList());
    }

    @Test
    void aWithdrawnArticleThatComesBackIsToldTwice() throws Exception {
        walk();
        gazette.withdraw("/ferry", 410);
        var gone = walk();
        gazette.restore("/ferry");
        walk();

        assertEquals(Answer.GONE, gone.answer());
        assertEquals(
                List.of(Event.Kind.REMOVED, Event.Kind.RESTORED),
                desk.library.article(ferry.id()).orElseThrow().events().stream()
                        .map(Event::kind)
                        .toList());
    }

    @Test
    void aPageThatBreaksOffIsNoVersion() throws Exception {
        walk();
        gazette.edit("/ferry", FERRY.withHeadline("Ferry to run until March")).cutShort("/ferry");

        var outcome = walk();

        assertEquals(Answer.CUT_SHORT, outcome.answer());
        assertEquals(
                1, desk.library.article(ferry.id()).orElseThrow().versions().size());
    }

    @Test
    void whatRobotsTxtForbidsIsNeverAsked() throws Exception {
        gazette.robots("User-agent: *\nDisallow: /ferry\n", 200);

        var outcome = walk();

        assertEquals(Answer.ROBOTS, outcome.answer());
        assertEquals(
                List.of("/robots.txt"),
                gazette.requests().stream().map(Asked::path).toList());
    }

    @Test
    void aSiteThatIsBusyPutsTheLookOff() throws Exception {
        walk();
        gazette.busy(503, Duration.ofHours(3));
        var busy = walk();
        gazette.fair();

        var next = desk.walk.take(ferry);

        assertEquals(Answer.BUSY, busy.answer());
        var until = assertInstanceOf(Walk.End.Postponed.class, next).until();
        assertTrue(!until.isBefore(busy.at().plus(Duration.ofHours(3))), until + " after " + busy.at());
    }

    @Test
    void anArticleThatIsBroughtUpLetsThePlannedOnesKeepTheirTimes() throws Exception {
        gazette.publish("/bridge", BRIDGE);
        walk();
        var planned = nextLook(ferry);
        await(planned.minusSeconds(4));
        var bridge =
                desk.roster.article(new OutletId("islander"), new Address(gazette.address("/bridge")), time.instant());

        var put = assertInstanceOf(Walk.End.Postponed.class, desk.walk.visit(bridge));
        await(planned);
        assertInstanceOf(Walk.End.Recorded.class, desk.walk.visit(ferry));
        await(put.until());
        assertInstanceOf(Walk.End.Recorded.class, desk.walk.visit(bridge));

        assertTrue(Duration.between(planned, put.until()).compareTo(Duration.ofSeconds(10)) >= 0, put::toString);
        assertEquals(
                List.of(Duration.ZERO, Duration.ZERO),
                desk.library.punctuality(planned).stream()
                        .map(Punctuality::late)
                        .toList());
    }

    @Test
    void anAgingRobotsTxtIsReadAgainWhileTheSiteHasNothingElseToAnswer() throws Exception {
        gazette.publish("/bridge", BRIDGE);
        var bridge =
                desk.roster.article(new OutletId("islander"), new Address(gazette.address("/bridge")), time.instant());
        walk();
        desk.walk.freshen(ferry);
        time.sleep(Duration.ofMinutes(22 * 60 + 20));
        walk();
        desk.roster.article(bridge.outlet(), bridge.address(), time.instant().plusSeconds(15));
        gazette.forgetRequests();

        desk.walk.freshen(ferry);
        var whileOneIsPlanned = gazette.requests();
        time.sleep(Duration.ofSeconds(15));
        desk.walk.take(bridge);
        desk.walk.freshen(bridge);
        desk.walk.freshen(bridge);

        assertEquals(List.of(), whileOneIsPlanned);
        assertEquals(
                List.of("/bridge", "/robots.txt"),
                gazette.requests().stream().map(Asked::path).toList());
    }

    private Instant nextLook(Target.Article article) {
        return desk.library.article(article.id()).orElseThrow().nextDue().orElseThrow();
    }

    private void await(Instant until) {
        time.sleep(Duration.between(time.instant(), until));
    }
}
