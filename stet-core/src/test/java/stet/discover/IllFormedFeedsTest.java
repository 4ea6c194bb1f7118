// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Header;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Seed;
import stet.model.Shapes;
import stet.model.Sighting;

/// Feeds as broken as the web has them, beside what can be read of each.
class IllFormedFeedsTest {
    private static final Seed SEED =
            new Seed(new OutletId("harbour"), new Address("https://harbour.example.org/feed.xml"), Seed.Kind.FEED);

    private static byte[] file(String name) {
        try (var in = IllFormedFeedsTest.class.getResourceAsStream("/discover/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seeds.Named read(byte[] bytes) {
        return Seeds.read(SEED, Payload.of(bytes), "application/xml", SEED.address());
    }

    private static String line(Sighting sighting) {
        return Stream.of(
                        sighting.address().text().replace("https://harbour.example.org", ""),
                        sighting.title(),
                        sighting.published().map(Object::toString).orElse("-"),
                        sighting.modified().map(Object::toString).orElse("-"),
                        sighting.guid().orElse("-"))
                .collect(Collectors.joining(" | "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leading-junk",
                "entities",
                "guid-only",
                "bases",
                "dates",
                "html-inside",
                "bom-and-lie",
                "two-encodings"
            })
    void asMuchIsReadAsCanBe(String name) {
        var golden = new String(file("ill-formed/" + name + ".txt"), StandardCharsets.UTF_8);

        var read = read(file("ill-formed/" + name + ".xml")).sightings().stream()
                .map(IllFormedFeedsTest::line)
                .collect(Collectors.joining("\n", "", "\n"));

        assertEquals(golden, read);
    }

    static Stream<Arguments> mutations() {
        return Stream.of("rss-2.0.xml", "rss-1.0.rdf", "atom-1.0.xml", "json-feed-1.1.json", "news-sitemap.xml")
                .flatMap(file -> IntStream.range(0, 8).mapToObj(seed -> Arguments.arguments(file, seed)));
    }

    /// A byte dropped, doubled or changed somewhere costs at most what stands there, and never more than is said.
    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("mutations")
    void aFaultAnywhereIsSurvivedAndInventsNothing(String file, int seed) {
        var whole = file(file);
        var random = new Random(seed);
        for (int n = 0; n < 40; n++) {
            var named = read(mutated(whole, random));

            assertTrue(named.sightings().size() <= 4, () -> named.toString());
            assertTrue(
                    !named.sightings().isEmpty()
                            || !named.trouble().isEmpty()
                            || !named.foreign().isEmpty(),
                    "an empty list is explained");
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        var odd = "<>&\"'/[]{}\u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        return switch (random.nextInt(3)) {
            case 0 -> joined(bytes, at, new byte[0], at + 1);
            case 1 -> joined(bytes, at, new byte[] {odd[random.nextInt(odd.length)]}, at);
            default -> joined(bytes, at, new byte[] {odd[random.nextInt(odd.length)]}, at + 1);
        };
    }

    private static byte[] joined(byte[] bytes, int end, byte[] between, int begin) {
        var out = new byte[end + between.length + bytes.length - begin];
        System.arraycopy(bytes, 0, out, 0, end);
        System.arraycopy(between, 0, out, end, between.length);
        System.arraycopy(bytes, begin, out, end + between.length, bytes.length - begin);
        return out;
    }

    @Test
    void aFeedSaysHowOftenItWantsToBeAskedAndWhoPushesIt() {
        var feed = """
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel><title>Harbour</title><link>https://harbour.example.org/</link><ttl>15</ttl>
            <sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
            <atom:link rel="hub" href="https://hub.example.net/"/><atom:link rel="self" href="/feed.xml?full=1"/>
            <item><title>Ferry</title><link>https://harbour.example.org/news/ferry</link></item></channel></rss>""";

        var terms = read(feed.getBytes(StandardCharsets.UTF_8)).terms();

        assertEquals("PT30M", terms.pace().orElseThrow().toString());
        assertEquals(
                "https://hub.example.net/", terms.hub().orElseThrow().address().text());
        assertEquals(
                "https://harbour.example.org/feed.xml?full=1",
                terms.hub().orElseThrow().topic().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {";a", "; rel=hub", ";a=\"b\"", " ; x=y "})
    void aLinkHeaderWithAHundredThousandParametersIsReadOrLeft(String parameter) {
        var link = new Header("Link", "<https://hub.example.net/>" + parameter.repeat(100_000));
        var body = Payload.of("<rss version='2.0'><channel/></rss>".getBytes(StandardCharsets.UTF_8));
        var capture = new Capture(
                SEED.address(), List.of(), true, Instant.EPOCH, Duration.ZERO, 200, List.of(link), body, body);

        var named = Seeds.read(SEED, capture, Shapes.NONE);

        assertEquals(parameter.contains("hub"), named.terms().hub().isPresent());
    }

    @Test
    void whatIsBeyondTheLongestListIsCounted() {
        var lines = IntStream.rangeClosed(1, 100_002)
                .mapToObj("https://example.org/%d\n"::formatted)
                .collect(Collectors.joining());

        var list = SourceList.read(Payload.of(lines.getBytes(StandardCharsets.UTF_8)));

        assertEquals(100_000, list.sources().size());
        assertEquals(List.of("only the first 100000 addresses were read; left out: 2"), list.troubles());
    }

    @Test
    void listsOfSourcesAreReadAsProgramsWriteThem() {
        var opml = """
            <?xml version="1.0"?><opml version="1.1"><body><outline text="News & views">
            <outline text="Harbour" type="rss" xmlurl="https://harbour.example.org/feed.xml">
            <outline title="Courier" xmlUrl="feed://courier.example.org/rss"/><outline type="link" url="https://a.example.org/"/>
            <outline text="bad" xmlUrl="gopher://x/"/></outline></body>""";
        var lines =
                "\ufeff# mine\r\nhttps://harbour.example.org/feed.xml Harbour\r\n\r\ncourier.example.org\r\nnot an address\r\n";

        var fromOpml = SourceList.read(Payload.of(opml.getBytes(StandardCharsets.UTF_8)));
        var fromLines = SourceList.read(Payload.of(lines.getBytes(StandardCharsets.UTF_8)));

        assertEquals(
                List.of(
                        "https://harbour.example.org/feed.xml",
                        "http://courier.example.org/rss",
                        "https://a.example.org/"),
                fromOpml.sources().stream().map(s -> s.address().text()).toList());
        assertEquals(
                List.of("Harbour", "Courier", ""),
                fromOpml.sources().stream().map(SourceList.Source::title).toList());
        assertEquals(1, fromOpml.troubles().size());
        assertEquals(
                List.of("https://harbour.example.org/feed.xml", "https://courier.example.org/"),
                fromLines.sources().stream().map(s -> s.address().text()).toList());
        assertEquals(List.of("“not” is no http or https address; it was left out"), fromLines.troubles());
    }
}
