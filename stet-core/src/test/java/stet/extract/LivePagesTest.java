// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.extract.LivePages.BRIDGE;
import static stet.extract.LivePages.FERRY;
import static stet.extract.LivePages.MORNING;
import static stet.extract.LivePages.SCHOOLS;
import static stet.extract.LivePages.boxes;
import static stet.extract.LivePages.page;
import static stet.extract.LivePages.stated;
import static stet.extract.LivePages.story;
import static stet.extract.LivePages.texts;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import stet.compare.Comparison;
import stet.extract.LivePages.Entry;
import stet.model.Edit;
import stet.model.Paragraph;
import stet.model.Post;
import stet.model.StatedTime;

final class LivePagesTest {
    @Test
    void aLivePageIsItsPostsInReadingOrderEachWithItsTime() {
        var story = story(boxes(BRIDGE, FERRY, MORNING));

        assertEquals("""
                Old bridge closed

                The old bridge was closed at noon, after the river rose over its lower arches.

                Drivers are sent along the river road, which adds about four miles to the trip.

                Ferry stays in port

                The noon ferry to the islands will not sail, the harbour master said on Thursday.

                Good morning. I am Ines Okafor, and we will follow the storm here through the day.

                The first gusts reached the coast before dawn and took the roof of a boat shed with them.""", story.text());
        assertEquals(
                List.of(
                        new Post(0, 3, at("2026-11-19T12:40:00+01:00", "a time element"), "Ines Okafor", "p3"),
                        new Post(3, 5, at("2026-11-19T11:05:00+01:00", "a time element"), "Ines Okafor", "p2"),
                        new Post(5, 7, at("2026-11-19T07:30:00+01:00", "a time element"), "Ines Okafor", "p1")),
                story.posts());
        assertEquals(Paragraph.Kind.SUBHEADING, story.paragraphs().getFirst().kind());
    }

    private static Optional<StatedTime> at(String time, String source) {
        return Optional.of(new StatedTime(OffsetDateTime.parse(time), source));
    }

