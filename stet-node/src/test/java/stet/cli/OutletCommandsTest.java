// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.gazette.Block;
import stet.gazette.Gazette;
import stet.gazette.Piece;

/// An outlet's life in the commands, from its address to its removal.
class OutletCommandsTest {
    private static final Piece FERRY = new Piece(
            "Ferry to run all winter",
            "The council has found the money.",
            "By Ines Okafor",
            List.of(
                    "The island ferry will run through the winter, the council decided on Tuesday evening.",
                    "“We have waited for this for ten years,” said the harbour master, who was in the room."));

    @TempDir
    private Path data = Path.of("");

    private final Gazette gazette = new Gazette();

    @BeforeEach
    void publish() {
        for (var path : List.of("/news/ferry", "/news/bridge", "/sport/race")) {
            gazette.publish(path, FERRY.withHeadline("A story about the " + path));
        }
    }

    @AfterEach
    void close() {
        gazette.close();
    }

    private CommandLineOn.Said stet(String... words) {
        return new CommandLineOn(data).stet(words);
    }

    private CommandLineOn.Said add(String... more) {
        var words = new ArrayList<>(List.of("add", "--yes", "--back", "all"));
        words.addAll(List.of(more));
        words.add(gazette.home());
        return stet(words.toArray(String[]::new));
    }

