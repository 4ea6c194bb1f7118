// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What an operator is told about a file of rules.
class RulesCommandTest {
    private static final String PAGE = """
            <!doctype html><html lang="en"><head><title>Storm closes the coast road</title></head><body>
            <div class="ttl">Storm closes the coast road</div>
            <div class="rail-links">
              <p>The coast road was closed on Sunday night after waves threw stones as far as the houses.</p>
              <p class="said">I have lived here for sixty years and never saw such a sea, said one of the neighbours.</p>
              <p>The county expects to open the road again on Tuesday, once the stones have been cleared.</p>
            </div></body></html>
            """;
    private static final String RULES = """
            rules = [
              {
                from = 2026-11-01
                body = "div.rail-links"
                headline = "div.ttl"
                kinds { "p.said" = quotation }
              }
            ]
            """;

    @TempDir
    private Path data = Path.of("");

    private Path folder = Path.of("");

    private record Said(int exit, String out, String err) {}

    @BeforeEach
    void makeTheFolder() throws IOException {
        folder = Files.createDirectories(data.resolve("rules"));
    }

    private Said stet(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var given = Stream.concat(Stream.of(words), Stream.of("--data", data.toString()))
                .toArray(String[]::new);
        int exit = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(given);
        return new Said(exit, out.toString(), err.toString());
    }

    private Path rules(String text) throws IOException {
        return Files.writeString(folder.resolve("courier.conf"), text);
    }

    private void page(String expected) throws IOException {
        var tests = Files.createDirectories(folder.resolve("courier").resolve("tests"));
        Files.writeString(tests.resolve("storm.html"), PAGE);
        Files.writeString(tests.resolve("storm.json"), expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsToldWithItsLineAndWhatIsAllowed(String text, String told) throws IOException {
        var file = rules(text);

        var said = stet("rules", "check");

        assertEquals("! " + file + told + "\n", said.out().lines().findFirst().orElse("") + "\n");
        assertEquals(2, said.exit(), said.out());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "rules = [\n  { bdoy = \"div\" }\n]",
                        ":2: there is no key bdoy here; did you mean body? "
                                + "Allowed: body, byline, drop, from, headline, kinds, modified, published, standfirst"),
                Arguments.of("rule = []", ":1: there is no key rule here; did you mean rules? Allowed: rules"),
                Arguments.of(
                        "rules = [{ body = \"div[\" }]",
                        ":1: body is “div[”; at character 5: no CSS selector: " + "Did not find balanced marker at ''"),
                Arguments.of(
                        "rules = [{\n drop = [\"p:matches((a+)+b)\"] }]",
                        ":2: drop is “p:matches((a+)+b)”; "
                                + "at character 2: :matches takes a regular expression, whose time has no bound; allowed are "
                                + ":not, :is, :has, :containsOwn, :empty, :root, :first-child, :nth-child(n) and their kin"),
                Arguments.of(
                        "rules = [{ drop = \".ad\" }]",
                        ":1: drop is “.ad”, but must be a list of at most 40 " + "selectors: [\".promo\", \"aside\"]"),
                Arguments.of(
                        "rules = [{ from = yesterday }]",
                        ":1: from is “yesterday”, but must be a day, for " + "instance 2026-11-01"),
                Arguments.of(
                        "rules = [{ kinds { \"p.n\" = nota } }]",
                        ":1: kinds: p.n is “nota”, but must be one of "
                                + "text, subheading, list-item, quotation, table-row, note, caption"),
                Arguments.of(
                        "rules = [{ kinds { p.n = note } }]",
                        ":1: kinds: “p” stands without quotation marks: " + "{ \"p.note\" = note }"),
                Arguments.of(
                        "rules = [{ published { select = time, zone = Mars/Olympus } }]",
                        ":1: zone is " + "“Mars/Olympus”, but must be a time zone, for instance Europe/Oslo or +02:00"),
                Arguments.of(
                        "rules = [{ published { select = time, format = \"HH:mm\" } }]",
                        ":1: format is “HH:mm”, "
                                + "but must be a pattern that says day, month and year, for instance \"dd.MM.uuuu HH:mm\" "
                                + "(the format does not say which day of which year)"),
                Arguments.of(
                        "rules = [{ published { attribute = datetime } }]",
                        ":1: published lacks select, the " + "selector of the element that states the time"),
                Arguments.of(
                        "rules = [{ from = 2026-01-02 }\n{ from = 2026-01-02 }]",
                        ":2: two entries begin on " + "2026-01-02"),
                Arguments.of("rules = [{ body = ${HOME} }]", ": rules use no ${…}"),
                Arguments.of("include \"/etc/hostname\"", ": rules include no other file: “/etc/hostname”"),
                Arguments.of(
                        "include url(\"file:///etc/hostname\")",
                        ": rules include no other file: " + "“file:/etc/hostname”"),
                Arguments.of("rules = " + "[".repeat(5_000), ": brackets inside each other more than 20 deep"),
                Arguments.of("a.".repeat(100_000) + "a = 1", ": a line of more than 1000 characters"),
                Arguments.of(
                        "a.".repeat(490) + "a=1", ":1: there is no key a here; did you mean rules? Allowed: rules"),
                Arguments.of("x".repeat(300_000), ": larger than 256 KiB"));
    }

