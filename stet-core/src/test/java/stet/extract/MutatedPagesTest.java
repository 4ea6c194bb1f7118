// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole pages with pieces cut, doubled, swapped, torn out of other pages and bytes turned over: what is promised of
/// any page holds for each. The seed of a failure is its name.
final class MutatedPagesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PAGES_OF_A_SEED = 12;
    private static final int LARGEST = 1 << 18;
    private static final List<String> NAMES =
            List.of("en-harbour", "de-bahn", "fr-crue", "es-ciencia", "ru-teatr", "ja-kaze", "ar-miyah");
    private static final List<String> SCRAPS = List.of(
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<![CDATA[",
            "]]>",
            "<table>",
            "<td>",
            "</p>",
            "<p>",
            "<svg>",
            "<math>",
            "<template>",
            "<noscript>",
            "<plaintext>",
            "<textarea>",
            "<title>",
            "<base href=//[>",
            "<meta charset=utf-16>",
            "<meta charset=x-user-defined>",
            "&#x110000;",
            "&#0;",
            "&ngE;",
            "\u0000",
            "\ufeff",
            "\ud800",
            "e\u0301\u0301\u0301",
            "\u202e",
            "\u00a0",
            "<h1>",
            "</h1>",
            "<body>",
            "</body>",
            "<script type=application/ld+json>[[[[{\"@graph\":",
            "{\"@type\":\"NewsArticle\",\"author\":[",
            "<a href='https://:0@\\'>",
            "<time datetime='-999999999-13-99T99:99'>",
            "<div hidden>",
            "style='display:none'");

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aMutatedPageIsReadAsPromised(int seed) throws IOException {
        var random = new Random(seed);
        var page = page(NAMES.get(random.nextInt(NAMES.size())));
        var other = page(NAMES.get(random.nextInt(NAMES.size())));

        assertTimeoutPreemptively(LIMIT, () -> readMutations(page, other, random));
    }

    private static void readMutations(byte[] page, byte[] other, Random random) {
        var now = page;
        for (int i = 0; i < PAGES_OF_A_SEED; i++) {
            now = mutated(now, other, random);
            Promises.kept(now);
            Promises.keptDecoded(now);
        }
    }

    private static byte[] mutated(byte[] page, byte[] other, Random random) {
        int from = random.nextInt(page.length + 1);
        int to = Math.min(page.length, from + random.nextInt(1 << random.nextInt(1, 13)));
        var mutated = switch (random.nextInt(8)) {
            case 0 -> replaced(page, from, to, new byte[0]);
            case 1 -> replaced(page, from, from, Arrays.copyOfRange(page, from, to));
            case 2 -> replaced(page, from, to, piece(other, random));
            case 3 ->
                replaced(
                        page,
                        from,
                        from,
                        scrap(random).repeat(random.nextInt(1, 400)).getBytes(StandardCharsets.UTF_8));
            case 4 -> replaced(page, from, to, noise(to - from, random));
            case 5 -> replaced(page, from, from, scrap(random).getBytes(StandardCharsets.UTF_16LE));
            case 6 -> replaced(page, from, page.length, new byte[0]);
            default -> replaced(page, from, from, scrap(random).getBytes(StandardCharsets.UTF_8));
        };
        return mutated.length == 0 || mutated.length > LARGEST ? other : mutated;
    }

    private static byte[] replaced(byte[] page, int from, int to, byte[] piece) {
        var result = Arrays.copyOf(page, from + piece.length + page.length - to);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(page, to, result, from + piece.length, page.length - to);
        return result;
    }

    private static byte[] piece(byte[] page, Random random) {
        int from = random.nextInt(page.length);
        return Arrays.copyOfRange(page, from, Math.min(page.length, from + random.nextInt(4000)));
    }

    private static byte[] noise(int length, Random random) {
        var noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static String scrap(Random random) {
        return SCRAPS.get(random.nextInt(SCRAPS.size()));
    }

    private static byte[] page(String name) throws IOException {
        try (var in = MutatedPagesTest.class.getResourceAsStream("/extract/" + name + ".html")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
