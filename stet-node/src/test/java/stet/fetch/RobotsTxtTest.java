// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;
import stet.model.Payload;

/// What one robots.txt says (RFC 9309): its own examples, then random files held against [Rfc9309].
class RobotsTxtTest {
    private static final Address WHERE = new Address("https://example.org/robots.txt");

    private static boolean allows(String robots, String token, String path) {
        return RobotsTxt.parse(WHERE, Payload.of(robots.getBytes(StandardCharsets.UTF_8)), token)
                .allows(WHERE.resolve(path).orElseThrow());
    }

    private static boolean allows(String robots, String path) {
        return allows(robots, "Stet", path);
    }

    /// Section 5.1, asked as each of its crawlers.
    @ParameterizedTest
    @CsvSource({
        "otherbot, /publications/a.gif, true",
        "otherbot, /pictures/a.gif, false",
        "otherbot, /pictures/a.gif?x, true",
        "otherbot, /example/, false",
        "otherbot, /, true",
        "foobot, /, false",
        "foobot, /example/page.html, true",
        "foobot, /example/allowed.gif, true",
        "foobot, /example/other.gif, false",
        "barbot, /example/page.html, false",
        "bazbot, /example/page.html, false",
        "bazbot, /a.gif, true",
        "quxbot, /example/page.html, true"
    })
    void theSimpleExampleOfTheStandardIsReadAsItSays(String token, String path, boolean allowed) {
        var robots = """
                User-Agent: *
                Disallow: *.gif$
                Disallow: /example/
                Allow: /publications/

                User-Agent: foobot
                Disallow:/
                Allow:/example/page.html
                Allow:/example/allowed.gif

                User-Agent: barbot
                User-Agent: bazbot
                Disallow: /example/page.html

                User-Agent: quxbot

                EOF
                """;

        assertEquals(allowed, allows(robots, token, path));
        assertEquals(allowed, Rfc9309.allows(robots, token, path));
    }

    /// Sections 2.2.1 to 2.2.4 and 5.2, one line for each promise.
    @ParameterizedTest
    @CsvSource({
        "'User-agent: stet|Allow: /example/page/|Disallow: /example/page/disallowed.gif', /example/page/disallowed.gif, false",
        "'User-agent: stet|Allow: /example/page/|Disallow: /example/page/disallowed.gif', /example/page/a, true",
        "'User-agent: stet|Disallow: /a||User-agent: x|Disallow: /b||User-agent: STET|Disallow: /c', /a, false",
        "'User-agent: stet|Disallow: /a||User-agent: x|Disallow: /b||User-agent: STET|Disallow: /c', /b, true",
        "'User-agent: stet|Disallow: /a||User-agent: x|Disallow: /b||User-agent: STET|Disallow: /c', /c, false",
        "'User-agent: *|Disallow: /a||User-agent: *|Disallow: /b', /a, false",
        "'User-agent: *|Disallow: /a||User-agent: *|Disallow: /b', /b, false",
        "'User-agent: *|Disallow: /||User-agent: stet|Disallow:', /x, true",
        "'User-agent: stet|Disallow: /p|Allow: /p', /p, true",
        "'User-agent: stet|Disallow: /foo/bar?baz=http://foo.bar', /foo/bar?baz=http://foo.bar, false",
        "'User-agent: stet|Disallow: /foo/bar/ツ', /foo/bar/%E3%83%84, false",
        "'User-agent: stet|Disallow: /foo/bar/%e3%83%84', /foo/bar/ツ, false",
        "'User-agent: stet|Disallow: /foo/bar/%62%61%7A', /foo/bar/baz, false",
        "'User-agent: stet|Disallow: /foo/bar/baz', /foo/bar/%62%61%7A, false",
        "'User-agent: stet|Disallow: /this/*/exactly', /this/one/or/exactly, false",
        "'User-agent: stet|Disallow: /exactly$', /exactly, false",
        "'User-agent: stet|Disallow: /exactly$', /exactly/not, true",
        "'User-agent: stet|Disallow: /a%2Ab', /a*b, false",
        "'User-agent: stet|Disallow: /a%24', /a$, false",
        "'User-agent: stet|Disallow: /a%24', /ab, true",
        "'User-agent: stet # us|Disallow: /a # not b', /a, false",
        "'Sitemap: https://example.org/s|User-agent: stet|Sitemap: https://example.org/t|Disallow: /a', /a, false",
        "'User-agent: x|Crawl-delay: 5|User-agent: stet|Disallow: /a', /a, false",
        "'Disallow: /|User-agent: stet|Disallow: /a', /b, true",
        "'User-agent: stet|Disallow: /robots.txt', /robots.txt, true"
    })
    void eachPromiseOfTheStandardIsKept(String lines, String path, boolean allowed) {
        var robots = lines.replace('|', '\n');

        assertEquals(allowed, allows(robots, path), robots);
    }