    @Test
    void everyFaultOfAFileIsToldAtOnce() throws IOException {
        rules("rules = [{\n hedline = \"h1\"\n body = [7]\n zone = UTC }]");

        var said = stet("rules", "check");

        assertEquals(3, said.out().lines().count(), said.out());
    }

    @Test
    void savedPagesThatReadAsExpectedAreCounted() throws IOException {
        rules(RULES);
        page("""
            {"headline": "Storm closes the coast road", "paragraphs": [
              {"kind": "text", "text": "The coast road was closed on Sunday night after waves threw stones as far as the houses."},
              {"kind": "quotation", "text": "I have lived here for sixty years and never saw such a sea, said one of the neighbours."},
              "The county expects to open the road again on Tuesday, once the stones have been cleared."]}
            """);

        var said = stet("rules", "check", "courier");

        assertEquals(0, said.exit(), said.out() + said.err());
        assertTrue(said.out().contains("courier.conf: 1 entries; 1 of 1 saved pages read as expected"), said.out());
    }

    @Test
    void whatDiffersIsShownAsMarkedWords() throws IOException {
        rules(RULES);
        page("""
            {"headline": "Storm closes coast road", "paragraphs": [
              {"kind": "subheading", "text": "The coast road was closed on Sunday night after waves threw stones as far as the houses."},
              "The county expects to open the road again on Monday, once the stones have been cleared."]}
            """);

        var said = stet("rules", "check");

        assertEquals(1, said.exit(), said.out() + said.err());
        assertTrue(said.out().contains("headline: expected “Storm closes coast road”"), said.out());
        assertTrue(said.out().contains("  but read “Storm closes the coast road”"), said.out());
        assertTrue(said.out().contains("paragraph 1: expected “subheading”"), said.out());
        assertTrue(said.out().contains("[-Monday-] {+Tuesday+}"), said.out());
    }

    @Test
    void aRuleThatFindsNothingOnAnySavedPageIsPointedOut() throws IOException {
        rules("rules = [{ body = \"div.rail-links\", drop = [\".promo\"] }]");
        page("{\"language\": \"en\"}");

        var said = stet("rules", "check");

        assertEquals(0, said.exit(), said.out() + said.err());
        assertTrue(said.out().contains("drop “.promo” finds nothing on any saved page (matches nothing)"), said.out());
        assertFalse(said.out().contains("body “"), said.out());
    }

    @Test
    void aPageIsKeptWithWhatIsReadFromItNow() throws IOException {
        rules(RULES);
        var page = Files.writeString(data.resolve("storm.html"), PAGE);

        var saved = stet("rules", "save", "courier", page.toString(), "--url", "https://courier.example/storm");
        var checked = stet("rules", "check");
        var again = stet("rules", "save", "courier", page.toString());

        assertEquals(0, saved.exit(), saved.err());
        assertEquals(0, checked.exit(), checked.out());
        assertTrue(checked.out().contains("1 of 1 saved pages read as expected"), checked.out());
        assertEquals(2, again.exit(), again.out());
        var expected = Files.readString(folder.resolve("courier/tests/storm.json"));
        assertTrue(expected.contains("\"quotation\""), expected);
    }

    @Test
    void paragraphsAloneMayBeExpectedAsPlainText() throws IOException {
        rules(RULES);
        page("{}");
        var tests = folder.resolve("courier/tests");
        Files.delete(tests.resolve("storm.json"));
        Files.writeString(tests.resolve("storm.txt"), "The coast road\nwas closed.\n");

        var said = stet("rules", "check");

        assertEquals(1, said.exit(), said.out());
        assertTrue(said.out().contains("storm.html reads otherwise than expected"), said.out());
    }

    @Test
    void aFileThatIsNoOutletsAndOneThatIsNotThereAreRefused() throws IOException {
        Files.writeString(folder.resolve("No Outlet.conf"), RULES);

        assertEquals(2, stet("rules", "check").exit());
        assertEquals(2, stet("rules", "check", "nobody").exit());
        assertEquals(2, stet("rules", "check", "No Such").exit());
        assertEquals(
                2, stet("rules", "check", data.resolve("x.conf").toString()).exit());
    }

    @Test
    void withoutRulesThereIsNothingToCheck() throws IOException {
        Files.delete(folder);

        var said = stet("rules", "check");

        assertEquals(0, said.exit());
        assertTrue(said.out().startsWith("There are no rules in "), said.out());
    }
}
