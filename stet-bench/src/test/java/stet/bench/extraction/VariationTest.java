// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class VariationTest {
    private static final List<String> PARAGRAPHS = List.of(
            "The harbour council voted on Tuesday to deepen the eastern channel before winter.",
            "“A storm closed the coastal road for two days,” said the mayor’s office.",
            "The rowing club won its third regatta in a row, ahead of a crew from the lakes.",
            "Visitors to the museum can now follow the tide tables of the last century.",
            "Ferry crossings resume at noon; tickets for the cancelled sailings remain valid.");
    private static final String HTML = """
            <html><head><title>Channel to be deepened | Harbour Post</title><script>let a = "<p>no</p>";</script></head>
            <body class="page"><h1>Channel to be deepened</h1><a href="/x?y=1">Home</a>
            <div class="text"><p>%s</p></div></body></html>
            """.formatted(String.join("</p>\n<p>", PARAGRAPHS));
    private static final SavedPage SAVED =
            new SavedPage("harbour", HTML, new Truth(String.join("\n", PARAGRAPHS), "", "", ""));
    private static final LivePage.Others OTHERS = new LivePage.Others(
            List.of("Library stays open on Sundays", "Storm cuts power to villages"),
            List.of("Volunteers agreed to staff the reading room for as long as the winter lasts."));

    private static LivePage page() {
        return LivePage.of(SAVED, OTHERS).orElseThrow();
    }

    private static Set<Variation> noise() {
        var noise = EnumSet.allOf(Variation.class);
        noise.removeIf(variation -> variation.kind() == Variation.Kind.EDIT);
        return noise;
    }

    @ParameterizedTest
    @EnumSource(Variation.class)
    void thePagesVaryAndComeOutAlikeEveryTime(Variation variation) {
        var pair = variation.pair(page()).orElseThrow();

        assertNotEquals(pair.first(), pair.second());
        assertEquals(Optional.of(pair), variation.pair(page()));
    }

    @ParameterizedTest
    @MethodSource("noise")
    void noiseLeavesEveryParagraphInItsPlace(Variation variation) {
        var pair = variation.pair(page()).orElseThrow();

        Stream.of(pair.first(), pair.second())
                .forEach(look -> assertEquals(
                        PARAGRAPHS.stream().map(Words::normal).toList(),
                        page().rewritten(look).orElseThrow().paragraphs().stream()
                                .map(p -> Words.normal(Markup.visible(look.substring(p.start(), p.end()))))
                                .toList()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Variation.class,
            names = {"WORD", "REMOVAL", "LAST_PARAGRAPH"})
    void anEditTouchesOneParagraph(Variation edit) {
        var pair = edit.pair(page()).orElseThrow();

        assertEquals(HTML, pair.first());
        assertEquals(
                4, page().rewritten(pair.second()).orElseThrow().paragraphs().size());
    }

    @Test
    void piecesPutTogetherAreThePage() {
        var hostile = HTML + "<p title='a>b' <x> <!-- <p> --> <script>never closed < & <";

        assertEquals(hostile, Markup.of(hostile).with(Markup.Kind.TAG, tag -> tag));
        assertEquals("a b c", Markup.visible("<i>a</i><!-- no --><b title='>'>b&nbsp;</b><style>no</style>c"));
    }

    @Test
    void aPageWithoutItsArticleCannotVary() {
        assertTrue(LivePage.of(new SavedPage("x", "<body><p>Nothing here.</p>", SAVED.truth()), OTHERS)
                .isEmpty());
    }
}
