// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class CompareCommandTest {
    private record Ran(int code, String out, String err) {}

    private static Ran run(String input, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var stdin = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = new CommandLine(new CompareCommand(stdin))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    private static String file(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theInlineFormatMarksWordsAndFoldsTheRest(@TempDir Path folder) throws IOException {
        var before = file(folder, "a.txt", "The quay opened.\n\nIt has 33 berths for\nvisiting boats.\n");
        var after = file(folder, "b.txt", "The quay opened.\n\nIt has 35 berths for visiting boats.\n");

        var ran = run("", before, after);

        assertEquals("""
                1 figure changed: 33 → 35 berths

                   · · · 1 unchanged paragraph (--all)
                1  Figure changed: 33 → 35 berths
                   It has [-33-] {+35+} berths for visiting boats.

                1 change, 1 word added, 1 removed
                """, ran.out.replace(System.lineSeparator(), "\n"));
        assertEquals(1, ran.code);
    }

    @Test
    void equalFilesEndWithZero(@TempDir Path folder) throws IOException {
        var before = file(folder, "a.txt", "The quay opened.");
        var after = file(folder, "b.txt", "The quay opened.\n");

        assertEquals(0, run("", before, after).code);
    }

    @Test
    void aMissingFileIsWrongUsageAndIsNamed(@TempDir Path folder) throws IOException {
        var before = file(folder, "a.txt", "The quay opened.");

        var ran = run("", before, folder.resolve("none.txt").toString());

        assertEquals(2, ran.code);
        assertTrue(ran.err.contains("none.txt cannot be read"), ran.err);
    }

    @Test
    void oneFileAloneIsWrongUsage(@TempDir Path folder) throws IOException {
        assertEquals(2, run("", file(folder, "a.txt", "The quay opened.")).code);
    }

    @Test
    void storiesInJsonCompareTheirHeadlinesToo(@TempDir Path folder) throws IOException {
        var before = file(folder, "a.json", "{\"headline\":\"Quay opens\",\"paragraphs\":[{\"text\":\"It rained.\"}]}");
        var after = file(folder, "b.json", "{\"headline\":\"Pier opens\",\"paragraphs\":[{\"text\":\"It rained.\"}]}");

        var ran = run("", "--format", "json", before, after);

        assertTrue(ran.out.startsWith("{\"line\":\"Headline reworded\",\"significance\":\"notable\""), ran.out);
        assertTrue(ran.out.contains("\"ops\":[{\"op\":\"eq\",\"a\":0,\"b\":0}]"), ran.out);
    }

    @Test
    void htmlIsEscaped(@TempDir Path folder) throws IOException {
        var before = file(folder, "a.txt", "The sign says <b>quay</b> here.");
        var after = file(folder, "b.txt", "The sign says <b>pier</b> here.");

        var ran = run("", "--format", "html", before, after);

        assertTrue(ran.out.contains("&lt;b&gt;<del>quay</del><ins>pier</ins>&lt;/b&gt;"), ran.out);
    }

    @Test
    void twoColumnsStandSideBySide(@TempDir Path folder) throws IOException {
        var before = file(folder, "a.txt", "The quay opened.");
        var after = file(folder, "b.txt", "The pier opened.");

        var ran = run("", "--format", "side", before, after);

        assertTrue(ran.out.contains("The [-quay-] opened.                           │ The {+pier+} opened."), ran.out);
    }

    @Test
    void columnsStandInLineWhateverIsInThem(@TempDir Path folder) throws IOException {
        var before = file(folder, "a.txt", "港町の灯台は九月に三十三歳の灯台守とともに再び開かれ👩‍👩‍👧、市長が挨拶した。");
        var after = file(folder, "b.txt", "港町の灯台は十月に三十三歳の灯台守とともに再び開かれ👩‍👩‍👧、市長が挨拶した。");

        var ran = run("", "--format", "side", before, after);

        var bars = ran.out
                .lines()
                .filter(line -> line.contains(" │"))
                .map(line -> Cells.width(line.substring(0, line.indexOf('│'))))
                .distinct()
                .toList();
        assertEquals(List.of(47), bars, ran.out);
    }

    @Test
    void aComparisonThatWasCutShortSaysSo(@TempDir Path folder) throws IOException {
        var same = "so it is, as it was\n\n";
        var before = file(folder, "a.txt", same.repeat(500));
        var after = file(folder, "b.txt", "as it was, so it will be\n\n".repeat(500));

        assertTrue(run("", before, after).out.contains("some marks are coarser"));
        assertTrue(run("", "--format", "side", before, after).out.contains("some marks are coarser"));
        assertTrue(run("", "--format", "html", before, after).out.contains("some marks are coarser"));
        assertTrue(run("", "--format", "json", before, after).out.contains("\"coarse\":true"));
        assertTrue(run("", "--format", "json", before, before).out.contains("\"coarse\":false"));
    }

    @Test
    void jsonLinesAreAnsweredOneForOne() {
        var pair = """
                {"id":"p1","lang":"en","a":["It has 33 berths.","So be it."],"b":["It has 35 berths.","So be it."],"meta_a":{"title":"A","byline":"","links":[]},"meta_b":{"title":"B","byline":"","links":[["here","x"]]}}
                """;

        var ran = run(pair + "nonsense\n", "--jsonl");

        var lines = ran.out.lines().toList();
        assertEquals(
                "{\"id\":\"p1\",\"ops\":[{\"op\":\"edit\",\"a\":0,\"b\":0,\"spans\":[[7,9,7,9]]},{\"op\":\"eq\",\"a\":1,\"b\":1}],\"labels\":[\"headline\",\"link\",\"number\"]}",
                lines.getFirst());
        assertTrue(lines.getLast().startsWith("{\"error\":"), ran.out);
        assertEquals(2, lines.size());
        assertEquals(0, ran.code);
    }

    @Test
    void controlsInATextCannotDriveTheTerminal(@TempDir Path folder) throws IOException {
        var before = file(folder, "a.txt", "The quay \u001b[2J opened.");
        var after = file(folder, "b.txt", "The pier \u001b[2J\u202E opened.");

        var ran = run("", before, after);

        assertEquals(-1, ran.out.indexOf('\u001b'));
        assertEquals(-1, ran.out.indexOf('\u202E'));
        assertTrue(ran.out.contains("<U+202E>"), ran.out);
    }

    @Test
    void thePlainFormatAndTheReadersLanguageAreChosen(@TempDir Path folder) throws IOException {
        var before = file(folder, "a.txt", "The quay opened.\n\nIt has 33 berths for visiting boats.\n");
        var after = file(folder, "b.txt", "The quay opened.\n\nIt has 35 berths for visiting boats.\n");

        var ran = run("", "--format", "plain", "--language", "de", before, after);

        assertEquals("""
                1 Zahl geändert: 33 → 35 berths

                   · · · 1 unveränderter Absatz (--all)
                1  Zahl geändert: 33 → 35 berths
                   It has [-33-] {+35+} berths for visiting boats.

                1 Änderung, 1 Wort hinzugefügt, 1 entfernt
                """, ran.out.replace(System.lineSeparator(), "\n"));
        assertTrue(run("", "--language", "xx", before, after).err.contains("en, de, fr, es, not xx"));
    }

    @Test
    void theHtmlFormatFoldsWhatIsUnchangedAndAddressesEveryChange(@TempDir Path folder) throws IOException {
        var before = file(folder, "a.txt", "The quay opened.\n\nIt has 33 berths for visiting boats.\n");
        var after = file(folder, "b.txt", "The quay opened.\n\nIt has 35 berths for visiting boats.\n");

        var ran = run("", "--format", "html", before, after);

        assertTrue(ran.out.contains("<details><summary>1 unchanged paragraph</summary>"), ran.out);
        assertTrue(ran.out.contains("<section id=\"c1\"><h2><a href=\"#c1\">1</a>. Figure changed</h2>"), ran.out);
    }

    @Test
    void aSilentEditIsToldInEveryFormat(@TempDir Path folder) throws IOException {
        var story =
                "{\"headline\":\"Quay opens\",\"modified\":\"2026-03-01T10:00:00Z\",\"paragraphs\":[{\"text\":\"It %s.\"}]}";
        var before = file(folder, "a.json", story.formatted("rained"));
        var after = file(folder, "b.json", story.formatted("snowed"));
        var said = "the outlet’s stated time of change and its notes did not";

        assertTrue(run("", before, after).out.contains(said));
        assertTrue(run("", "--format", "side", before, after).out.contains(said));
        assertTrue(run("", "--format", "html", before, after).out.contains(said));
        assertTrue(run("", "--format", "json", before, after).out.contains("\"silent\":true"));
        assertTrue(run("", "--format", "json", before, before).out.contains("\"silent\":false"));
    }
}
