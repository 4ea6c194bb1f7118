// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;
import stet.model.Link;
import stet.model.Paragraph;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.Reading.Reason;
import stet.model.StatedTime;
import stet.model.Story;

final class ExtractorTest {
    static final Address HERE = new Address("https://example.org/news/bridge");
    private static final String TEXT = """
            <p>The old bridge will close for six weeks in the spring, the county said on Tuesday.</p>
            <p>Drivers will be sent along the river road, which adds about four miles to the trip.</p>
            <p>“We know that it is a nuisance,” said the engineer in charge, “but the stones are loose.”</p>
            <p>The work costs £2,000 a day and is paid for by the county and the two parishes together.</p>
            """;

    private static String page(String head, String body) {
        return "<!doctype html><html lang=en><head><title>Old bridge to close</title>%s</head><body>%s</body></html>"
                .formatted(head, body);
    }

    private static String article(String before, String after) {
        return page(
                "", "<article><h1>Old bridge to close</h1>%s<div>%s</div>%s</article>".formatted(before, TEXT, after));
    }

    private static Story story(String html) {
        return assertInstanceOf(Reading.Article.class, Extractor.extract(html, HERE))
                .story();
    }

    private static Reason reason(String html) {
        return assertInstanceOf(Reading.NoArticle.class, Extractor.extract(html, HERE))
                .reason();
    }