    @Test
    void addShowsWhatEachSeedWouldBring() {
        var said = add();

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().matches("(?s).*found {2}feed +\\S+feed.xml +3 articles, newest .*"), said.out());
        assertTrue(said.out().contains("for instance “A story about the /sport/race”"), said.out());
        assertTrue(said.out().contains("left   section  " + gazette.home()), said.out());
    }

    @Test
    void aNewOutletsBackCatalogueIsLeftWhereItIsAndSaidSo() {
        var longBefore = Instant.parse("2026-01-05T08:00:00Z");
        gazette.publish(
                "/news/tide",
                new Piece(
                        "High tide",
                        "",
                        "",
                        "News",
                        "",
                        List.of(Block.of("The tide was high.")),
                        longBefore,
                        longBefore));

        var said = stet("add", "--yes", gazette.home());

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().matches("(?s).*found {2}feed +\\S+feed.xml +3 articles, newest .*"), said.out());
        assertTrue(said.out().contains("and left out: 1"), said.out());
    }

    @Test
    void patternsAreKeptAndHeeded() {
        var said = add("--exclude", "/sport/");
        var shown = stet("outlet", "show", "the-test-gazette");
        var changed = stet("outlet", "want", "the-test-gazette", "--any", "--include", "/sport/");

        assertTrue(said.out().contains("2 articles"), said.out());
        assertTrue(said.out().contains("left out by the outlet's patterns: 1"), said.out());
        assertTrue(shown.out().contains("no articles like /sport/"), shown.out());
        assertTrue(shown.out().contains("addresses like /{word}/{word}: 2 articles, 0 other pages"), shown.out());
        assertEquals(0, changed.exit(), changed.err());
        assertTrue(changed.out().startsWith("only articles like /sport/"), changed.out());
        assertFalse(stet("list").out().contains("no articles like"), "the earlier pattern is dropped");
    }

    @Test
    void aFeedIsFoundAtItsUsualPlaceThoughNoPageNamesIt() {
        gazette.answer(
                "/",
                200,
                Map.of("Content-Type", "text/html"),
                "<!doctype html><title>The Test Gazette</title>".getBytes(StandardCharsets.UTF_8));
        gazette.robots("User-agent: *\nDisallow: /private/\n", 200);

        var said = add();

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("found  feed     " + gazette.home() + "feed.xml"), said.out());
    }

    @Test
    void fromAnArticlesAddressItsOutletIsFound() {
        var said = stet("add", "--yes", "--back", "all", gazette.address("/news/ferry"));

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("found  feed     " + gazette.home() + "feed.xml"), said.out());
        assertTrue(said.out().contains("found  article  " + gazette.address("/news/ferry")), said.out());
    }

    @Test
    void aPausedOutletIsNotAskedUntilItIsResumed() {
        add();
        var paused = stet("outlet", "pause", "the-test-gazette");
        gazette.forgetRequests();
        stet("run", "--for", "1h");
        int whilePaused = gazette.requests().size();
        var listed = stet("list");
        var again = stet("outlet", "pause", "the-test-gazette");
        var resumed = stet("outlet", "resume", "the-test-gazette");
        stet("run", "--for", "1h");

        assertEquals(0, paused.exit(), paused.err());
        assertEquals(0, whilePaused);
        assertTrue(listed.out().contains("paused since "), listed.out());
        assertTrue(again.out().contains("is paused already"), again.out());
        assertEquals(0, resumed.exit(), resumed.err());
        assertFalse(gazette.requests().isEmpty());
    }

    @Test
    void whatIsLookedAtNextIsListedWithItsReason() {
        add();
        var before = stet("list", "--due");
        stet("run", "--for", "1h");
        var after = stet("list", "--due", "--outlet", "the-test-gazette");

        assertEquals(0, before.exit(), before.err());
        assertTrue(before.out().contains("not looked at yet"), before.out());
        assertTrue(before.out().contains("feed     " + gazette.home() + "feed.xml"), before.out());
        assertTrue(after.out().contains("an edit is likely enough by then"), after.out());
        assertTrue(stet("list", "--late", "--outlet", "nobody").out().startsWith("0 watched, 0 late"));
    }

    @Test
    void aBudgetIsShownDecidedAndGivenBackToTheSettings() {
        add();
        var shown = stet("outlet", "budget", "the-test-gazette");
        var decided = stet("outlet", "budget", "the-test-gazette", "--requests", "7.5", "--bytes", "20MiB");
        var half = stet("outlet", "budget", "the-test-gazette", "--requests", "30");
        var why = stet("why", gazette.address("/news/ferry"));
        var back = stet("outlet", "budget", "the-test-gazette", "--default");

        assertTrue(shown.out().startsWith("120 requests an hour (by schedule.budget): "), shown.out());
        assertTrue(decided.out().startsWith("7.5 requests an hour (decided for it): "), decided.out());
        assertTrue(decided.out().contains("20 MiB in 24 hours of 127.0.0.1:"), decided.out());
        assertTrue(half.out().startsWith("30 requests an hour (decided for it): "), half.out());
        assertTrue(half.out().contains("20 MiB in 24 hours"), half.out());
        assertEquals(0, why.exit(), why.err());
        assertTrue(back.out().startsWith("120 requests an hour (by schedule.budget): "), back.out());
    }

    @Test
    void aRemovedOutletKeepsItsHistoryAndComesBackByItsAddress() {
        add();
        stet("outlet", "rename", "the-test-gazette", "The Gazette");
        var before = stet("export").out();
        var removed = stet("outlet", "remove", "the-test-gazette");
        var listed = stet("list");
        var exported = stet("export");
        var sources = stet("export", "--list");
        add();

        assertTrue(
                removed.out().startsWith("The Gazette is no longer watched; all that was kept stays."), removed.out());
        assertTrue(listed.out().contains("removed since "), listed.out());
        assertEquals(before, exported.out());
        assertEquals("", sources.out());
        assertTrue(stet("export", "--list").out().contains(gazette.home() + "feed.xml"));
    }

    @Test
    void aListThatWasExportedCanBeAddedElsewhere() throws IOException {
        add();
        var opml = data.resolve("outlets.opml");
        Files.writeString(opml, stet("export", "--opml").out());
        var list = data.resolve("outlets.txt");
        Files.writeString(
                list, "# mine\nftp://example.org/\n" + stet("export", "--list").out());
        var elsewhere = new CommandLineOn(data.resolve("elsewhere"));

        var fromOpml = elsewhere.stet("add", "--yes", "--back", "all", "--from", opml.toString());
        var fromList = elsewhere.stet("add", "--yes", "--from", list.toString());

        assertEquals(0, fromOpml.exit(), fromOpml.err());
        assertTrue(elsewhere.stet("list").out().contains(gazette.home()));
        assertEquals(0, fromList.exit(), fromList.err());
        assertTrue(fromList.err().contains("“ftp://example.org/” is no http or https address"), fromList.err());
        assertEquals(
                stet("export", "--list").out(),
                elsewhere.stet("export", "--list").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add",
                "add|--from|no-such-file.opml",
                "add|--yes|--exclude|sport|https://example.org/",
                "add|--yes|--back|soon|https://example.org/",
                "outlet|show|nobody",
                "outlet|pause|No Such Name",
                "outlet|rename|the-test-gazette| ",
                "outlet|want|the-test-gazette",
                "outlet|want|the-test-gazette|--include|news",
                "outlet|budget|the-test-gazette|--requests|0",
                "outlet|budget|the-test-gazette|--requests|many",
                "outlet|budget|the-test-gazette|--bytes|1KiB",
                "outlet|budget|the-test-gazette|--bytes|much",
                "export|--opml|--list",
                "export|--opml|--outlet|nobody",
            })
    void aWrongCommandLineIsToldWithoutAStackAndWithExitCodeTwo(String words) {
        add();

        var said = stet(words.split("\\|"));

        assertEquals(2, said.exit(), said.out() + said.err());
        assertFalse(said.err().contains("\tat "), said.err());
    }
}
