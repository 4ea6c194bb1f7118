// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;
import stet.model.Paragraph;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.SiteMemory;

/// What is read out of a page's embedded state, and above all what is not.
final class RescueTest {
    private static final Address HERE = new Address("https://example.org/news/storm-takes-roof-of-club");
    private static final List<String> SAID = List.of(
            "The storm took the roof of the old rowing club in the night, the town said on Friday.",
            "Nobody was hurt, since the regatta had been put off by a week because of the forecast.",
            "Builders will lay a new roof before the autumn, with slates from the quarry in the hills.",
            "The club was founded by eleven fishermen, whose names stand on a board over the door.",
            "“We shall row again in May,” said its oldest member, who had watched from the bridge.");
    private static final String HTML = "<p>" + String.join("</p><p>", SAID) + "</p>";
    private static final String JSON = HTML.replace("/", "\\/").replace("“", "\\u201c");
    private static final String NEXT = "<script id=__NEXT_DATA__ type=application/json>"
            + "{\"props\":{\"pageProps\":{\"article\":{\"headline\":\"Storm takes roof of rowing club\",\"body\":\""
            + JSON
            + "\"}}}}</script>";

    private static String shell(String inBody) {
        return page("", "<div id=root></div>" + inBody);
    }

    private static String page(String head, String body) {
        return "<html lang=en><head><title>Storm takes roof of rowing club | The Gazette</title>%s</head><body>%s</body></html>"
                .formatted(head, body);
    }

    private static Inspection inspect(String html) {
        return Extractor.inspect(html, HERE, PageRules.NONE);
    }

    private static Reading.Article article(String html) {
        return assertInstanceOf(Reading.Article.class, inspect(html).reading());
    }

    private static List<String> texts(Reading.Article article) {
        return article.story().paragraphs().stream().map(Paragraph::text).toList();
    }

    static Stream<Arguments> states() {
        var strings = SAID.stream().map(s -> "\"" + s + "\"").collect(Collectors.joining(","));
        var blocks = SAID.stream()
                .map(s -> "{\"type\":\"text\",\"_id\":\"K7\",\"content\":\"" + s + "\"}")
                .collect(Collectors.joining(","));
        var spans = SAID.stream()
                .map(s ->
                        "{_type:'block',style:'normal',children:[{_type:'span',text:\"%s\"},{_type:'span',text:\"%s\"}]}"
                                .formatted(s.substring(0, 20), s.substring(20)))
                .collect(Collectors.joining(","));
        var title = "\"title\":\"Storm takes roof of rowing club\"";
        return Stream.of(
                Arguments.of("the script __NEXT_DATA__", NEXT),
                Arguments.of(
                        "the script window.__INITIAL_STATE__",
                        "<script>window.__INITIAL_STATE__ = {%s,\"paragraphs\":[%s]};(function(){})();</script>"
                                .formatted(title, strings)),
                Arguments.of(
                        "the script Fusion.globalContent",
                        "<script>window.Fusion=window.Fusion||{};Fusion.globalContent={\"headlines\":{\"basic\":\"Storm takes roof"
                                + " of rowing club\"},\"content_elements\":[{\"type\":\"image\",\"caption\":\"A boat\"},%s]};Fusion.x={}</script>"
                                        .formatted(blocks)),
                Arguments.of(
                        "the script window.__APOLLO_STATE__",
                        "<script>window.__APOLLO_STATE__=JSON.parse(\"{%s,\\\"body\\\":\\\"%s\\\"}\")</script>"
                                .formatted(title.replace("\"", "\\\""), HTML)),
                Arguments.of(
                        "the script state",
                        "<script id=state type=application/json>{\"cache\":{\"article\":\"{%s,\\\"html\\\":\\\"%s\\\"}\"}}</script>"
                                .formatted(title.replace("\"", "\\\""), HTML)),
                Arguments.of(
                        "the script window.story",
                        "<script>// it's a state\nwindow.story = {title: 'Storm takes roof of rowing club', body: [%s],}</script>"
                                .formatted(spans)),
                Arguments.of(
                        "the script self.__next_f",
                        "<script>self.__next_f.push([1,\"1:{\\\"title\\\":\\\"Storm takes roof of rowing club\\\"}\\n2:T%s,%s\"])</script>"
                                        .formatted(Integer.toHexString(utf8(HTML)), HTML.substring(0, 100))
                                + "<script>self.__next_f.push([1,\"%s3:[]\"])</script>".formatted(HTML.substring(100))),
                Arguments.of(
                        "JSON-LD",
                        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Storm takes roof of rowing club\","
                                + "\"articleBody\":\"%s\"}</script>".formatted(String.join("\\n\\n", SAID))),
                Arguments.of(
                        "the attribute data-page",
                        "<div id=app data-page='{%s,\"text\":\"%s\"}'></div>".formatted(title, HTML)));
    }

