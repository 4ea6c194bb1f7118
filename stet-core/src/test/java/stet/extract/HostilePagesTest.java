// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.Reading.Reason;

/// Pages that are too large, too deep, never end, or are no pages: each ends in a reading, in bounded time and memory.
/// The limits are for slow machines; work that is not linear takes many times as long or as much.
@Tag("slow")
final class HostilePagesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /// What a thread may allocate in all (freed or not) for each byte of the page.
    private static final long BYTES_FOR_EACH = 200;
    private static final int LARGE = 10 << 20;
    private static final int MILLION = 1_000_000;
    private static final String ARTICLE = """
            <h1>Old bridge to close</h1><div>
            <p>The old bridge will close for six weeks in the spring, the county said on Tuesday.</p>
            <p>Drivers will be sent along the river road, which adds about four miles to the trip.</p>
            <p>The work is paid for by the county and the two parishes together, as in other years.</p></div>
            """;

    /// A reading and what it cost.
    private record Cost(Reading reading, long allocated) {}

    private static Cost read(String page) {
        return read(page.getBytes(StandardCharsets.UTF_8));
    }

    private static Cost read(byte[] bytes) {
        var page = Payload.of(bytes);
        var cost = assertTimeoutPreemptively(LIMIT, () -> {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            var reading = Extractor.extract(page, "text/html", Promises.HERE);
            return new Cost(reading, threads.getCurrentThreadAllocatedBytes() - before);
        });
        long most = BYTES_FOR_EACH * Math.max(1 << 20, bytes.length);
        assertTrue(cost.allocated() <= most, () -> cost.allocated() / bytes.length + " bytes for each of the page");
        return cost;
    }

    private static String filled(String piece) {
        return piece.repeat(LARGE / piece.length());
    }

    private static String numbered(int count, String piece) {
        return IntStream.range(0, count).mapToObj(piece::formatted).collect(Collectors.joining());
    }

    /// What fills a page, made when its turn comes.
    private static Named<Supplier<String>> filling(String name, Supplier<String> text) {
        return Named.of(name, text);
    }

    private static Stream<Named<Supplier<String>>> largePages() {
        return Stream.of(
                filling("paragraphs", () -> filled("<p>Snow fell on the hills again, and the ferry was late.</p>")),
                filling("one paragraph", () -> "<p>" + filled("and the ferry was late ") + "</p>"),
                filling("comments", () -> filled("<!-- x -->")),
                filling("cells", () -> "<table><tr>" + filled("<td>1</td>")),
                filling("rows", () -> "<table>" + filled("<tr><td>Mon</td><td>4.5</td></tr>")),
                filling("names", () -> numbered(200_000, "<i class='a%1$d-b%1$d c__%1$d' id=x%1$d></i>")),
                filling("attributes of one element", () -> "<p " + numbered(500_000, "a%d='b' ") + ">"),
                filling("references", () -> "<p>" + filled("&amp;&ngE;&#x301;")),
                filling("marks over one letter", () -> "<p>e" + "\u0301".repeat(LARGE / 2)),
                filling("breaks", () -> filled("x<br><br>")),
                filling(
                        "data",
                        () -> "<script type=application/ld+json>[" + filled("{\"@type\":\"Article\"},")
                                + "{}]</script>"),
                filling("metas", () -> filled("<meta property=og:title content=x>")),
                filling("headings", () -> filled("<h2>Ferry late</h2>")),
                filling("one word", () -> "<p>" + filled("x")),
                filling("unclosed bold", () -> filled("<b><p>x")),
                filling("formatting opened again", () -> "<p>" + numbered(240, "<b id=x%d>") + filled("<p>x")),
                filling("misnested", () -> filled("<b><i><p></b>x</i>")),
                filling("stray ends", () -> filled("</p></b></table>")));
    }

    @ParameterizedTest
    @MethodSource("largePages")
    void anArticleInTenMegabytesIsRead(Supplier<String> filling) {
        var cost = read(ARTICLE + filling.get());

        assertEquals("Old bridge to close", headline(cost.reading()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<li><a href=/n>Ferry late again</a></li>", "<a href=x><p>y"})
    void tenMegabytesOfLinksAreAnIndex(String link) {
        var none = assertInstanceOf(
                Reading.NoArticle.class, read(ARTICLE + filled(link)).reading());

        assertEquals(Reason.INDEX, none.reason());
    }

    private static Stream<String> deepPages() {
        return Stream.of(
                "<div>",
                "<span>",
                "<b>",
                "<em><p>",
                "<ul><li>",
                "<table><tr><td>",
                "<blockquote>",
                "<a>",
                "<font>",
                "<svg><g>",
                "<math><mi>",
                "<template>",
                "<object>",
                "<section><h2>",
                "<dl><dd>",
                "<select><option>",
                "<figure>",
                "<button>",
                "<form>",
                "<ruby><rt>");
    }

    @ParameterizedTest
    @MethodSource("deepPages")
    void aMillionNestedElementsEndInAReading(String opening) {
        int elements = opening.length() - opening.replace("<", "").length();
        var nested = opening.repeat(MILLION / elements);

        assertEquals("Old bridge to close", headline(read(ARTICLE + nested).reading()));
    }

    private static Stream<String> endless() {
        return Stream.of(
                "<script>",
                "<style>",
                "<!--",
                "<textarea>",
                "<title>",
                "<![CDATA[",
                "<p title=\"",
                "<p ",
                "<plaintext>",
                "<noscript>",
                "<iframe>",
                "<xmp>",
                "<script type=application/ld+json>{\"a\":\"",
                "<",
                "&");
    }

    @ParameterizedTest
    @MethodSource("endless")
    void whatNeverClosesSwallowsNoEarlierText(String opening) {
        var cost = read(ARTICLE + opening + filled("let x = '<p>y</p>'; "));

        assertEquals("Old bridge to close", headline(cost.reading()));
    }

    @Test
    void anAttributeLargerThanTheLimitIsCut() {
        var page = ARTICLE + "<p title='" + "x".repeat(48 << 20) + "'>y</p>";

        assertEquals("Old bridge to close", headline(read(page).reading()));
    }

    private static Stream<Arguments> noPages() {
        return Stream.of(
                arguments(Reason.EMPTY, Named.of("white space", bytes(() -> " \n\t "))),
                arguments(Reason.EMPTY, Named.of("no body", bytes(() -> "<html><head></head><body></body></html>"))),
                arguments(
                        Reason.EMPTY,
                        Named.of(
                                "marks of byte order",
                                bytes(() -> filled("\ufeff").substring(0, MILLION)))),
                arguments(Reason.EMPTY, Named.of("empty boxes", bytes(() -> filled("<div></div>")))),
                arguments(Reason.EMPTY, Named.of("zeros", (Supplier<byte[]>) () -> new byte[LARGE])),
                arguments(Reason.NOT_HTML, Named.of("noise", (Supplier<byte[]>) HostilePagesTest::noise)),
                arguments(Reason.NOT_HTML, Named.of("JSON", bytes(() -> "{\"a\":" + "[".repeat(MILLION)))));
    }

    private static Supplier<byte[]> bytes(Supplier<String> text) {
        return () -> text.get().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise() {
        var noise = new byte[LARGE];
        new Random(1).nextBytes(noise);
        return noise;
    }

    @ParameterizedTest
    @MethodSource("noPages")
    void whatIsNoPageSaysWhy(Reason reason, Supplier<byte[]> bytes) {
        var none = assertInstanceOf(Reading.NoArticle.class, read(bytes.get()).reading());

        assertEquals(reason, none.reason());
    }

    @Test
    void anEmptyBodyIsEmpty() {
        assertEquals(
                new Reading.NoArticle(Reason.EMPTY, "the answer has no body"),
                Extractor.extract(Payload.EMPTY, "text/html", Promises.HERE));
    }

    private static String headline(Reading reading) {
        return assertInstanceOf(Reading.Article.class, reading).story().headline();
    }
}