    /// Style sheet compilers name classes by hashes, in which any short word may turn up.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "css-{hex}-%s",
                "css-{any}-%s",
                "sc-{any} %s",
                "%s_{any}_{hex}",
                "Page_%s__{any}",
                "%s-{hex}",
                "{uuid}-%s"
            })
    void aHashInAClassNameSaysNothing(String scheme) {
        var plain = story(hashed(scheme, "", "", ""));
        assertEquals(4, plain.paragraphs().size());
        var random = new Random(1);
        for (int i = 0; i < 600; i++) {
            var hex = Integer.toHexString(0x10000 + random.nextInt(0xf0000));
            var any = mixed(random);
            var page = hashed(scheme, hex, any, new UUID(random.nextLong(), random.nextLong()).toString());
            assertEquals(plain, story(page), () -> hex + " " + any);
        }
        for (var hex : List.of("bb1ad", "b95ca", "1ad00", "9ca1b", "ad412")) {
            assertEquals(plain, story(hashed(scheme, hex, "3Ad5x", "bb1ad95c-1ad4-4ca1-ad12-ad41fe5bb1ad")), hex);
        }
    }

    /// Four letters and, between them, a digit.
    private static String mixed(Random random) {
        var signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        var five = random.ints(5, 0, signs.length())
                .map(signs::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        five.setCharAt(1 + random.nextInt(3), (char) ('0' + random.nextInt(10)));
        return five.toString();
    }

    private static String hashed(String scheme, String hex, String any, String uuid) {
        UnaryOperator<String> name = role -> scheme.formatted(role)
                .replace("{hex}", hex)
                .replace("{any}", any)
                .replace("{uuid}", uuid);
        return page(
                "",
                "<div class='%s'><h1 class='%s'>Old bridge to close</h1><div class='%s'>%s</div></div>"
                        .formatted(
                                name.apply("main"),
                                name.apply("hed"),
                                name.apply("body"),
                                TEXT.replace(
                                                "<p>",
                                                "<div class='%s'><p class='%s'>"
                                                        .formatted(name.apply("slot"), name.apply("p")))
                                        .replace("</p>", "</p></div>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='ad-slot'><p>Advertisement</p><p>Boots at half price, this week only, for all.</p></div>",
                "<p class='meta'>Updated 5 minutes ago</p>",
                "<p>4,512 views</p>",
                "<aside><h3>Most read</h3><ul><li><a href=/x>A very long walk</a></li></ul></aside>",
                "<p><em>Also read: <a href=/y>The ferry that was late</a></em></p>",
                "<div class='newsletter'><p>Get the day's headlines in your inbox every morning.</p></div>",
                "<section class='comments'><h2>12 comments</h2><p>I have crossed that bridge every day since I was born.</p></section>",
                "<script>document.title = 'x'</script>"
            })
    void whatALivePageVariesIsNoEdit(String noise) {
        assertEquals(story(article("", "")).digest(), story(article("", noise)).digest());
        assertEquals(story(article("", "")).digest(), story(article(noise, "")).digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "“We know|\"We know",
                "£2,000 a|£2,000\u00a0a",
                "four miles|five miles",
                "Old bridge to close</h1>|Old bridge closes</h1>"
            })
    void aRealEditIsSeenHoweverSmall(String from, String to) {
        var before = article("", "");

        var after = before.replace(from, to);

        assertNotEquals(story(before).digest(), story(after).digest());
    }

    @Test
    void aNoteOfTheOutletIsAParagraphOfItsOwn() {
        var story = story(article("", "<p class=note-x>Clarification: the river road is closed to lorries.</p>"));

        assertEquals(Paragraph.Kind.NOTE, story.paragraphs().getLast().kind());
        assertEquals(
                "Clarification: the river road is closed to lorries.",
                story.paragraphs().getLast().text());
    }

    @Test
    void aBriefStoryIsReadWhereThePageMarksItAsAnArticle() {
        var brief = "<h1>Bridge to close</h1><p>The old bridge closes today.</p><p>More follows shortly.</p>";

        var story = story("<title>Bridge to close</title><article>" + brief + "</article>");

        assertEquals(
                List.of("The old bridge closes today.", "More follows shortly."),
                story.paragraphs().stream().map(Paragraph::text).toList());
        assertEquals(Reason.EMPTY, reason("<title>Bridge</title><div>" + brief + "</div>"));
        assertEquals(
                Reason.SOFT_NOT_FOUND,
                reason("<title>Page not found</title><article>" + brief.replace("Bridge to close", "Page not found")
                        + "</article>"));
    }

    @Test
    void linksAreAbsoluteAndKeepTheirWords() {
        var linked = article("", "").replace("the county said", "<a href='../report?x=1'>the county</a> said");

        assertEquals(
                List.of(new Link("the county", "https://example.org/report?x=1")),
                story(linked).paragraphs().getFirst().links());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHALLENGE|<title>Just a moment</title><h1>Checking your browser</h1><p>Please enable JavaScript and cookies to continue.</p>",
                "SOFT_NOT_FOUND|<title>Page not found</title><h1>Page not found</h1><p>The page has moved or never was.</p>",
                "SOFT_NOT_FOUND|<title>Seite nicht gefunden</title><h1>Seite nicht gefunden</h1><p>Bitte prüfen Sie die Adresse.</p>",
                "SOFT_NOT_FOUND|<title>Removed</title><h1>This article has been removed</h1><p>The Tidewater</p>",
                "ERROR_PAGE|<title>503 Service Unavailable</title><h1>Service Unavailable</h1><p>Please try again.</p>",
                "CONSENT_WALL|<title>Before you continue</title><h1>We value your privacy</h1><p>We and our partners use cookies.</p><button>Accept</button>",
                "EMPTY|<html></html>"
            })
    void aPageInAnArticlesPlaceIsNamedForWhatItIs(Reason expected, String html) {
        assertEquals(expected, reason(html));
    }

    @Test
    void aStubBeforeAPaywallIsNoArticle() {
        var ledger =
                "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}</script>";
        var stub = page(
                ledger,
                "<h1>Old bridge to close</h1><div><p>The old bridge will close for six weeks.</p></div>"
                        + "<div class=paywall><h2>Subscribe to read the rest</h2></div>");

        assertEquals(Reason.PAYWALL, reason(stub));
    }

    @Test
    void anArticleThatReportsOnCaptchasAndPaywallsIsAnArticle() {
        var about =
                article("", "").replace("Old bridge to close", "Page not found: why captchas and paywalls annoy us");

        assertEquals(
                "Page not found: why captchas and paywalls annoy us",
                story(about).headline());
    }

    @Test
    void aListOfLinksIsAnIndex() {
        var list = "<li><a href=/n>Council to vote on a plan for the old market square</a></li>".repeat(30);

        assertEquals(Reason.INDEX, reason(page("", "<h1>News</h1><ul>" + list + "</ul>")));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, iso-8859-1, Café zu teuer – sagt Zoë",
        "windows-1252, utf-8, Café zu teuer und überall größer für Zoë in Genève où l’été",
        "UTF-8, iso-8859-1, Café zu teuer – sagt Zoë",
        "UTF-16LE, , Brücke gesperrt",
        "windows-31j, shift_jis, 新しい橋が開通した",
        "GB18030, gb2312, 新桥今天开通",
        "EUC-KR, euc-kr, 새 다리가 열렸다",
        "windows-1251, windows-1251, Новый мост открыт"
    })
    void textIsDecodedAsItWasMeant(String written, String declared, String headline) {
        var meta = declared == null ? "" : "<meta charset=" + declared + ">";
        var html = "<html><head>" + meta + "<title>x</title></head><body><h1>" + headline + "</h1>" + TEXT
                + "</body></html>";
        var plain = html.replaceAll("[“”£]", "");

        var reading = Extractor.extract(Payload.of(plain.getBytes(Charset.forName(written))), "text/html", HERE);

        assertEquals(
                headline,
                assertInstanceOf(Reading.Article.class, reading).story().headline());
    }

    @Test
    void bytesThatAreNoPageAreNotRead() {
        var reading =
                Extractor.extract(Payload.of(new byte[] {'%', 'P', 'D', 'F', '-', '1', '.', '7'}), "text/html", HERE);

        assertEquals(
                Reason.NOT_HTML,
                assertInstanceOf(Reading.NoArticle.class, reading).reason());
    }

    @Test
    void theNextPageOfTheSameArticleIsFoundAndJoined() {
        var first = page(
                "",
                "<h1>Old bridge to close</h1><div>" + TEXT
                        + "</div><a rel=next href='?page=2'>Next</a><a rel=next href=/other>x</a>");
        var second = page(
                "",
                "<h1>Old bridge to close</h1><div>"
                        + TEXT.replace("bridge", "ferry").replace("The", "A") + "</div>");

        var reading = assertInstanceOf(Reading.Article.class, Extractor.extract(first, HERE));

        assertEquals(Optional.of(new Address("https://example.org/news/bridge?page=2")), reading.next());
        assertEquals(
                8, Extractor.join(reading.story(), story(second)).paragraphs().size());
    }

    @Test
    void aCanonicalAddressOfAnotherSiteIsNotBelieved() {
        var own = article("", "").replace("<title>", "<link rel=canonical href=/news/1><title>");
        var foreign = article("", "").replace("<title>", "<link rel=canonical href=https://example.net/1><title>");

        assertEquals(
                Optional.of(new Address("https://example.org/news/1")),
                assertInstanceOf(Reading.Article.class, Extractor.extract(own, HERE))
                        .canonical());
        assertEquals(
                Optional.empty(),
                assertInstanceOf(Reading.Article.class, Extractor.extract(foreign, HERE))
                        .canonical());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<table><tr><td>",
                "<ul><li>",
                "x<br>",
                "e\u0301 <a href=x>y\u0301</a>",
                "<!--",
                "<script>"
            })
    void hostilePagesEndInBoundedTime(String piece) {
        var reading =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Extractor.extract(piece.repeat(100_000), HERE));

        assertInstanceOf(Reading.class, reading);
    }

    @Test
    void statedTimesKeepTheirOffsetAndTellWhereTheyStood() {
        var head = """
                <meta property=og:title content="Bridge closes for six weeks">
                <meta property=article:published_time content="2026-03-02T23:30:00-05:00">
                <script type=application/ld+json>{"@type":"NewsArticle","dateModified":"2026-03-03T09:00:00+01:00"}</script>""";
        var article = assertInstanceOf(
                Reading.Article.class,
                Extractor.extract(page(head, "<h1>Old bridge to close</h1><div>" + TEXT + "</div>"), HERE));

        var stated = article.stated();
        assertEquals(List.of("Bridge closes for six weeks", "Old bridge to close"), stated.titles());
        assertEquals(
                Optional.of(new StatedTime(
                        OffsetDateTime.parse("2026-03-02T23:30:00-05:00"), "meta article:published_time")),
                stated.published());
        assertEquals(
                Optional.of(new StatedTime(OffsetDateTime.parse("2026-03-03T09:00:00+01:00"), "JSON-LD dateModified")),
                stated.modified());
        assertEquals(
                Optional.of(Instant.parse("2026-03-03T04:30:00Z")),
                article.story().published());
    }

    /// Without a doctype a table does not close the paragraph before it (HTML, 13.2.6.4.7), and stands inside it.
    @Test
    void anAdvertInALayoutTableInsideAnUnclosedParagraphIsDropped() {
        var advert =
                "<table align=right><tr><td>ADVERTISEMENT<br>The Aster hand cart for the garden. Room for more.</td></tr></table>";
        var plain = "<html><body><table><tr><td><h2>Old bridge to close</h2><div>" + TEXT.replaceFirst("</p>", "")
                + "</div></td></tr></table></body></html>";
        int second = plain.indexOf("<p>", plain.indexOf("<p>") + 1);

        assertEquals(
                story(plain).paragraphs(),
                story(plain.substring(0, second) + advert + plain.substring(second))
                        .paragraphs());
    }
}
