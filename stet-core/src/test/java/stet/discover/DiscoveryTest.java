// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.discover.Discovery.FeedLink;
import stet.discover.Discovery.Found;
import stet.discover.Discovery.Kind;
import stet.model.Address;
import stet.model.Payload;
import stet.model.Sighting;

class DiscoveryTest {
    private static final String HOME = "https://harbour.example.org";

    @Test
    void aSectionPageNamesItsArticlesOnceWithTheirHeadlines() {
        var found = look("/news/", file("section.html"));

        assertEquals(Kind.SECTION, found.kind());
        assertEquals(
                List.of(
                        HOME + "/news/ferry-returns-after-storm",
                        "https://www.harbour.example.org/2026/03/01/tide",
                        HOME + "/pier"),
                found.sightings().stream().map(s -> s.address().text()).toList());
        assertEquals(
                List.of("Ferry returns after storm", "Tide wall", "Pier reopens to walkers at last"),
                found.sightings().stream().map(Sighting::title).toList());
    }

    @Test
    void aPagesFeedsAreFoundDeclaredOnesFirstAndCommentsLeftOut() {
        assertEquals(
                List.of(
                        new FeedLink(new Address(HOME + "/feeds/news.xml"), "All news"),
                        new FeedLink(new Address(HOME + "/feeds/atom"), ""),
                        new FeedLink(new Address(HOME + "/news/feeds/news.json"), "JSON"),
                        new FeedLink(new Address(HOME + "/rss"), "RSS"),
                        new FeedLink(new Address(HOME + "/feeds/sport.rss?x=1"), "Sport")),
                look("/news/", file("section.html")).feeds());
    }

    @Test
    void nameLanguageAndLikelySitemapsAreTold() {
        var found = look("/news/", file("section.html"));

        assertEquals("The Harbour Journal", found.name());
        assertEquals("en-GB", found.language());
        assertEquals(new Address(HOME + "/news-sitemap.xml"), found.sitemaps().getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "rss-2.0.xml,        FEED",
        "atom-0.3.xml,       FEED",
        "json-feed-1.1.json, FEED",
        "news-sitemap.xml,   SITEMAP",
    })
    void feedsAndSitemapsAreKnownByWhatTheyHold(String file, Kind kind) {
        var found = look("/anything", file(file));

        assertEquals(kind, found.kind());
        assertEquals(kind == Kind.FEED ? "Harbour Journal" : "", found.name());
        assertEquals(2, found.sightings().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /ferry | <meta property="og:type" content="article">                                        | ARTICLE
            /ferry | <script type="application/ld+json">{"@type":"NewsArticle"}</script>                | ARTICLE
            /ferry | <script type="application/ld+json">[{"@type":["Thing","Report"]}]</script>         | ARTICLE
            /ferry | <script type="application/ld+json">{"@type":"ItemList","x":{"@type":"Article"}}</script> | OTHER
            /ferry-returns-after-storm | <p>Words</p>                                                   | ARTICLE
            /      | <meta property="og:type" content="article">                                        | OTHER
            /      | <a href="/ferry-returns-after-storm">Ferry</a>                                     | SECTION
            /about | <p>Words</p>                                                                       | OTHER
            """)
    void pagesAreTakenForWhatTheySayThatTheyAre(String path, String html, Kind kind) {
        assertEquals(kind, look(path, "<!doctype html><html>" + html).kind());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <meta property="og:site_name" content="Harbour Journal"><title>x - y</title>                        | Harbour Journal
            <script type="application/ld+json">{"publisher":{"name":"Harbour Journal"}}</script>               | Harbour Journal
            <script type="application/ld+json">{"publisher":[{"name":"Harbour Journal"}]}</script>             | Harbour Journal
            <title>Ferry returns - what we know - Harbour Journal</title>                                       | Harbour Journal
            <title>Ferry returns</title>                                                                        | ``
            """)
    void theOutletsNameIsFoundWhereItIsStated(String head, String name) {
        assertEquals(name, look("/ferry", "<!doctype html><html><head>" + head).name());
    }

    @Test
    void nothingToWatchSaysWhy() {
        assertEquals(Kind.OTHER, look("/", "").kind());
        assertEquals("it is empty", look("/", "").trouble());
        assertEquals(
                "no link on the page looks like an article",
                look("/", "<!doctype html><p>Hello").trouble());
    }

    @Test
    void hostilePagesAreReadInTime() {
        var deep = "<!doctype html>" + "<div>".repeat(50_000) + "<a href='/a-b-c-d-e'>";
        var json = "<!doctype html><script type='application/ld+json'>" + "[".repeat(50_000) + "</script>";
        var title = "<!doctype html><title>" + " - |".repeat(50_000) + "</title>";

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> look("/", deep));
        assertEquals(
                "",
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> look("/", json))
                        .name());
        assertEquals(
                "",
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> look("/", title))
                        .name());
    }

    private static Found look(String path, String text) {
        return Discovery.look(new Address(HOME + path), Payload.of(text.getBytes(StandardCharsets.UTF_8)), "");
    }

    private static String file(String name) {
        try (var in = DiscoveryTest.class.getResourceAsStream("/discover/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