    static List<Function<Entry[], String>> layouts() {
        return List.of(LivePages::boxes, LivePages::stated);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void aNewPostIsAnInsertionOfItsParagraphsAndNothingElse(Function<Entry[], String> layout) {
        var before = story(layout.apply(new Entry[] {BRIDGE, FERRY, MORNING}));
        var after = story(layout.apply(new Entry[] {SCHOOLS, BRIDGE, FERRY, MORNING}));

        var comparison = Comparison.of(before, after);

        assertEquals(4, after.posts().size());
        assertEquals(
                List.of(new Edit.Added(0), new Edit.Added(1)),
                comparison.edits().stream()
                        .filter(e -> !(e instanceof Edit.Same))
                        .toList());
        assertEquals(List.of(), comparison.fields());
    }

    @Test
    void passingTimeChangesNothing() {
        var page = boxes(BRIDGE, FERRY, MORNING);
        var later = page.replace("12 minutes ago", "2 hours ago").replace("3 posts", "3 posts, 14 readers");

        assertEquals(story(page).digest(), story(later).digest());
    }

    @Test
    void postsAreDatedByWhatThePageStatesForMachines() {
        var story = story(stated(BRIDGE, FERRY));

        assertEquals(
                List.of(
                        new Post(0, 3, at("2026-11-19T12:40:00+01:00", "JSON-LD datePublished"), "", "p3"),
                        new Post(3, 5, at("2026-11-19T11:05:00+01:00", "JSON-LD datePublished"), "", "p2")),
                story.posts());
    }

    @Test
    void theFirstPostOfAStatedLivePageIsOneAlready() {
        var story = story(stated(MORNING));

        assertEquals(List.of("p1"), story.posts().stream().map(Post::fragment).toList());
        assertEquals(2, story.paragraphs().size());
    }

    @Test
    void aPostMuchLongerThanTheOthersHidesNone() {
        var long1 = new Entry(
                "p9",
                "2026-11-19T14:00:00+01:00",
                "<h3>What the night was like</h3>",
                MORNING.text().get(1).repeat(8),
                BRIDGE.text().get(1).repeat(9),
                FERRY.text().get(0).repeat(7));

        var story = story(stated(long1, FERRY, MORNING));

        assertEquals(
                List.of("p9", "p2", "p1"),
                story.posts().stream().map(Post::fragment).toList());
    }

    @Test
    void aShortPostIsTextAndSoIsAHeadlineAlone() {
        var goal = new Entry("p5", "2026-11-19T14:10:00+01:00", "", "Goal! 2–1 for Harbour");
        var siren = new Entry("p6", "2026-11-19T14:20:00+01:00", "<h3>Sirens on the north shore</h3>");

        var story = story(boxes(siren, goal, BRIDGE, FERRY, MORNING));

        assertEquals(
                List.of("Sirens on the north shore"), texts(story, story.posts().get(0)));
        assertEquals(
                List.of("Goal! 2–1 for Harbour"), texts(story, story.posts().get(1)));
    }

    @Test
    void theHeadlineOfAPostMayLinkToThePost() {
        var linked = new Entry("p3", BRIDGE.at(), "<h3><a href=\"#p3\">Old bridge closed</a></h3>", BRIDGE.text());

        assertEquals(
                story(boxes(BRIDGE, FERRY, MORNING)).digest(),
                story(boxes(linked, FERRY, MORNING)).digest());
    }

    @Test
    void aTeaserInAPostIsNotThePost() {
        var teased = new Entry(
                "p2",
                FERRY.at(),
                FERRY.head(),
                FERRY.text().get(0)
                        + "</p><div class=box><h4><a href=/news/boats>Why small boats sank</a></h4>"
                        + "<p>Three boats went down in the harbour in one night.</p></div><p>Buses run.");

        assertEquals(
                List.of("Ferry stays in port", FERRY.text().get(0), "Buses run."),
                texts(
                        story(boxes(BRIDGE, teased, MORNING)),
                        story(boxes(BRIDGE, teased, MORNING)).posts().get(1)));
    }

    @Test
    void aPinnedPostThatStandsBelowTooIsReadThere() {
        var plain = story(boxes(BRIDGE, FERRY, MORNING));
        var pinned = story(boxes(MORNING, BRIDGE, FERRY, MORNING));

        assertEquals(plain.text(), pinned.text());
        assertEquals(plain.posts(), pinned.posts());
    }

    @Test
    void postsMayStandInABoxForEachDay() {
        var wednesday = new Entry(
                "p0",
                "2026-11-18T20:00:00+01:00",
                "",
                "A storm is on its way, forecasters warned, and asked people to stay off the piers.");
        var page = boxes(BRIDGE, FERRY, MORNING, wednesday)
                .replace("<div class=stream>", "<div class=stream><section><h2>Thursday</h2>")
                .replace("<article id=\"p0\">", "</section><section><h2>Wednesday</h2><article id=\"p0\">");

        var story = story(page);

        assertEquals(
                List.of("p3", "p2", "p1", "p0"),
                story.posts().stream().map(Post::fragment).toList());
        assertTrue(story.text().endsWith(wednesday.text().get(0)), story::text);
    }

    @Test
    void postsWithoutBoxesBeginAtTheirHeads() {
        var story = story(page("", """
                <div class="liveticker">
                <h3>12:40 Old bridge closed</h3><p>The old bridge was closed at noon, after the river rose.</p>
                <p>Drivers are sent along the river road, which adds four miles to the trip.</p>
                <h3>11:05 Ferry stays in port</h3><p>The noon ferry to the islands will not sail on Thursday.</p>
                </div>"""));

        assertEquals(
                List.of(new Post(0, 3, Optional.empty(), "", ""), new Post(3, 5, Optional.empty(), "", "")),
                story.posts());
    }

    @ParameterizedTest
    @CsvSource({
        "14:32 Uhr, 14:32",
        "14.32, 14:32",
        "2:32 pm, 14:32",
        "12:05 a.m., 00:05",
        "14h32, 14:32",
        "+++ 9:05 +++, 09:05",
        "٠٩:٠٥, 09:05",
    })
    void clockTimesHaveADayWhereThePageIsOfOneDay(String clock, String time) {
        var html = page(
                "<meta property=article:published_time content=2026-11-19T07:00:00+01:00>"
                        + "<meta property=article:modified_time content=2026-11-19T15:00:00+01:00>",
                "<div class=liveticker><div class=e><div>%s</div><p>%s</p></div><div class=e><div>7:10</div><p>%s</p></div></div>"
                        .formatted(clock, BRIDGE.text().getFirst(), FERRY.text().getFirst()));

        var story = story(html);
        var another = story(html.replace("2026-11-19T15", "2026-11-20T15"));

        assertEquals(
                at("2026-11-19T" + time + "+01:00", "a clock time, on the day that the page states"),
                story.posts().getFirst().at());
        assertEquals(Optional.empty(), another.posts().getFirst().at());
        assertEquals(2, story.paragraphs().size(), story::text);
    }

    @ParameterizedTest
    @CsvSource({
        "00:20 23:50 18:05, 2026-11-20, 2026-11-20T00:20+01:00 2026-11-19T23:50+01:00 2026-11-19T18:05+01:00",
        "18:05 23:50 00:20 06:00, 2026-11-20, 2026-11-19T18:05+01:00 2026-11-19T23:50+01:00 2026-11-20T00:20+01:00 2026-11-20T06:00+01:00",
        "09:00 06:00 23:50 18:05, 2026-11-20, 2026-11-20T09:00+01:00 2026-11-20T06:00+01:00 2026-11-19T23:50+01:00 2026-11-19T18:05+01:00",
        "18:05 09:00, 2026-11-20, ",
        "09:00 18:05, 2026-11-20, ",
        "00:20 23:50 18:05, 2026-11-21, ",
        "00:20 23:50 18:05, 2026-12-19, ",
    })
    void theOrderOfClockTimesTellsTheirDaysWhereItLeavesNoChoice(
            String clocks, String modified, @Nullable String times) {
        var words = List.of(BRIDGE, FERRY, MORNING, SCHOOLS).iterator();
        var posts = Arrays.stream(clocks.split(" "))
                .map(clock -> "<div class=e><div>%s Uhr</div><p>%s</p></div>"
                        .formatted(clock, words.next().text().getFirst()))
                .collect(Collectors.joining());

        var story = story(page(
                "<meta property=article:published_time content=2026-11-19T17:00:00+01:00>"
                        + "<meta property=article:modified_time content=%sT09:30:00+01:00>".formatted(modified),
                "<div class=liveticker>" + posts + "</div>"));

        assertEquals(
                times == null ? "" : times,
                story.posts().stream()
                        .flatMap(p -> p.at().stream())
                        .map(at -> at.time().toString())
                        .collect(Collectors.joining(" ")));
        assertEquals(clocks.split(" ").length, story.posts().size());
    }

    @Test
    void theNewestPostsTimeIsNotThePages() {
        assertEquals(Optional.empty(), story(boxes(BRIDGE, FERRY, MORNING)).published());
    }

    @Test
    void aSummaryAboveThePostsIsTextOfThePage() {
        var summary = """
                <div class=k><h2>Key events</h2><ul><li><a href="#p3">Old bridge closed</a></li></ul></div>
                <div class=k><h2>What we know</h2><ul><li>The old bridge is closed until further notice.</li></ul></div>
                <p>3 posts""";

        var story = story(boxes(BRIDGE, FERRY, MORNING).replace("<p>3 posts", summary));

        assertEquals(
                new Paragraph(Paragraph.Kind.LIST_ITEM, "The old bridge is closed until further notice."),
                story.paragraphs().getFirst());
        assertEquals(1, story.posts().getFirst().first());
        assertFalse(story.text().contains("Key events"), story::text);
    }

    @Test
    void postsAreFoundByTheHeadlinesThatAreStatedAndThoseBetweenThemByTheirNames() {
        var ledger = """
                <script type="application/ld+json">{"@type":"LiveBlogPosting","liveBlogUpdate":[
                {"headline":"Old bridge closed","datePublished":"2026-11-19T12:40:00Z"},
                {"articleBody":"<p>The noon ferry to the islands will not sail on Thursday.</p>",
                "datePublished":"2026-11-19T11:05:00Z"}]}</script>""";

        var story = story(page(ledger, """
                <ol><li class=post><span>Published at <time>12:40</time></span><h3>Old bridge closed</h3>
                <p>The old bridge was closed at noon, after the river rose.</p><button>Share</button></li>
                <li class=post><p>Trams run as planned.</p><button>Share</button></li>
                <li class=post><p>The noon ferry to the islands will not sail on Thursday.</p></li></ol>"""));

        assertEquals(
                List.of(
                        new Post(0, 2, at("2026-11-19T12:40:00Z", "JSON-LD datePublished"), "", ""),
                        new Post(2, 3, Optional.empty(), "", ""),
                        new Post(3, 4, at("2026-11-19T11:05:00Z", "JSON-LD datePublished"), "", "")),
                story.posts());
        assertEquals(Paragraph.Kind.TEXT, story.paragraphs().getLast().kind());
    }

    @Test
    void microdataIsBelieved() {
        var story = story(page("", """
                <div itemscope itemtype="https://schema.org/LiveBlogPosting">
                <div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting" id="u1">
                <meta itemprop="datePublished" content="2026-11-19T11:05:00Z">
                <div itemprop="articleBody"><p>The noon ferry to the islands will not sail on Thursday.</p></div></div>
                <div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting" id="u0">
                <meta itemprop="datePublished" content="2026-11-19T10:05:00Z">
                <div itemprop="articleBody"><p>The first gusts reached the coast before dawn this morning.</p></div></div>
                </div>"""));

        assertEquals(
                List.of(
                        new Post(0, 1, at("2026-11-19T11:05:00Z", "itemprop datePublished"), "", "u1"),
                        new Post(1, 2, at("2026-11-19T10:05:00Z", "itemprop datePublished"), "", "u0")),
                story.posts());
    }

    @Test
    void aListOfDatedTeasersIsNoLivePage() {
        var teasers = new StringBuilder();
        for (int i = 9; i > 0; i--) {
            teasers.append("""
                    <div class=entry><h3><a href="/news/%d">A report from the north shore, part %d</a></h3>
                    <time datetime="2026-11-1%dT10:00:00Z">Yesterday</time>
                    <p>The county has looked at its bridges again, and found %d of them wanting, it says.</p></div>""".formatted(i, i, i, i));
        }
        var article = page(
                "",
                "<div><p>%s</p><p>%s</p><p>%s</p></div>"
                        .formatted(
                                BRIDGE.text().get(0),
                                BRIDGE.text().get(1),
                                FERRY.text().get(0)));

        assertEquals(List.of(), story(article).posts());
        assertEquals(
                List.of(),
                story(article.replace("</main>", teasers + "</main>")).posts());
    }

    @Test
    void anArticleWithATimeElementOrTwoHasNoPosts() {
        var story = story(page("", """
                <time datetime="2026-11-19T10:00Z">today</time><time datetime="2026-11-19T11:00Z">updated</time>
                <div><p>%s</p><p>%s</p><p>%s</p></div>""".formatted(
                        BRIDGE.text().get(0), BRIDGE.text().get(1), FERRY.text().get(0))));

        assertEquals(List.of(), story.posts());
    }
}
