// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left out of a source changes no element and no word of its tree.
final class SourceTest {
    private static final int PAGES_OF_A_SEED = 40;
    private static final List<String> SCRAPS = List.of(
            "<!--",
            "-->",
            "--!>",
            "<!-->",
            "<script>",
            "<script src=a>",
            "</script>",
            "</SCRIPT >",
            "</scripts>",
            "<style>",
            "</style>",
            "<p>",
            "</p>",
            "<p title='a>b'>",
            "<p a=\"<script>\">",
            "<p =\">\">",
            "<p a/=\">\">",
            "<a href=x'y>",
            "words",
            " < ",
            "\"",
            "'",
            ">",
            "<svg>",
            "</svg>",
            "<svg/>",
            "<math>",
            "</math>",
            "<select>",
            "</select>",
            "<noscript>",
            "</noscript>",
            "<textarea>",
            "</textarea>",
            "<title>",
            "</title>",
            "<iframe>",
            "</iframe>",
            "<template>",
            "</template>",
            "<table>",
            "<td>",
            "</table>",
            "<frameset>",
            "<xmp>",
            "<plaintext>",
            "<![CDATA[",
            "]]>",
            "<?php",
            "</ x>",
            "<!doctype html>",
            "<body>",
            "</body>",
            "<h1",
            "=",
            " b",
            "/>",
            "\n",
            "<head>",
            "<script type='application/ld+json'>");

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyMarkupHasTheSameElementsAndWords(int seed) {
        var random = new Random(seed);

        for (int i = 0; i < PAGES_OF_A_SEED; i++) {
            var html = new StringBuilder();
            random.ints(random.nextInt(2, 40), 0, SCRAPS.size()).forEach(scrap -> html.append(SCRAPS.get(scrap)));

            assertSameTree(html.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-harbour", "de-bahn", "fr-crue", "es-ciencia", "ru-teatr", "ja-kaze", "ar-miyah"})
    void aPageHasTheSameElementsAndWords(String name) throws IOException {
        try (var in = SourceTest.class.getResourceAsStream("/extract/" + name + ".html")) {
            assertSameTree(new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p>a<script>b</script>c                              | <p>a<script></script>c
            <script><!-- a //--></script>b                       | <script></script>b
            <style media="print">a{}</style>b                    | <style media="print"></style>b
            a<!-- <p>b</p> -->c                                  | a<!---->c
            <p title="<script>">a</p>                            | <p title="<script>">a</p>
            <textarea><script>a</script></textarea>              | <textarea><script>a</script></textarea>
            <svg><script>a</script></svg><script>b</script>      | <svg><script>a</script></svg><script></script>
            <script type="application/LD+JSON">{}</script>       | <script type="application/LD+JSON">{}</script>
            <script type="application&#x2f;ld&#43;json">{}</script>| <script type="application&#x2f;ld&#43;json">{}</script>
            <script>"<!--<script>"</script>b</script>            | <script>"<!--<script>"</script>b</script>
            <script>a                                            | <script>a
            """)
    void whatScriptsStylesAndCommentsHoldIsLeftOut(String html, String kept) {
        assertEquals(kept, read(html));
    }

    @Test
    void marksAreCountedUpToTheMost() {
        assertEquals(3, Source.of("<p>a<b>c</b><!-- <i> <u> -->", 3).marks());
        assertEquals(4, Source.of("<p>a<b>c</b><!-- <i> <u> -->", 100).marks());
        assertFalse(read("<p>".repeat(100), 10).length() > 30);
    }

    private static void assertSameTree(String html) {
        assertEquals(told(Jsoup.parse(html)), told(Jsoup.parse(read(html))), html);
    }

    /// Its elements with their attributes, and its words.
    private static String told(Document page) {
        var told = new StringBuilder();
        page.nodeStream().filter(node -> !(node instanceof DataNode)).forEach(node -> {
            switch (node) {
                case Element e ->
                    told.append(e.parents().size())
                            .append(e.tagName())
                            .append(e.attributes().html());
                case TextNode text ->
                    told.append('[').append(text.getWholeText()).append(']');
                case Comment _ -> told.append('!');
                default -> told.append(node.nodeName());
            }
            told.append('\n');
        });
        return told.toString();
    }

    private static String read(String html) {
        return read(html, Integer.MAX_VALUE);
    }

    private static String read(String html, int mostMarks) {
        try (var reader = Source.of(html, mostMarks).reader()) {
            var all = new StringWriter();
            reader.transferTo(all);
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
