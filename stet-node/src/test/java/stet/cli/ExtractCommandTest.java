// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ExtractCommandTest {
    private static final String PAGE = """
            <html lang=en><head><title>Tram line opens</title></head><body><article><h1>Tram line opens</h1><div>
            <p>The new tram line opened on Monday with a free day for everybody in the town.</p>
            <h2>What comes next</h2><p>A second line to the hospital is planned for the year after next.</p>
            </div></article></body></html>""";

    private static final String SHARED = "The Courier is printed on paper from the mills of the upper valley.";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new ExtractCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void everyPageOfAFolderIsALineOfJsonInOrder() throws IOException {
        Files.writeString(folder.resolve("b.html"), PAGE);
        try (var zipped = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.html.gz")))) {
            zipped.write("<h1>Page not found</h1>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        int exit = run("--json", folder.toString());

        var lines = out.toString().lines().map(JsonMapper.shared()::readTree).toList();
        assertEquals(0, exit);
        assertEquals("a", lines.get(0).path("id").stringValue());
        assertEquals("SOFT_NOT_FOUND", lines.get(0).path("reason").stringValue());
        assertArticle(lines.get(1));
    }

    private static void assertArticle(JsonNode line) {
        assertEquals("b", line.path("id").stringValue());
        assertEquals("Tram line opens", line.path("headline").stringValue());
        assertEquals("subheading", line.path("paragraphs").path(1).path("kind").stringValue());
        assertTrue(line.path("text").stringValue().contains("town.\n\nWhat comes next\n\nA second"));
    }

    @Test
    void theBeginningInFrontOfAPaywallIsToldWithTheReason() throws IOException {
        var sold = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Tram line opens\","
                + "\"datePublished\":\"2026-11-16T08:00:00Z\",\"isAccessibleForFree\":false}</script></head>";
        Files.writeString(folder.resolve("b.html"), PAGE.replace("</head>", sold));

        run("--json", folder.toString());

        var line = JsonMapper.shared().readTree(out.toString());
        assertEquals("PAYWALL", line.path("reason").stringValue());
        assertEquals("2026-11-16T08:00:00Z", line.path("published").stringValue());
        assertArticle(line);
    }

    @Test
    void aFileThatIsNotThereIsNamedAndFailsTheRun() {
        int exit = run("--json", folder.resolve("none.html").toString());

        assertEquals(1, exit);
        assertTrue(err.toString().contains("none"));
    }

    private void sharing(String name, int number) throws IOException {
        var own = PAGE.replace("tram line", "tram line number " + number);
        Files.writeString(
                folder.resolve(name),
                own.replace("</p>\n<h2>", "</p><div class=strip><p>" + SHARED + "</p></div>\n<h2>"));
    }

    @Test
    void everyBlockOfAPageIsExplainedAndTheLinesStayNarrow() throws IOException {
        Files.writeString(folder.resolve("a.html"), PAGE.replace("</body>", "<footer>The Courier</footer></body>"));

        int exit = run("--explain", folder.toString());

        var lines = out.toString().lines().toList();
        assertEquals(0, exit);
        assertEquals("a", lines.getFirst());
        assertTrue(lines.get(1).startsWith("headline    the headline  ‹"), lines.get(1));
        assertTrue(lines.contains("dropped     inside <footer class=\"\">  ‹footer›"), out.toString());
        assertTrue(lines.contains("4 blocks kept, 1 dropped"), out.toString());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 100), out.toString());
    }

    @Test
    void whatThePagesOfAnOutletShareIsLeftOutAndExplained() throws IOException {
        sharing("a.html", 1);
        sharing("b.html", 2);
        sharing("c.html", 3);

        int exit = run("--json", "--explain", "--same-outlet", folder.toString());

        var page =
                JsonMapper.shared().readTree(out.toString().lines().findFirst().orElseThrow());
        var shared = page.path("blocks")
                .valueStream()
                .filter(block -> block.path("text").stringValue().equals(SHARED))
                .toList();
        assertEquals(0, exit);
        assertEquals(3, page.path("paragraphs").size());
        assertEquals(1, shared.size());
        assertEquals(
                "on the pages of 3 articles of this outlet",
                shared.getFirst().path("why").stringValue());
    }

    @Test
    void pagesByThemselvesKeepWhatTheyShare() throws IOException {
        sharing("a.html", 1);

        run("--json", folder.toString());

        assertTrue(out.toString().contains(SHARED));
    }

    @Test
    void postsAndPicturesStandInTheJson() throws IOException {
        Files.writeString(folder.resolve("live.html"), """
                <html lang=en><head><title>Storm reaches the coast: live</title></head><body><main>
                <h1>Storm reaches the coast: live</h1><div class=liveblog>
                <article id=p2><time datetime="2026-11-19T12:40:00+01:00">just now</time>
                <figure><img src=/arch.jpg alt="An arch"><figcaption>The third arch</figcaption></figure>
                <p>The old bridge was closed at noon, after the river rose over its lower arches.</p></article>
                <article id=p1><time datetime="2026-11-19T11:05:00+01:00">an hour ago</time>
                <p>The noon ferry to the islands will not sail, the harbour master said on Thursday.</p></article>
                </div></main></body></html>""");

        run("--json", "--url", "https://example.org/live", folder.toString());

        var page = JsonMapper.shared().readTree(out.toString());
        assertEquals(JsonMapper.shared().readTree("""
                        [{"first":0,"end":1,"at":"2026-11-19T12:40:00+01:00","at_read_in":"a time element",
                          "byline":"","fragment":"p2"},
                         {"first":1,"end":2,"at":"2026-11-19T11:05:00+01:00","at_read_in":"a time element",
                          "byline":"","fragment":"p1"}]"""), page.path("posts"));
        assertEquals(JsonMapper.shared().readTree("""
                        [{"address":"https://example.org/arch.jpg","alt":"An arch","captions":["The third arch"]}]"""), page.path("pictures"));
        assertEquals(JsonMapper.shared().readTree("[\"The third arch\"]"), page.path("captions"));
    }
}
