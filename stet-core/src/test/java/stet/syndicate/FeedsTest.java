// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import stet.discover.Seeds;
import stet.model.Address;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Run;
import stet.model.Seed;
import stet.model.Shapes;
import tools.jackson.databind.json.JsonMapper;

class FeedsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String HOSTILE =
            "]]></content><script>alert('1')</script>\u0000\u000B\uFFFE\uD83D &amp; \"x\"";

    static Stream<Arguments> writers() {
        return Stream.of(
                Arguments.of("changes.atom", (Function<Feed, String>) AtomFeed::write),
                Arguments.of("changes.rss", (Function<Feed, String>) RssFeed::write),
                Arguments.of("changes.json", (Function<Feed, String>) JsonFeed::write));
    }

    @ParameterizedTest
    @MethodSource("writers")
    void aFeedIsWrittenAsTheGoldenFileShows(String file, Function<Feed, String> writer) {
        assertEquals(golden(file), writer.apply(new Feed(channel(), List.of(ferry(), arabic()))));
    }

    @ParameterizedTest
    @MethodSource("writers")
    void ourOwnReaderReadsWhatIsWritten(String file, Function<Feed, String> writer) {
        var text = writer.apply(new Feed(channel(), List.of(ferry(), arabic())));
        var seed = new Seed(new OutletId("stet"), new Address("https://stet.example.org/" + file), Seed.Kind.FEED);

        var named =
                Seeds.read(seed, Payload.of(text.getBytes(StandardCharsets.UTF_8)), "", seed.address(), Shapes.NONE);

        assertEquals("", named.trouble());
        assertEquals(
                List.of(
                        Optional.of("tag:stet.example.org,2026:zc5g82/2"),
                        Optional.of("tag:stet.example.org,2026:bbp6nd/3")),
                named.sightings().stream().map(s -> s.guid()).toList());
        assertEquals("Ferry carries 35 & more", named.sightings().getFirst().title());
        assertEquals(Optional.of(NOON), named.sightings().getFirst().published());
    }

    @Test
    void anArchiveDocumentSaysSoAndNamesItsNeighbours() {
        var part = new Part.Archive(
                "https://stet.example.org/feed",
                Optional.of("https://stet.example.org/feed?archive=7"),
                "https://stet.example.org/feed?next=40");
        var feed = new Feed(channel(part), List.of(ferry()));

        for (var xml : List.of(AtomFeed.write(feed), RssFeed.write(feed))) {
            assertTrue(xml.contains("<fh:archive/>"), xml);
            assertTrue(xml.matches("(?s).*link rel=\"current\" type=\"[^\"]+\" href=\"[^\"]+/feed\".*"), xml);
            assertTrue(xml.matches("(?s).*link rel=\"prev-archive\" type=\"[^\"]+\" href=\"[^\"]+archive=7\".*"), xml);
            assertTrue(xml.matches("(?s).*link rel=\"next-archive\" type=\"[^\"]+\" href=\"[^\"]+next=40\".*"), xml);
        }
        assertTrue(JsonFeed.write(feed).contains("\"next_url\" : \"https://stet.example.org/feed?archive=7\""));
    }

    @Test
    void hostileTextStaysText() throws Exception {
        var feed = new Feed(channel(), List.of(hostile()));

        var atom = parsed(AtomFeed.write(feed));
        var rss = parsed(RssFeed.write(feed));
        var json = JsonMapper.shared().readTree(JsonFeed.write(feed));
        var content = atom.getElementsByTagName("content").item(0).getTextContent();

        assertEquals(0, atom.getElementsByTagName("script").getLength());
        assertEquals(
                "]]></content><script>alert('1')</script> &amp; \"x\"",
                atom.getElementsByTagName("title").item(1).getTextContent());
        assertFalse(content.contains("<script"));
        assertEquals(
                content, rss.getElementsByTagName("content:encoded").item(0).getTextContent());
        assertEquals(content, json.at("/items/0/content_html").asString());
    }

    @Test
    void marksAreReadableWithoutAnyStyle() {
        var html = MarkedHtml.of(ferry(), "en");
        var plain = html.replaceAll("<[^>]*>", "");

        assertTrue(plain.contains("The ferry carried [−33] [+35] people."), plain);
        assertTrue(plain.contains("Added: The pier is open."), plain);
        assertTrue(plain.contains("Removed: The pier is shut."), plain);
        assertTrue(plain.contains("Moved: The council met."), plain);
    }

    @Test
    void anUnknownLanguageLeavesTheDirectionToTheReader() {
        assertTrue(MarkedHtml.of(hostile(), "en").contains("<div dir=\"auto\">"));
        assertTrue(MarkedHtml.of(arabic(), "de").contains("<div lang=\"ar\" dir=\"rtl\">"));
    }

    @Test
    void whatIsSaidOfTheArticleCarriesTheReadersLanguage() {
        var html = MarkedHtml.of(arabic(), "de");

        assertTrue(html.startsWith("<p lang=\"de\" dir=\"ltr\">"), html);
        assertTrue(html.contains("<strong lang=\"de\" dir=\"ltr\">Headline:</strong>"), html);
    }

    @Test
    void anEntryIsNotUpdatedBeforeItIsPublished() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Entry("id", "link", "t", "o", "s", NOON, NOON.minusSeconds(1), "", List.of(), List.of()));
    }

    private static Channel channel() {
        return channel(new Part.Current(Optional.of("https://stet.example.org/feed?archive=40")));
    }

    private static Channel channel(Part part) {
        return new Channel(
                "tag:stet.example.org,2026:changes",
                "Latest changes",
                "https://stet.example.org/",
                "https://stet.example.org/feed",
                part,
                NOON.plusSeconds(3600),
                "en");
    }

    private static Entry ferry() {
        return new Entry(
                "tag:stet.example.org,2026:zc5g82/2",
                "https://stet.example.org/a/zc5g82/1..2",
                "Ferry carries 35 & more",
                "Harbour Journal",
                "1 figure changed: 33 → 35 people",
                NOON,
                NOON.plusSeconds(60),
                "en-GB",
                List.of("figure", "text added"),
                List.of(
                        new Row(
                                "Headline:",
                                List.of(kept("Ferry carries "), removed("33"), added("35")),
                                Row.Fate.KEPT),
                        new Row(
                                "",
                                List.of(kept("The ferry carried"), removed(" 33"), added(" 35"), kept(" people.")),
                                Row.Fate.KEPT),
                        new Row("Added:", List.of(added("The pier is open.")), Row.Fate.ADDED),
                        new Row("Moved:", List.of(kept("The council met.")), Row.Fate.MOVED),
                        new Row("Removed:", List.of(removed("The pier is shut.")), Row.Fate.REMOVED)));
    }

    private static Entry arabic() {
        return new Entry(
                "tag:stet.example.org,2026:bbp6nd/3",
                "https://stet.example.org/a/bbp6nd/2..3",
                "عودة العبارة",
                "صحيفة الميناء",
                "Headline reworded",
                NOON,
                NOON,
                "ar",
                List.of("headline"),
                List.of(new Row("Headline:", List.of(added("عودة "), kept("العبارة")), Row.Fate.KEPT)));
    }

    private static Entry hostile() {
        var runs = List.of(kept(HOSTILE), added(HOSTILE), removed(" \n "), removed(HOSTILE));
        return new Entry(
                "tag:stet.example.org,2026:x/1",
                "https://stet.example.org/?a=1&b=<2>",
                HOSTILE,
                HOSTILE,
                HOSTILE,
                NOON,
                NOON,
                "",
                List.of(HOSTILE),
                List.of(new Row(HOSTILE, runs, Row.Fate.KEPT)));
    }

    private static Run kept(String text) {
        return new Run(Run.Fate.KEPT, text);
    }

    private static Run added(String text) {
        return new Run(Run.Fate.ADDED, text);
    }

    private static Run removed(String text) {
        return new Run(Run.Fate.REMOVED, text);
    }

    private static org.w3c.dom.Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String golden(String name) {
        try (var in = FeedsTest.class.getResourceAsStream("/syndicate/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