    private static int utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    @ParameterizedTest
    @MethodSource("states")
    void anArticleThatOnlyTheStateHoldsIsReadFromIt(String place, String state) {
        var article = article(shell(state));

        assertEquals(SAID, texts(article));
        assertEquals("Storm takes roof of rowing club", article.story().headline());
        assertEquals(Optional.of(place), article.stated().text());
    }

    @Test
    void everyRescuedBlockSaysWhereItWasFound() {
        var kept = inspect(shell(NEXT)).blocks(SiteMemory.NOTHING).stream()
                .filter(b -> b.as().equals("text"))
                .map(Explained::reason)
                .distinct()
                .toList();

        assertEquals(List.of("running text, in the script __NEXT_DATA__"), kept);
    }

    @Test
    void visibleTextIsPreferredToTheStates() {
        var article = article(page(
                "",
                "<article><h1>Storm takes roof of rowing club</h1>" + HTML.replace("Friday", "Saturday") + "</article>"
                        + NEXT));

        assertEquals(
                SAID.getFirst().replace("Friday", "Saturday"), texts(article).getFirst());
        assertEquals(Optional.empty(), article.stated().text());
    }

    @Test
    void aTextThatBreaksOffGoesOnFromTheState() {
        var cut = "<article><h1>Storm takes roof of rowing club</h1><p>" + SAID.get(0)
                + "</p><p>Nobody was hurt, since the rega…</p>" + "<p class=credit>Photo: Lee</p></article>";

        var article = article(page("", cut + NEXT));

        assertEquals(SAID, texts(article).subList(0, SAID.size()));
        assertEquals(Optional.of("the script __NEXT_DATA__"), article.stated().text());
    }

