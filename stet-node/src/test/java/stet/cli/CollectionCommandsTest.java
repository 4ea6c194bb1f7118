// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Clippings kept and gathered in the commands.
class CollectionCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private CommandLineOn.Said stet(String... words) {
        return new CommandLineOn(folder.resolve("data")).stet(words);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    /// The id of the article that it became.
    private String clip(String name, String text, String outlet, String date, String... more) throws IOException {
        var words = new ArrayList<>(List.of(
                "clip",
                file(name, text).toString(),
                "--outlet",
                outlet,
                "--new-outlet",
                "--date",
                date,
                "--by",
                "Lena",
                "--json"));
        words.addAll(List.of(more));
        var said = stet(words.toArray(String[]::new));
        assertEquals(0, said.exit(), said.err());
        return json(said.out()).path("article").asString();
    }

    @Test
    void whatIsWithheldIsTakenOutOfEveryCommandAndShownAgain() throws IOException {
        var id = clip("a.txt", "Dam to be raised\n\nSays Ida Quellmark.", "Meridian Wire", "2026-01-12");
        assertEquals(
                2,
                stet("withhold", "article", id, "--only", "2", "--reason", "asked for")
                        .exit());
        var nowhere = stet("withhold", "article", id, "--passage", "not there", "--reason", "asked for");
        assertEquals(2, nowhere.exit(), nowhere.err());
        assertEquals(2, stet("withhold", "article", id, "--reason", " ").exit());

        assertEquals(
                0,
                stet("withhold", "article", id, "--passage", "ida quellmark", "--reason", "asked for")
                        .exit());
        var exported = json(stet("export").out());
        assertEquals("Says ███ █████████.", exported.path("text").asString());
        assertTrue(stet("export", "--csv").out().contains("Says ███ █████████."));

        assertEquals(
                0,
                stet("withhold", "article", id, "--law", "--reason", "order of a court")
                        .exit());
        assertEquals(
                "law",
                json(stet("export").out()).path("withheld").path("ground").asString());
        var diff = stet("diff", id);
        assertEquals(1, diff.exit());
        assertTrue(diff.err().contains("is withheld since"), diff.err());
        assertEquals(2, stet("withhold", "list", "--json").out().lines().count());

        assertEquals(0, stet("withhold", "lift", "1").exit());
        assertEquals(0, stet("withhold", "lift", "2").exit());
        assertEquals(2, stet("withhold", "lift", "2").exit());
        assertEquals(
                "Says Ida Quellmark.", json(stet("export").out()).path("text").asString());
    }

    @Test
    void whatIsSoughtIsFoundInItsVersions() throws IOException {
        var id = clip("a.txt", "Dam to be raised\n\nThe crest grows by two metres.", "Meridian Wire", "2026-01-12");
        clip("b.txt", "Ferry to close\n\nThe ferry closes in spring.", "Meridian Wire", "2026-01-13");

        var found = stet("search", "two metres", "outlet:meridian");
        assertEquals(0, found.exit(), found.err());
        assertTrue(
                found.out().startsWith(id + "  Meridian Wire  Dam to be raised\n      in version 1 of 1: handed in\n"));
        assertTrue(found.out().contains("[two metres]"), found.out());
        assertEquals(
                id,
                json(stet("search", "crest", "--json").out()).path("article").asString());
        assertEquals(1, stet("search", "glacier").exit());
        assertEquals(2, stet("search", "after:yesterday").exit());
        assertEquals(2, stet("search", "outlet:meridian").exit());
        assertEquals(2, stet("search", "crest", "--most", "0").exit());
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }

