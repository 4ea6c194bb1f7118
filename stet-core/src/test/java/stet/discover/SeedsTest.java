// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.discover.Harbour.HOME;
import static stet.discover.Harbour.addresses;
import static stet.discover.Harbour.file;
import static stet.discover.Harbour.item;
import static stet.discover.Harbour.read;
import static stet.discover.Harbour.rss;
import static stet.discover.Harbour.seed;
import static stet.discover.Harbour.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.discover.Seeds.Named;
import stet.model.Payload;
import stet.model.Sighting;
import stet.model.Terms;

class SeedsTest {
    @ParameterizedTest
    @CsvSource({
        "rss-2.0.xml",
        "rss-0.91.xml",
        "rss-1.0.rdf",
        "atom-1.0.xml",
        "atom-0.3.xml",
        "json-feed-1.1.json",
        "news-sitemap.xml",
    })
    void everyKindOfSeedNamesTheSameTwoArticles(String file) {
        var named = read(file(file));

        assertEquals(
                List.of(HOME + "/news/ferry-returns-after-storm", HOME + "/news/council-votes-on-tide-wall?page=1"),
                addresses(named.sightings()));
        assertEquals(
                List.of("Ferry returns after storm", "Council votes on tide wall & sluice"),
                named.sightings().stream().map(Sighting::title).toList());
        assertEquals("", named.trouble());
        assertEquals(List.of(), named.foreign());
    }

    @ParameterizedTest
    @CsvSource({
        "rss-2.0.xml,        2026-03-01T12:30:00Z, ''",
        "rss-0.91.xml,       '',                   ''",
        "rss-1.0.rdf,        2026-03-01T12:30:00Z, ''",
        "atom-1.0.xml,       2026-03-01T12:30:00Z, 2026-03-01T13:00:00Z",
        "atom-0.3.xml,       2026-03-01T12:30:00Z, 2026-03-01T13:00:00Z",
        "json-feed-1.1.json, 2026-03-01T12:30:00Z, 2026-03-01T13:00:00Z",
        "news-sitemap.xml,   2026-03-01T12:30:00Z, 2026-03-01T13:00:00Z",
    })
    void timesAreAsTheSeedStatesThem(String file, String published, String modified) {
        var first = read(file(file)).sightings().getFirst();

        assertEquals(published, first.published().map(Instant::toString).orElse(""));
        assertEquals(modified, first.modified().map(Instant::toString).orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "rss-2.0.xml,        hg-1001",
        "rss-1.0.rdf,        https://harbour.example.org/id/1001",
        "atom-1.0.xml,       'tag:harbour.example.org,2026:1001'",
        "atom-0.3.xml,       'tag:harbour.example.org,2026:1001'",
        "json-feed-1.1.json, hg-1001",
    })
    void theFeedsOwnNameForAnEntryIsKept(String file, String guid) {
        assertEquals(Optional.of(guid), read(file(file)).sightings().getFirst().guid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rss-2.0.xml",
                "rss-0.91.xml",
                "rss-1.0.rdf",
                "atom-1.0.xml",
                "atom-0.3.xml",
                "json-feed-1.1.json",
                "news-sitemap.xml"
            })
    void aSeedCutAtAnyByteGivesOnlyWholeEntriesAndSaysSo(String file) {
        var bytes = file(file);
        var whole = read(bytes);
        var end = new String(bytes, StandardCharsets.UTF_8).stripTrailing().getBytes(StandardCharsets.UTF_8).length;

        for (int length = 0; length < end; length++) {
            var cut = read(Arrays.copyOf(bytes, length));
            int count = cut.sightings().size();
            assertEquals(whole.sightings().subList(0, count), cut.sightings(), "cut at byte " + length);
            assertTrue(!cut.trouble().isEmpty(), "cut at byte " + length);
        }
    }

