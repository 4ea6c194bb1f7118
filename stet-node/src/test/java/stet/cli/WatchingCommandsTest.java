// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.gazette.Asked;
import stet.gazette.Gazette;
import stet.gazette.Piece;
import tools.jackson.databind.json.JsonMapper;

/// The commands, as a person types them, against a pretend newspaper.
class WatchingCommandsTest {
    private static final Piece FERRY = new Piece(
            "Ferry to run all winter",
            "The council has found the money.",
            "By Ines Okafor",
            List.of(
                    "The island ferry will run through the winter, the council decided on Tuesday evening.",
                    "“We have waited for this for ten years,” said the harbour master, who was in the room.",
                    "The council pays 240,000 crowns for the season, half of which comes from the county."));

    @TempDir
    private Path data = Path.of("");

    private final Gazette gazette = new Gazette();

    @BeforeEach
    void publish() {
        gazette.publish("/ferry", FERRY);
        IntStream.range(0, 4).forEach(n -> gazette.publish("/news/item-" + n, FERRY.withHeadline("News item " + n)));
    }

    @AfterEach
    void close() {
        gazette.close();
    }

    private CommandLineOn.Said stet(String... words) {
        return new CommandLineOn(data).stet(words);
    }

    private String ferry() {
        return gazette.address("/ferry");
    }

    @Test
    void checkKeepsAnArticleAndThenSaysWhatChanged() {
        var first = stet("check", ferry());
        var same = stet("check", ferry());
        gazette.edit("/ferry", FERRY.withHeadline("Ferry to run until March"));
        var edited = stet("check", ferry());

        assertEquals(0, first.exit(), first.err());
        assertTrue(first.out().contains("First seen: “Ferry to run all winter”, 3 paragraphs"), first.out());
        assertTrue(first.out().contains("Next look in "), first.out());
        assertTrue(same.out().startsWith("Unchanged: article "), same.out());
        assertTrue(edited.out().startsWith("Changed: version 2 of article "), edited.out());
        assertTrue(edited.out().contains("Headline"), edited.out());
    }

    @Test
    void diffShowsWhatChangedAndSaysSoByItsExitCode() {
        stet("check", ferry());
        gazette.edit("/ferry", FERRY.withHeadline("Ferry to run until March"));
        stet("check", ferry());

        var last = stet("diff", ferry());
        var same = stet("diff", ferry(), "1..1");
        var beyond = stet("diff", ferry(), "1..7");
        var wrong = stet("diff", ferry(), "one-two");

        assertEquals(1, last.exit(), last.err());
        assertTrue(last.out().startsWith("Ferry to run until March"), last.out());
        assertTrue(last.out().contains("version 1, "), last.out());
        assertEquals(0, same.exit(), same.err());
        assertEquals(2, beyond.exit(), beyond.err());
        assertEquals(
                "! two versions are written like 1..2, not “one-two”",
                wrong.err().strip());
        assertEquals(2, wrong.exit());
    }

    @ParameterizedTest
    @CsvSource({"404, 0", "410, 0", "403, 3", "500, 4", "503, 4"})
    void checksExitCodeSaysWhatTheSiteSaid(int status, int exit) {
        gazette.answer("/ferry", status, Map.of(), new byte[0]);

        var said = stet("check", ferry());

        assertEquals(exit, said.exit(), said.out() + said.err());
        assertTrue(said.out().startsWith("Nothing can be said: "), said.out());
        assertTrue(said.out().contains("" + status), said.out());
    }

    @Test
    void whatRobotsTxtForbidsIsNotAskedFor() {
        gazette.robots("User-agent: *\nDisallow: /\n", 200);

        assertEquals(3, stet("check", ferry()).exit());
        assertEquals(3, stet("add", "--yes", gazette.home()).exit());
        assertTrue(gazette.requests().stream().map(Asked::path).allMatch("/robots.txt"::equals));
    }

    @Test
    @Tag("slow")
    void addFindsTheFeedAndRunWatchesIt() throws Exception {
        var added = stet("add", "--yes", "--back", "all", gazette.home());
        gazette.edit("/news/item-1", FERRY.withHeadline("News item 1").withStandfirst("The county has found it."));
        var ran = stet("run", "--for", "3h");
        var listed = stet("list", "--health");
        var changes = stet("list", "--changes");
        var exported = stet("export");

        assertEquals(0, added.exit(), added.err());
        assertTrue(added.out().contains("found  feed     " + gazette.home() + "feed.xml"), added.out());
        assertTrue(added.out().contains("Saved as the-test-gazette. It is watched by: stet run"), added.out());
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("Watching 1 outlets with the data in "), ran.out());
        assertTrue(ran.out().contains("Everything that was found is kept."), ran.out());
        assertTrue(listed.out().contains("5 articles, 5 still checked"), listed.out());
        assertTrue(listed.out().contains("✓ feed     " + gazette.home() + "feed.xml"), listed.out());
        assertTrue(changes.out().contains("News item 1"), changes.out());
        var lines = exported.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertEquals(6, lines.size(), exported.out());
        assertEquals(
                6,
                lines.stream()
                        .map(line -> line.path("article").asString("")
                                + line.path("version").asInt())
                        .distinct()
                        .count());
        assertFalse(lines.getFirst().path("text").asString("").isBlank());
    }

    @Test
    void addThatFindsNothingSavesNothing() {
        gazette.answer("/", 503, Map.of(), new byte[0]);

        var said = stet("add", "--yes", gazette.home());

        assertEquals(4, said.exit());
        assertTrue(said.err().contains("Nothing was saved for " + gazette.home()), said.err());
        assertEquals("Nothing is watched yet: stet add URL", stet("list").out().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "check",
                "check|7k2m9q",
                "check|not an article",
                "diff|7k2m9q",
                "list|--outlet|nobody",
                "list|--changes|--outlet|No Such Name",
                "export|--outlet|nobody",
                "export|--outlet|No Such Name",
                "run|--for|soon",
                "list|--set|web.prot=1",
                "run|--set|watch.sites-at-once=0"
            })
    void aWrongCommandLineIsToldWithoutAStackAndWithExitCodeTwo(String words) {
        var said = stet(words.split("\\|"));

        assertEquals(2, said.exit(), said.out() + said.err());
        assertFalse(said.err().contains("\tat "), said.err());
    }
}
