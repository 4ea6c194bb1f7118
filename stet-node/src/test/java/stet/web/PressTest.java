// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;
import stet.model.Event;
import stet.model.Paragraph;
import stet.model.Picture;
import stet.model.Post;
import stet.model.StatedTime;
import stet.model.Story;

/// Pages printed from records made by hand.
class PressTest {
    private final Words words = Words.english();
    private final Press press = new Press(new Assets(), Visibility.PUBLIC, () -> "https://stet.example");

    @Test
    void theStreamShowsOutletAgeLineAndMarkedPassage() {
        var page = changes(List.of(Shelf.revised("Council cuts budget", "en", "1 figure changed: 4.2 → 2.4 million")));

        var html = print("changes", page);

        assertTrue(html.contains("30 minutes after first seen"), html);
        assertTrue(html.contains("<a href=\"/a/7k2m9q/1..2\">Council cuts budget</a>"), html);
        assertTrue(html.contains("1 figure changed: 4.2 → 2.4 million"), html);
        assertTrue(html.contains("cut by <del>4.2</del> <ins>2.4</ins> million"), html);
        assertTrue(html.contains("seen between 07:27 and 07:42"), html);
        assertTrue(html.contains("<time datetime=\"2026-11-19T07:42:00Z\">07:42</time>"), html);
    }

    @Test
    void aRemovedArticleIsToldInTheStream() {
        var html = print("changes", changes(List.of(Shelf.happened(Event.Kind.REMOVED, "410 Gone"))));

        assertTrue(
                html.contains("The article’s address now answers “410 Gone”. The last version seen is kept here."),
                html);
    }

    @Test
    void anEmptyViewSaysThatItStandsAndHowMuchWasChecked() {
        var html = print("changes", changes(List.of()));

        assertTrue(html.contains("It stands"), html);
        assertTrue(html.contains("31 articles are open; 215 looks were taken in the last 24 hours."), html);
    }

    @Test
    void theArticlePageShowsAllThatIsKnownOfAnArticle() {
        var record = Shelf.article(Shelf.line(1, "Council cuts budget"), Shelf.line(2, "Council trims budget"));

        var html = print("article", ArticlePage.of(record, List.of(), ArticlePage.Beside.NOTHING, Shelf.NOW, words));

        assertTrue(
                html.contains("2 versions in 30 minutes. The headline was reworded once. Figures changed once."), html);
        assertTrue(html.contains("<span>30 minutes later</span>"), html);
        assertTrue(html.contains("first seen, 7 minutes after publication"), html);
        assertTrue(html.contains("seen between 07:27 and 07:42"), html);
        assertTrue(html.contains("once since it was first seen"), html);
        assertTrue(html.contains("about 21 Nov 2026, 22:42 UTC, in 4 hours"), html);
        assertTrue(html.contains("href=\"https://courier.example/council/budget\""), html);
        assertTrue(html.contains("href=\"/a/7k2m9q.atom\""), html);
        assertTrue(html.contains("Council trims budget"), html);
        assertTrue(html.contains("63 checks so far"), html);
    }

    @Test
    void anArticleThatIsNoLongerCheckedSaysSinceWhenAndWhy() {
        var record = Shelf.ended(
                Shelf.article(Shelf.line(1, "Council cuts budget")),
                Shelf.NOW.minus(Duration.ofDays(2)),
                "nothing changed for 40 days");

        var html = print("article", ArticlePage.of(record, List.of(), ArticlePage.Beside.NOTHING, Shelf.NOW, words));

        assertTrue(html.contains("No longer checked since 19 Nov 2026, because nothing changed for 40 days."), html);
    }

    @Test
    void aVersionIsReadAsTextWithItsLists() {
        var story = new Story(
                "Council cuts budget",
                "Libraries hit",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "en",
                "",
                List.of(
                        new Paragraph(Paragraph.Kind.TEXT, "What is cut:"),
                        new Paragraph(Paragraph.Kind.LIST_ITEM, "Two buses"),
                        new Paragraph(Paragraph.Kind.LIST_ITEM, "One library")),
                List.of(),
                List.of());

        var html = version(story);

        assertTrue(html.contains("<ul><li>Two buses</li><li>One library</li></ul>"), html);
        assertTrue(html.contains("version of 19 Nov 2026, 07:12 UTC. Stet, https://stet.example/a/7k2m9q/v/1."), html);
    }

    @Test
    void thePostsOfALivePageStandUnderTheirTimes() {
        var text = List.of(
                new Paragraph(Paragraph.Kind.TEXT, "What we know:"),
                new Paragraph(Paragraph.Kind.LIST_ITEM, "The bridge is closed"),
                new Paragraph(Paragraph.Kind.LIST_ITEM, "The ferry sails"));
        var posts = List.of(
                new Post(
                        1,
                        2,
                        Optional.of(new StatedTime(OffsetDateTime.parse("2026-11-19T12:40:00+01:00"), "JSON-LD")),
                        "Ines <Okafor>",
                        "p\"2"),
                new Post(2, 3, Optional.empty(), "", ""));

        var html = version(Shelf.story("Storm: live", "x").with(text, posts));

        assertTrue(html.contains("<time datetime=\"2026-11-19T11:40:00Z\">19 Nov 2026, 11:40 UTC</time>"), html);
        assertTrue(
                html.contains(
                        "<bdi>Ines &lt;Okafor&gt;</bdi><a href=\"https://courier.example/council/budget#p&#34;2\""),
                html);
        assertTrue(html.contains("<ul><li>The bridge is closed</li></ul>"), html);
        assertTrue(html.contains("Its time is not stated</span></h2>\n\n<ul><li>The ferry sails</li></ul>"), html);
    }