    @Test
    void clippingsOfSeveralOutletsAreGatheredFollowedAndExported() throws IOException {
        var early = clip("a.txt", "33 countries share maps\n\nThey met in Lenn.", "Meridian Wire", "2026-01-12");
        var late = clip(
                "b.txt",
                "Deal of 35 nations\n\nIt was in Lenn.",
                "Evening Star",
                "2026-01-12T18:30Z",
                "--article",
                early);

        assertEquals(0, stet("collection", "new", "The map agreement").exit());
        assertEquals(
                0, stet("collection", "add", "the-map-agreement", early, late).exit());
        var followed = stet("collection", "follow", "the-map-agreement", "countries, nations");
        var shown =
                json(stet("collection", "show", "the-map-agreement", "--json").out());

        assertTrue(followed.out().contains("Meridian Wire: 33 from version 1, 12 Jan 2026, 00:00 UTC"), followed.out());
        assertTrue(followed.out().contains("Evening Star: 35 from version 1, 12 Jan 2026, 18:30 UTC"), followed.out());
        assertEquals(2, shown.path("articles").size());
        assertEquals(
                "35",
                shown.path("figures")
                        .path(0)
                        .path("stretches")
                        .path(1)
                        .path("given")
                        .path(0)
                        .path("written")
                        .asString());
        var exported =
                stet("export").out().lines().map(CollectionCommandsTest::json).toList();
        assertEquals(2, exported.size());
        assertTrue(exported.stream().noneMatch(line -> line.has("seen_from") || line.has("url")), exported.toString());
        assertEquals(
                "Lena", exported.getFirst().path("clipping").path("kept_by").asString());
        assertEquals(early, exported.getLast().path("clipping").path("of").asString());
    }

    @Test
    void twoEditorsAtOnce() {
        stet("collection", "new", "Maps");
        assertEquals(
                0,
                stet("collection", "edit", "maps", "--title", "The maps", "--revision", "1")
                        .exit());

        var second = stet("collection", "edit", "maps", "--title", "Charts", "--revision", "1");

        assertEquals(1, second.exit());
        assertTrue(second.err().contains("It is revision 2 now: “The maps”"), second.err());
    }

    @Test
    void whatCannotBeDoneIsSaidInWords() throws IOException {
        file("a.txt", "A text.");
        file("a.pdf", "%PDF-1.7");
        file("empty.txt", "  ");
        stet("collection", "new", "Maps");

        assertAll("""
            clip a.txt --outlet X --date 2026-01-12                              | there is no outlet “X”
            clip a.txt --outlet X --new-outlet --date 12.1.2026                  | --date is written like 2026-11-12
            clip a.txt --outlet X --new-outlet --date 1066-10-14                 | --date is a day from 1600 up to today
            clip a.txt --outlet X --new-outlet --date 2999-01-01                 | --date is a day from 1600 up to today
            clip a.pdf --outlet X --new-outlet --date 2026-01-12                 | is a PDF, which Stet does not read
            clip empty.txt --outlet X --new-outlet --date 2026-01-12             | has no text
            clip none.txt --outlet X --new-outlet --date 2026-01-12              | there is no file or folder
            clip a.txt --outlet X --new-outlet --date 2026-01-12 --article zzzzzz | there is no article “zzzzzz”
            collection show none                                                 | there is no collection “none”
            collection add maps 000000                                           | there is no article “000000”
            collection add none 000000                                           | there is no collection “none”
            collection edit maps                                                 | say what is new
            collection suggest maps --days 0                                     | --days is a number from 1 to 60
            collection suggest neither                                           | there is no article “neither”
            collection follow maps …                                             | give 1 to 20 words
            collection remove maps                                               | name the articles to take out
            """.lines().map(line -> line.split(" +\\| ", 2)).map(row -> () -> refused(row[0], row[1])));
        assertTrue(stet("collection", "list").out().contains("maps  Maps  (0 articles"));
    }

    private void refused(String command, String words) {
        var said = stet(Arrays.stream(command.split(" "))
                .map(word ->
                        word.matches(".*[.](txt|pdf)") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new));

        assertTrue(said.exit() == Main.USAGE || said.exit() == Main.FAILED, command + ": " + said.out());
        assertTrue(said.err().contains(words), command + ": " + said.err());
    }

    @Test
    void theSameHandedInAgainIsSaid() throws IOException {
        clip("a.txt", "A headline\n\nA text.", "Evening Star", "2026-01-12");

        var said = stet(
                "clip",
                folder.resolve("a.txt").toString(),
                "--outlet",
                "evening star",
                "--date",
                "2026-01-12",
                "--by",
                "Max");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("is kept already, as article"), said.out());
    }

    @Test
    void aClippingIsNeverFetched() throws IOException {
        var id = clip("a.txt", "A headline\n\nA text.", "Evening Star", "2026-01-12");

        var said = stet("check", id);

        assertEquals(2, said.exit());
        assertTrue(said.err().contains("is a clipping"), said.err());
    }
}