    @Test
    void headingsListsQuotationsAndLinksOfTheStateAreKept() {
        var blocks =
                "{\"type\":\"paragraph\",\"children\":[{\"text\":\"%s \"},{\"type\":\"link\",\"url\":\"/club\",\"children\":[{\"text\":\"The club.\"}]}]},"
                                .formatted(SAID.get(0))
                        + "{\"type\":\"heading\",\"text\":\"What comes now\"},{\"type\":\"paragraph\",\"text\":\"%s\"},"
                                .formatted(SAID.get(1))
                        + "{\"type\":\"list\",\"items\":[\"%s\",\"%s\"]},".formatted(SAID.get(2), SAID.get(3))
                        + "{\"type\":\"quote\",\"text\":\"%s\"}".formatted(SAID.get(4));

        var story = article(shell(
                        "<script type=application/json>{\"title\":\"Storm takes roof of rowing club\",\"content\":[%s]}</script>"
                                .formatted(blocks)))
                .story();

        assertEquals(
                List.of(
                        Paragraph.Kind.TEXT,
                        Paragraph.Kind.SUBHEADING,
                        Paragraph.Kind.TEXT,
                        Paragraph.Kind.LIST_ITEM,
                        Paragraph.Kind.LIST_ITEM,
                        Paragraph.Kind.QUOTATION),
                story.paragraphs().stream().map(Paragraph::kind).toList());
        assertEquals(
                "https://example.org/club",
                story.paragraphs().getFirst().links().getFirst().address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type=application/json>{\"articles\":[{\"headline\":\"Mayor opens bridge\",\"body\":\"BODY\"},"
                        + "{\"headline\":\"Cup goes north\",\"body\":\"BODY\"}]}</script>",
                "<script type=application/json>{\"title\":\"Storm takes roof of rowing club\",\"comments\":[{\"text\":\"BODY\"}]}</script>",
                "<script type=application/json>{\"title\":\"Storm takes roof of rowing club\",\"excerpt\":\"BODY\"}</script>",
                "<script type=application/json>{\"title\":\"Storm takes roof of rowing club\",\"privacyPolicy\":\"BODY\"}</script>",
                "<script>var widgets = 'BODY', more = \"BODY\"; if (a < b && c) { d = /'/; }</script>",
                "<script type=text/template>{\"title\":\"Storm takes roof of rowing club\",\"body\":\"BODY\"}</script>"
            })
    void whatIsNotThisArticleIsNoRescue(String state) {
        assertInstanceOf(
                Reading.NoArticle.class,
                inspect(page(
                                        "<meta property=og:title content='Weather for the week'>",
                                        "<div id=root></div>" + state.replace("BODY", JSON))
                                .replace("Storm takes roof of rowing club | The Gazette", "Weather for the week"))
                        .reading());
    }

    /// Each is a sign of payment, and stands in the head, the body or the state of a page that could be rescued.
    static Stream<Arguments> payments() {
        return Stream.of(
                        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Storm\",\"isAccessibleForFree\":false}</script>",
                        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}</script>",
                        "<script type=application/ld+json>{\"@type\":\"WebPage\",\"hasPart\":{\"@type\":\"WebPageElement\",\"isAccessibleForFree\" : \"false\","
                                + "\"cssSelector\":\".more\"}}</script>",
                        "<meta itemprop=isAccessibleForFree content=false>",
                        "<meta property=article:content_tier content=locked>",
                        "<meta property=article:content_tier content=metered>",
                        "<meta name=premium content=true>",
                        "<div class=paywall></div>",
                        "<div id=article-paywall-overlay></div>",
                        "<section class='story story--premium'></section>",
                        "<div data-premium=true></div>",
                        "<div class=subscriber-only></div>",
                        "<p>Subscribe to continue reading.</p>",
                        "<div class=box>This story is for subscribers.</div>",
                        "<div><button>Log in to read the full story</button></div>",
                        "<div hidden>Already a subscriber? Log in</div>",
                        "<noscript>Abonnez-vous pour lire la suite</noscript>",
                        "<div>Dieser Artikel ist exklusiv für Abonnenten unserer Zeitung.</div>",
                        "<div>Читайте продолжение по подписке на нашу газету</div>",
                        "<p>この記事は会員限定です。残りの文章をお読みいただけます。</p>",
                        "<script>window.config = {\"paywall\":{\"enabled\":true}}</script>",
                        "<script>window.config = {article:{isPremium:!0}}</script>",
                        "<script type=application/json>{\"access\":{\"level\":1,\"accessLevel\":\"subscriber\"}}</script>",
                        "<script type=application/json>{\"content_restrictions\":{\"content_code\":\"premium\"}}</script>",
                        "<script type=application/json>{\"user\":{\"hasAccess\":false}}</script>",
                        "<script type=application/json>{\"story\":{\"isFree\":false}}</script>",
                        "<script type=application/json>{\"story\":{\"requiresSubscription\":true}}</script>",
                        "<script type=application/json>{\"story\":\"{\\\"isLocked\\\":true}\"}</script>",
                        "<script>self.__next_f.push([1,\"4:{\\\"memberOnly\\\":true}\\n\"])</script>",
                        "<div id=app data-state='{\"metered\":true}'></div>")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("payments")
    void nothingIsRescuedWhereAnythingSpeaksOfPayment(String sign) {
        for (var place : List.of("%s<div id=root></div>" + NEXT, "<div id=root></div>" + NEXT + "%s")) {
            var reading = inspect(page("", place.formatted(sign))).reading();

            assertTrue(!told(reading).contains("eleven fishermen"), () -> "rescued in spite of " + sign);
        }
    }

    @ParameterizedTest
    @MethodSource("payments")
    void aStubIsNeverCompletedWhereAnythingSpeaksOfPayment(String sign) {
        var stub = "<article><h1>Storm takes roof of rowing club</h1><p>" + SAID.get(0)
                + "</p><p>Nobody was hurt, since the…</p></article>";

        var reading = inspect(page("", stub + sign + NEXT)).reading();

        assertTrue(!told(reading).contains("eleven fishermen"), () -> "completed in spite of " + sign);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<button>Subscribe</button>",
                "<a href=/abo>Abonnieren</a>",
                "<p>Nur 1 € im Monat: Abonnement wählen</p>"
            })
    void aStubIsNotCompletedBesideAnOffer(String offer) {
        var stub = "<main><article><h1>Storm takes roof of rowing club</h1><p>" + SAID.get(0)
                + "</p><p>Nobody was hurt, since the…</p></article>" + offer + "</main>";

        assertTrue(!told(inspect(page("", stub + NEXT)).reading()).contains("eleven fishermen"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>window.config = {\"paywall\":{\"enabled\":false},\"isPremium\":false,\"isAccessibleForFree\":true}</script>",
                "<nav><a href=/s>Subscribe</a></nav>",
                "<p>Get our newsletter: subscribe with your e-mail address.</p>"
            })
    void freePagesOfOutletsThatAlsoSellAreRescued(String sign) {
        assertEquals(SAID, texts(article(shell(sign + NEXT))).subList(0, SAID.size()));
    }

    private static String told(Reading reading) {
        return switch (reading) {
            case Reading.Article article -> article.story().text();
            case Reading.NoArticle none -> none.detail();
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "{\"a\":", "('", "\"\\u", "`${", "/*", "[1,", "{a:\"<p>Nobody. ", "%7B%22", "]}", "\\"})
    void hostileStatesEndInTime(String piece) {
        var script = "<script id=__NEXT_DATA__ type=application/json>" + piece.repeat(2_000_000 / piece.length())
                + "</script>";

        var reading = Extractor.extract(
                Payload.of(shell(script).getBytes(java.nio.charset.StandardCharsets.UTF_8)), "", HERE);

        assertInstanceOf(Reading.NoArticle.class, reading);
    }
}