    @Test
    void aPictureIsToldInWordsAndNeverShown() {
        var plain = Shelf.story("Storm", "One.");
        var story = new Story(
                plain.headline(),
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "ar",
                "",
                plain.paragraphs(),
                List.of(),
                List.of(
                        new Picture(Address.parse("https://cdn.example/a.jpg?w=1&h=2"), "<b>قوس", List.of("الجسر")),
                        new Picture(Address.parse("https://cdn.example/b.jpg"), "", List.of())));

        var html = version(story);

        assertFalse(html.contains("<img"), html);
        assertTrue(
                html.contains(
                        "<li><p>الجسر</p><p><span lang=\"en\" dir=\"ltr\">Picture:</span> <bdi>&lt;b&gt;قوس</bdi>"),
                html);
        assertTrue(html.contains("<a href=\"https://cdn.example/a.jpg?w=1&amp;h=2\" rel=\"external noreferrer"), html);
        assertTrue(html.contains("Picture, not described:</span> <a href=\"https://cdn.example/b.jpg\""), html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "vbscript:x", "//", "JaVaScRiPt:alert(1)"})
    void aLinkThatIsNoWebAddressIsNeverOffered(String address) {
        var story = new Story(
                "Council",
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "en",
                "",
                List.of(Shelf.linking("Read the plan", "the plan", address)),
                List.of(),
                List.of());

        var html = version(story);

        assertFalse(html.contains("Links in the text"), html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title><script>alert(1)</script>",
                "${7*1000003}{{7*1000003}}@raw",
            })
    void hostileWordsAreShownAsWords(String hostile) {
        var stream = print("changes", changes(List.of(Shelf.revised(hostile, hostile, hostile))));
        var article = print(
                "article",
                ArticlePage.of(
                        Shelf.article(Shelf.line(1, hostile)),
                        List.of(),
                        ArticlePage.Beside.NOTHING,
                        Shelf.NOW,
                        words));
        var version = version(Shelf.story(hostile, hostile));
        var problem = text(press.print(Problem.noArticle(hostile, words)));

        for (var html : List.of(stream, article, version, problem)) {
            assertFalse(html.contains("<script>alert"), html);
            assertFalse(html.contains("<img src=x"), html);
            assertFalse(html.contains("\" onmouseover="), html);
            assertFalse(html.contains("7000021"), html);
        }
    }

    @Test
    void controlsThatTurnTextAroundStayOutOfTheTitle() {
        var html = version(Shelf.story("Budget \u202egnp.exe\u202c passed", "One."));

        assertTrue(html.contains("<title>Version 1, Budget gnp.exe passed · Stet</title>"), html);
    }

    @Test
    void anArticleFromRightToLeftCarriesItsDirection() {
        var page = changes(List.of(Shelf.revised("المجلس البلدي يقر ميزانية العام", "ar", "1 figure changed")));

        var html = print("changes", page);

        assertTrue(html.contains("<h3 lang=\"ar\" dir=\"rtl\">"), html);
    }

    @Test
    void theOutletPageTellsItsHealthAndItsTroubles() {
        var html = print("outlet", OutletPage.of(Shelf.outlet(), List.of(), List.of(), Shelf.NOW, words));

        assertTrue(html.contains("timed out"), html);
        assertTrue(html.contains("3 times in a row"), html);
        assertTrue(html.contains("Next attempt in 1 hour 30 minutes, about 21 Nov 2026, 20:12 UTC"), html);
        assertTrue(html.contains("no answer within 30 seconds"), html);
        assertTrue(html.contains("25%"), html);
        assertTrue(html.contains("<span class=\"ok\">working</span>"), html);
        assertTrue(html.contains("nothing is asked of <bdi>courier.example</bdi>"), html);
        assertTrue(html.contains("it &lt;i&gt;answered&lt;/i&gt; 403"), html);
    }

    private ChangesPage changes(List<stet.store.StreamItem> items) {
        return ChangesPage.of(
                StreamQuery.ALL,
                new stet.store.Views.Front(items, 7),
                30,
                items.size(),
                Shelf.totals(),
                List.of(Shelf.outletLine()),
                Shelf.NOW,
                words);
    }

    private String version(Story story) {
        var article = Shelf.article(Shelf.line(1, story.headline()));
        var page = VersionPage.of(
                article, Shelf.version(1, story), List.of(), VersionPage.Readings.NONE, "https://stet.example", words);
        return print("version", page, words.say("version.title", 1, page.heading()));
    }

    private String print(String template, Object page) {
        return print(template, page, "A page");
    }

    private String print(String template, Object page, String title) {
        var frame =
                press.frame(title, "For a test", Frame.Here.CHANGES, "/x", FeedLinks.of("/a/7k2m9q", "", "Changes"));
        var reply = press.print(template, frame, page);
        assertEquals(200, reply.status());
        return text(reply);
    }

    private static String text(Reply.Page page) {
        return new String(page.html().bytes(), StandardCharsets.UTF_8);
    }
}