    @Test
    void aByteOrderMarkAndOldLineEndsAreRead() {
        assertFalse(allows("\uFEFFuSeR-aGeNt : *\rDISALLOW:/private", "/private"));
        assertTrue(allows("\uFEFFuSeR-aGeNt : *\rDISALLOW:/private", "/public"));
        assertFalse(allows("User-agent: *\r\nDisallow: /private\r\n", "/private"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<!doctype html><html><body>No such page</body></html>", "\0\1\2\u0003", "EOF", ":::"})
    void whatIsNoRobotsTxtHasNoRule(String robots) {
        assertTrue(allows(robots, "/"));
    }

    @Test
    void patternsOfStarsAreMatchedInTime() {
        var stars = "Disallow: /" + "*a".repeat(2000) + "b\n";
        var robots = "User-agent: *\n" + stars.repeat(50);

        assertTimeout(Duration.ofSeconds(2), () -> assertTrue(allows(robots, "/" + "a".repeat(4000))));
    }

    @Test
    void theFirst500KiBCountAndAreRead() {
        var padded = "#".repeat(511) + "\n";
        var robots = padded.repeat(1000 - 2) + "User-agent: *\nDisallow: /private\n";

        assertTrue(robots.length() <= RobotsTxt.MOST_BYTES);
        assertFalse(allows(robots, "/private"));
    }

    /// Two readers that know nothing of each other, over files made up at random. Where they differ, and why:
    ///
    /// | difference | the library | the reference |
    /// | --- | --- | --- |
    /// | a `$` that is not a pattern's last sign | matches nothing | matches itself |
    ///
    /// The standard gives such a sign no meaning (section 2.2.3), so neither is wrong.
    @ParameterizedTest
    @ValueSource(longs = {9309, 1994})
    void randomFilesAreReadAsTheStandardReadsThem(long seed) {
        var differences = new TreeSet<String>();
        var chance = new Random(seed);
        int denied = 0;

        for (int file = 0; file < 250; file++) {
            var robots = robots(chance);
            for (int asked = 0; asked < 6; asked++) {
                var path = ("/" + some(chance, PATHS, 4)).replaceFirst("^/+", "/"); // two would begin a host
                var text = WHERE.resolve(path).orElseThrow().text();
                boolean ours = allows(robots, path);
                denied += ours ? 0 : 1;
                if (ours != Rfc9309.allows(robots, "stet", text.substring("https://example.org".length()))) {
                    differences.add(robots + "\n=> " + path + (ours ? " is allowed" : " is denied"));
                }
            }
        }

        var unexplained = differences.stream()
                .filter(d -> !DOLLAR_INSIDE.matcher(d).find())
                .toList();
        assertEquals(List.of(), unexplained, "seed " + seed);
        assertTrue(denied > 200, denied + " were denied");
    }

    private static final Pattern DOLLAR_INSIDE = Pattern.compile("(?i)allow ?: \\S*[$]\\S");

    private static final List<String> AGENTS =
            List.of("stet", "Stet", "*", "*", "other", "stetson", "ste", "Stet/2.0", "other stet", "stet-x");
    private static final List<String> PATTERNS =
            List.of("/", "a", "b", "*", "$", "%61", "%2F", "%2f", "%2A", "é", "%C3%A9", "%c3%a9", "?", "=", "a/", ".");
    private static final List<String> PATHS =
            List.of("a", "b", "/", "%61", "%2F", "%2A", "é", "%C3%A9", "?", "=", "a/", ".x", "$");
    private static final List<String> OTHERS = List.of(
            "", "# note", "Sitemap: https://example.org/s.xml", "Crawl-delay: 2", "Noindex: /a", "nonsense", "Allow:");

    private static String robots(Random chance) {
        return IntStream.range(0, 2 + chance.nextInt(10))
                .mapToObj(_ -> line(chance))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Random chance) {
        return switch (chance.nextInt(10)) {
            case 0, 1, 2 -> "User-agent: " + one(chance, AGENTS);
            case 3, 4, 5 -> "Disallow: /" + some(chance, PATTERNS, 3);
            case 6, 7 -> "Allow: /" + some(chance, PATTERNS, 3);
            case 8 -> "disallow : /" + some(chance, PATTERNS, 2) + " # why";
            default -> one(chance, OTHERS);
        };
    }

    private static String some(Random chance, List<String> from, int most) {
        return IntStream.range(0, chance.nextInt(most + 1))
                .mapToObj(_ -> one(chance, from))
                .collect(Collectors.joining());
    }

    private static String one(Random chance, List<String> from) {
        return from.get(chance.nextInt(from.size()));
    }
}