    @Test
    void aFeedCutInItsLastEntryGivesTheEntriesBefore() {
        var text = text("rss-2.0.xml");

        var named = read(text.substring(0, text.lastIndexOf("</item>") + 3));

        assertEquals(List.of(HOME + "/news/ferry-returns-after-storm"), addresses(named.sightings()));
        assertEquals("it ends early, after 1 whole entry", named.trouble());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>A&nbsp;B</title>",
                "<title>A & B</title>",
                "<title>A < B</title>",
                "<title>A<br>B</title>",
                "<title>A \u0001 B</title>",
                "<title>A &#1; B</title>",
                "<title>A &unknown; B</title>",
                "<media:thumbnail url='x'/><title>A</title>",
                "<a:b:c>x</a:b:c><title>A</title>",
                "<title checked>A</title>",
                "<title>A</title><description>open",
                "<pubDate>yesterday</pubDate>",
                "<pubDate></pubDate>",
                "<enclosure length='many' url='x'/>",
            })
    void anIllFormedEntryIsReadAndSoAreItsNeighbours(String broken) {
        var named = read(rss(item("/news/one-two-three-four", "")
                + item("/news/two-three-four-five", broken)
                + item("/news/three-four-five-six", "")));

        assertEquals(
                List.of(
                        HOME + "/news/one-two-three-four",
                        HOME + "/news/two-three-four-five",
                        HOME + "/news/three-four-five-six"),
                addresses(named.sightings()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ttl>soon</ttl><skipHours><hour>x</hour></skipHours><cloud port='x'/>",
                "<image><url>x</url><width>wide</width></image>",
                "<textInput/><rating>5</rating><category/>",
                "<itunes:owner><itunes:name>x</itunes:name></itunes:owner>",
            })
    void anOddChannelDoesNotHideItsItems(String odd) {
        assertEquals(
                1,
                read(rss(odd + item("/news/one-two-three-four", "")))
                        .sightings()
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, '',                              ''",
        "windows-1252, '<?xml version=\"1.0\"?>',       ''",
        "windows-1252, '<?xml version=\"1.0\" encoding=\"UTF-8\"?>', ''",
        "windows-1252, '<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>', ''",
        "UTF-8,        '<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>', ''",
        "UTF-8,        '<?xml version=\"1.0\" encoding=\"no-such\"?>', text/xml;charset=%%",
        "UTF-16LE,     '',                              ''",
        "UTF-16BE,     '<?xml version=\"1.0\" encoding=\"UTF-16\"?>', ''",
        "ISO-8859-2,   '<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>', ''",
        "ISO-8859-15,  '',                              'text/xml; charset=\"iso-8859-15\"'",
    })
    void lettersAreReadWhateverIsDeclared(String charset, String declaration, String contentType) {
        var text = declaration + rss(item("/news/one-two-three-four", "<title>Größe über alles, Käse</title>"));

        var named = read(text.getBytes(Charset.forName(charset)), contentType);

        assertEquals("Größe über alles, Käse", named.sightings().getFirst().title());
    }

    @Test
    void entitiesOfOnesOwnAreRefusedSoThatNothingIsReadOrBlownUp() {
        var laughs = IntStream.range(1, 30)
                .mapToObj(i -> "<!ENTITY l%d \"%s\">"
                        .formatted(i, "&l%d;".formatted(i - 1).repeat(10)))
                .collect(Collectors.joining());
        var bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'ha'>" + laughs + "]>"
                + rss(item("/news/one-two-three-four", "<title>&l29;</title>"));
        var file = "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                + rss(item("/news/one-two-three-four", "<title>&x;</title>"));

        assertEquals(
                "refused: it has a DOCTYPE that defines entities", read(bomb).trouble());
        assertEquals(
                "refused: it has a DOCTYPE that defines entities", read(file).trouble());
        assertEquals(List.of(), read(bomb).sightings());
        assertEquals(List.of(), read(file).sightings());
    }

    @Test
    void aDoctypeWithoutEntitiesIsPassedOver() {
        var doctype =
                "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://dtd.example/x.dtd\">";

        assertEquals(
                1,
                read(doctype + rss(item("/news/one-two-three-four", "")))
                        .sightings()
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "'',          it is empty",
        "' \n\t',     it is empty",
        "'oops',      it is neither a feed nor a sitemap nor a page",
        "'<rss><channel>', it ends before its first whole entry",
        "'{}',        'it is JSON, but has no items'",
        "'<svg/>',    it is neither a feed nor a sitemap nor a page",
        "'<rss version=\"2.0\"><item/></rss>', it is no feed that can be read: an element that its format asks for is missing",
    })
    void whatNamesNothingSaysWhy(String text, String trouble) {
        var named = read(text);

        assertEquals(List.of(), named.sightings());
        assertEquals(trouble, named.trouble());
    }

    @Test
    void aFeedWithoutEntriesIsNoTrouble() {
        assertEquals(new Named(List.of(), List.of(), "", List.of(), Terms.NONE), read(rss("")));
    }

    @Test
    void eachAddressIsNamedOnceAndTheFirstWins() {
        var named = read(rss(item("/news/one-two-three-four?utm_source=a", "<title>First</title>")
                + item("/news/one-two-three-four", "<title>Second</title>")));

        assertEquals(
                List.of("First"),
                named.sightings().stream().map(Sighting::title).toList());
    }

    @Test
    void articlesOfOtherSitesStandApart() {
        var named = read(rss(item("/news/one-two-three-four", "") + item("https://other.example.net/a-b-c-d", "")));

        assertEquals(List.of(HOME + "/news/one-two-three-four"), addresses(named.sightings()));
        assertEquals(List.of("https://other.example.net/a-b-c-d"), addresses(named.foreign()));
    }

    @Test
    void aFeedKeptOnAFeedHostNamesArticlesOfItsHome() {
        var seed = seed("https://feeds.example.net/harbour");
        var feed = rss(item(HOME + "/news/one-two-three-four", "") + item("https://third.example.com/a", ""));

        var named = Seeds.read(seed, Payload.of(feed.getBytes(StandardCharsets.UTF_8)), "", seed.address());

        assertEquals(List.of(HOME + "/news/one-two-three-four"), addresses(named.sightings()));
        assertEquals(List.of("https://third.example.com/a"), addresses(named.foreign()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <link>/a</link>                                                       | /a
            <link> /a?utm_medium=rss </link>                                      | /a
            <guid>https://harbour.example.org/g</guid>                            | /g
            <guid isPermaLink="true">https://harbour.example.org/g</guid>         | /g
            <link>/a</link><guid>https://harbour.example.org/g</guid>             | /a
            <link>https://t.example/x</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://harbour.example.org/o</f:origLink> | /o
            """)
    void anItemsAddressIsFoundWhereverItStands(String parts, String path) {
        assertEquals(
                List.of(HOME + path),
                addresses(read(rss("<item>" + parts + "</item>")).sightings()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<guid isPermaLink='false'>https://harbour.example.org/g</guid>",
                "<link>javascript:alert(1)</link>",
                "<link>mailto:a@b.example</link>",
                "<link></link>",
                "<link>/</link>",
                "<title>Only words</title>",
            })
    void anItemWithoutAnAddressOfItsOwnIsPassedOver(String parts) {
        var named = read(rss("<item>" + parts + "</item>" + item("/news/one-two-three-four", "")));

        assertEquals(List.of(HOME + "/news/one-two-three-four"), addresses(named.sightings()));
    }

    @Test
    void relativeLinksFollowTheBasesAroundThem() {
        var feed = """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="/desk/"><title>x</title>
                <entry xml:base="storm/"><id>1</id><title>t</title><link href="ferry"/></entry>
                <entry><id>2</id><title>t</title><link rel="enclosure" href="a.mp3"/><link rel="alternate" href="pier"/></entry>
                </feed>""";

        assertEquals(
                List.of(HOME + "/desk/storm/ferry", HOME + "/desk/pier"),
                addresses(read(feed).sightings()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>",
                "<a><b>",
                "<![CDATA[",
                "<!--",
                "<!-- a -->",
                "<a b='",
                "&#x1F600;",
                "{\"items\":[",
                "[",
                "<item><link>/a</link>",
                "<rss version='2.0'>"
            })
    void endlessRepetitionIsReadOrRefusedInTime(String piece) {
        var text = "<rss><channel>" + piece.repeat(200_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(text));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(piece.repeat(200_000 / piece.length()) + rss("")));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read("{\"items\":[" + "[".repeat(100_000)));
    }
}
