// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;
import stet.model.Paragraph;
import stet.model.Reading;
import stet.model.Story;

/// Which blocks are the text, the whole text and nothing but the text.
final class WholeTextTest {
    private static final List<String> SAID = List.of(
            "The storm took the roof of the old rowing club in the night, the town said on Friday.",
            "Nobody was hurt, since the regatta had been put off by a week because of the forecast.",
            "Builders will lay a new roof before the autumn, with slates from the quarry in the hills.",
            "The club was founded by eleven fishermen, whose names stand on a board over the door.");

    private static final String TEXT = "<p>" + String.join("</p><p>", SAID) + "</p>";

    private static Story story(String head, String body) {
        var html = "<html lang=en><head><title>Storm takes roof</title>%s</head><body>%s</body></html>"
                .formatted(head, body);
        return assertInstanceOf(
                        Reading.Article.class, Extractor.extract(html, new Address("https://example.org/n/storm")))
                .story();
    }

    private static List<String> texts(Story story) {
        return story.paragraphs().stream().map(Paragraph::text).toList();
    }

    private static String article(String text) {
        return "<article><h1>Storm takes roof</h1><div class=text>" + text + "</div></article>";
    }

    @Test
    void textThatAPageCarriesTwiceIsSaidOnce() {
        assertEquals(SAID, texts(story("", article(TEXT + "<div class=desktop>" + TEXT + "</div>"))));
    }

    @Test
    void theNextArticleOnThePageIsNotThisOne() {
        var other = TEXT.replace("club", "mill").replace("storm", "flood");
        var page = "<main><div class=story><h1 class=title>Storm takes roof</h1><div>" + TEXT + "</div></div>"
                + "<div class=story><h1 class=title>Flood takes mill</h1><div>" + other + other.replace("The", "A")
                + "</div></div></main>";

        assertEquals(SAID, texts(story("", page)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Ann Lee contributed to this report.</p>",
                "<p>Quelle: dpa</p>",
                "<p>Jane Doe is a reporter who has covered sport on the coast for ten years.</p>",
                "<p>You can reach the desk at sport@example.org.</p>",
                "<ul><li><a href=/a>A rower who crossed the bay</a> in one day</li><li><a href=/b>Boats of the north</a> shown</li></ul>"
            })
    void whatStandsUnderTheEndIsNoText(String tail) {
        var author = "<meta name=author content='Jane Doe'>";

        assertEquals(SAID, texts(story(author, article(TEXT + tail))));
    }

    @Test
    void anOutletsNoteIsKeptWhateverItsBoxIsCalled() {
        var note = "Correction: An earlier version of this article gave a wrong number of fishermen.";

        var paragraphs = story("", article(TEXT + "<div class=ad-disclaimer><p>" + note + "</p></div>"))
                .paragraphs();

        assertEquals(new Paragraph(Paragraph.Kind.NOTE, note), paragraphs.getLast());
    }

    @Test
    void aNumberedHeadingBetweenParagraphsIsASubheading() {
        var headed = TEXT.replaceFirst("</p>", "</p><h3>2. Lay slates</h3>");

        assertEquals(
                new Paragraph(Paragraph.Kind.SUBHEADING, "2. Lay slates"),
                story("", article(headed)).paragraphs().get(1));
    }

    @Test
    void paragraphsNamedAfterAPaywallAreText() {
        assertEquals(SAID, texts(story("", article(TEXT.replaceFirst("</p><p>", "</p><p class=paywall>")))));
    }

    @Test
    void theTextStatedForMachinesBringsBackAShortLine() {
        var ledger = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Storm takes roof\","
                + "\"articleBody\":\"" + String.join(" ", SAID.subList(0, 2)) + " What the town paid "
                + String.join(" ", SAID.subList(2, 4)) + "\"}</script>";
        var lined = TEXT.replace(
                SAID.get(1) + "</p>", SAID.get(1) + "</p><div><div>What the town paid</div><b>-</b></div>");

        assertEquals(SAID, texts(story("", article(lined))));
        assertEquals("What the town paid", texts(story(ledger, article(lined))).get(2));
    }

    @Test
    void theTextStatedForMachinesHidesNoEditedParagraph() {
        var ledger = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Storm takes roof\","
                + "\"articleBody\":\"" + String.join(" ", SAID) + "\"}</script>";
        var added = "A second gust brought down the flagpole, which had stood there since the first race.";

        var texts = texts(story(ledger, article(TEXT.replaceFirst("</p>", "</p><p>" + added + "</p>"))));

        assertEquals(added, texts.get(1));
    }

    @Test
    void aSentenceThatGoesOnInALinkIsTextAndOneThatBeginsInItIsAPointer() {
        var own = "In April the town <a href=/n/2>decided that the roof shall be of slate again.</a>";
        var other = "In pictures: <a href=/n/3>The roof of the old rowing club after the storm.</a>";

        var said = texts(story(
                "",
                article(TEXT + "<p>" + own + "</p><p>" + other + "</p><p>"
                        + SAID.getFirst().replace("Friday", "Sunday") + "</p>")));

        assertEquals("In April the town decided that the roof shall be of slate again.", said.get(SAID.size()));
        assertEquals(SAID.size() + 2, said.size());
    }

    @Test
    void aHeadingThatIsNamedAsATimeIsOneIfItSaysWhatHappened() {
        var page = TEXT
                + "<h3><span class=time>11.04: Builders find an old board with eleven names under the roof</span></h3>"
                + "<p>" + SAID.getFirst().replace("Friday", "Sunday")
                + "</p><h3><span class=time>12.30</span></h3><p>"
                + SAID.get(1).replace("Nobody", "No one") + "</p>";

        var said = texts(story("", article(page)));

        assertEquals("11.04: Builders find an old board with eleven names under the roof", said.get(SAID.size()));
        assertEquals(SAID.size() + 3, said.size());
    }
}
