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

/// Text in boxes that look or are called like something else, and the other way round.
final class OddBoxesTest {
    private static final List<String> SAID = List.of(
            "The lower bridge will be closed to lorries from June, the council decided on Tuesday evening.",
            "Its northern pier was found to have moved by four millimetres since the survey in the spring.",
            "Lorries will go by the ring road, which takes them about eleven minutes longer in either direction.",
            "A new pier is to be built in the winter, when the river is low and few boats pass under it.");
    private static final String TEXT = "<p>" + String.join("</p><p>", SAID) + "</p>";
    private static final String SUMMARY =
            "Four millimetres are too much: the council closes the lower bridge to lorries and plans to build a new pier in "
                    + "the coming winter.";

    private static Story story(String header, String body) {
        var html = "<html lang=en><head><title>Bridge closed to lorries</title></head><body><article>"
                + "<h1>Bridge closed to lorries</h1>%s<div class=text>%s</div></article></body></html>"
                        .formatted(header, body);
        return assertInstanceOf(
                        Reading.Article.class, Extractor.extract(html, new Address("https://example.org/n/bridge")))
                .story();
    }

    private static List<String> texts(Story story) {
        return story.paragraphs().stream().map(Paragraph::text).toList();
    }

    private static List<String> withSecond(String text) {
        return List.of(SAID.get(0), text, SAID.get(1), SAID.get(2), SAID.get(3));
    }

    private static String afterFirst(String inserted) {
        return TEXT.replaceFirst("</p>", "</p>" + inserted);
    }

    @Test
    void aSummaryAsLongAsAParagraphOpensTheText() {
        var story = story("<p class=summary>" + SUMMARY + "</p>", TEXT);

        assertEquals(SUMMARY, texts(story).getFirst());
        assertEquals("", story.standfirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<h2 class=summary>%s</h2>", "<p class='summary font-secondary'>%s</p>"})
    void whateverHoldsALongSummary(String markup) {
        var stated = "<meta name=description content='" + SUMMARY + "'>";

        assertEquals(
                SUMMARY, texts(story(stated + markup.formatted(SUMMARY), TEXT)).getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p class=summary>%s</p>", "<h2 class=summary>%s</h2>"})
    void aShortSummaryStandsApart(String markup) {
        var story = story(markup.formatted("The council plans to build a new pier."), TEXT);

        assertEquals(SAID, texts(story));
        assertEquals("The council plans to build a new pier.", story.standfirst());
    }

    @Test
    void aListThatIsNamedForOtherStoriesButLeadsNowhereIsText() {
        var list =
                "<ul class=story-list><li>The pier stands on clay, which the floods of the last years have washed out."
                        + "</li></ul>";

        assertEquals(
                withSecond("The pier stands on clay, which the floods of the last years have washed out."),
                texts(story("", afterFirst(list))));
    }

    @Test
    void aPictureThatOpensWhenPressedMakesNoFormOfItsBox() {
        var opening = "<div class=row><figure><button><img src=pier.jpg></button></figure><p>"
                + String.join("</p><p>", SAID.subList(0, 3)) + "</p></div>";

        assertEquals(SAID, texts(story("", opening + "<p>" + SAID.get(3) + "</p>")));
    }

    @Test
    void textInTwoBoxesThatAreBothNamedSoIsWhole() {
        var top = "<section class=k2 data-testid=article-body-top><div><p>" + String.join("</p><p>", SAID.subList(0, 3))
                + "</p></div></section>";
        var bottom =
                "<section class=k3 data-testid=article-body-bottom><div><p>" + SAID.get(3) + "</p></div></section>";

        var story = story("", top + "<div class=ad>Advertisement</div>" + bottom);

        assertEquals(SAID, texts(story));
    }

    @Test
    void textThatOnlySubscribersSeeIsTextWhereThePageHidesIt() {
        var hidden = "<p>%s</p><div class=subscriber-only style='display:none'><p>%s</p></div>"
                .formatted(SAID.get(0), String.join("</p><p>", SAID.subList(1, 4)));

        assertEquals(SAID, texts(story("", hidden)));
    }

    @Test
    void aSentenceThatIsMostlyALinkIsText() {
        var sentence = "<p><a href=/n/survey>In March the survey found the first cracks in the pier</a>.</p>";

        assertEquals(
                withSecond("In March the survey found the first cracks in the pier."),
                texts(story("", afterFirst(sentence))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><a href=/n/survey>Survey finds the first cracks in the pier</a></p>",
                "<h2 class=visually-hidden>Article content</h2>",
                "<div class=offer><p>Sign up for our newsletter.</p><ul><li>Every story on every device.</li><li>Puzzles.</li></ul></div>"
            })
    void whatOnlyLooksLikeTextIsNone(String inserted) {
        assertEquals(SAID, texts(story("", afterFirst(inserted))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>References:</p>",
                "<p>You may also like…</p>",
                "<p>This story originally appeared on the river blog.</p>",
                "<div class=end-note><p>Next read this:</p></div>",
                "<p>The river desk is on Facebook and on Instagram.</p>",
                "<p class=byline>Jane Doe writes about bridges and rivers, and has done so for eleven years.</p>"
            })
    void aLineThatLeadsOutOfTheTextIsNone(String tail) {
        assertEquals(SAID, texts(story("", TEXT + tail)));
    }

    @Test
    void theTextOnceMoreInOnePieceIsLeftOut() {
        assertEquals(SAID, texts(story("", "<div>" + String.join(" ", SAID) + "</div>" + TEXT)));
    }

    @Test
    void thePointsOfASummaryAreSaidBeforeTheText() {
        var point = "Lorries will have to take the ring road from the beginning of June on.";

        var story = story("<ul class=summary><li>" + point + "</li></ul>", TEXT);

        assertEquals(
                new Paragraph(Paragraph.Kind.LIST_ITEM, point),
                story.paragraphs().getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<li><a href=/n/ferry>Ferry to sail twice</a> The ferry to the outer islands will sail twice a day from May, the "
                        + "harbour office...</li>",
                "<li><div><a href=/n/ferry>Ferry to sail twice</a></div><p>The ferry to the outer islands will sail twice a day "
                        + "from May, the harbour office said on Monday.</p></li>"
            })
    void howOtherArticlesBeginIsNoText(String item) {
        assertEquals(SAID, texts(story("", TEXT + "<ul>" + item.repeat(3) + "</ul><p></p>")));
    }

    @Test
    void theFootOfThePageMaySayMoreThanAShortArticle() {
        var foot = "<div class=footer-wrap><p>"
                + "The river desk can be reached by letter, by telephone and at its door. ".repeat(3) + "</p></div>";

        assertEquals(
                SAID.subList(0, 2), texts(story("", "<p>" + SAID.get(0) + "</p><p>" + SAID.get(1) + "</p>" + foot)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<p>Sign up for our newsletter.</p>", "<div class=box><p>Sign up for our newsletter.</p></div>"})
    void aPleaBeforeAListOfTheTextTakesNothingAway(String plea) {
        var list = "<ul><li>The lower bridge stays open to cars.</li></ul>";

        assertEquals(withSecond("The lower bridge stays open to cars."), texts(story("", afterFirst(plea + list))));
    }

    @Test
    void aShortSentenceWithADateIsAStatement() {
        assertEquals(
                withSecond("The old pier was finished in September 1908."),
                texts(story("", afterFirst("<p>The old pier was finished in September 1908.</p>"))));
    }
}
