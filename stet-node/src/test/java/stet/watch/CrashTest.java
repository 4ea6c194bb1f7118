// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.fetch.Timekeeper;
import stet.gazette.Gazette;
import stet.gazette.Habits;
import stet.gazette.Piece;
import stet.model.ArticleId;

/// A watch that is killed in the middle, again and again, and goes on.
@Tag("slow")
class CrashTest {
    private static final Instant MORNING = Instant.parse("2026-11-19T06:00:00Z");
    private static final int ROUNDS = 8;
    private static final int ARTICLES = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    /// What the killed process said that it had kept.
    private record Kept(ArticleId article, int number, String digest, String path) {
        static Optional<Kept> parse(String line) {
            var parts = line.split(" ");
            boolean whole = parts.length == 6 && parts[0].equals("kept") && parts[5].equals(".");
            return whole
                    ? Optional.of(new Kept(new ArticleId(parts[1]), Integer.parseInt(parts[2]), parts[3], parts[4]))
                    : Optional.empty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 20261119)
    void whatWasSaidToBeKeptIsThereAfterEveryKill(long seed) throws Exception {
        var random = new Random(seed);
        var said = new ArrayList<Kept>();
        try (var gazette = new Gazette(Habits.plain())) {
            IntStream.range(0, ARTICLES).forEach(n -> gazette.publish("/story/" + n, piece(n, 1)));
            for (int round = 0; round < ROUNDS; round++) {
                int lines = 1 + random.nextInt(25);
                var begin = MORNING.plus(Duration.ofDays(10L * round));
                said.addAll(assertTimeoutPreemptively(PATIENCE, () -> watchAndKill(gazette, begin, lines)));
                inspect(said);
            }
        }
        assertTrue(said.size() > ROUNDS, said.size() + " versions in all");
    }

    /// Edits each article as soon as its latest version is said to be kept; kills once so many lines were said.
    private List<Kept> watchAndKill(Gazette gazette, Instant begin, int lines)
            throws IOException, InterruptedException {
        var child = start(gazette, begin);
        try (var out = child.inputReader(StandardCharsets.UTF_8)) {
            var said = new ArrayList<Kept>();
            while (said.size() < lines) {
                var kept = next(out);
                gazette.edit(kept.path(), piece(kept.path().hashCode(), kept.number() + 1));
                said.add(kept);
            }
            child.toHandle().destroyForcibly(); // unlike the process's own method it leaves the pipe to be read
            out.lines().flatMap(line -> Kept.parse(line).stream()).forEach(said::add);
            child.waitFor();
            return said;
        } finally {
            child.destroyForcibly();
        }
    }

    private Process start(Gazette gazette, Instant begin) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                Doomed.class.getName(),
                folder.toString(),
                gazette.home(),
                begin.toString());
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        return builder.redirectError(folder.resolve("child.log").toFile()).start();
    }

    private static Kept next(BufferedReader out) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            var kept = Kept.parse(line);
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        throw new IOException("the watch ended by itself");
    }

    private void inspect(List<Kept> said) {
        try (var desk = new Desk(folder, Timekeeper.wall())) {
            var highest = new HashMap<ArticleId, Integer>();
            assertAll(said.stream().map(kept -> () -> {
                var version = desk.library
                        .version(kept.article(), kept.number())
                        .orElseThrow(() -> new AssertionError("lost: " + kept));
                assertEquals(kept.digest(), version.story().digest().hex(), kept.toString());
                highest.merge(kept.article(), kept.number(), Math::max);
            }));
            assertAll(highest.entrySet().stream().map(entry -> () -> whole(desk, entry)));
        }
    }

    /// Numbered without gap, no neighbours alike, and each with its evidence.
    private static void whole(Desk desk, Map.Entry<ArticleId, Integer> entry) {
        var id = entry.getKey();
        var numbers = desk.library.article(id).orElseThrow().versions().stream()
                .map(line -> line.number())
                .toList();
        assertTrue(numbers.size() >= entry.getValue());
        assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
        var digests = numbers.stream()
                .map(n -> desk.library.version(id, n).orElseThrow().story().digest())
                .toList();
        assertEquals(digests.size(), digests.stream().distinct().count(), "every edit was made once");
        assertAll(numbers.stream().map(n -> () -> {
            var evidence = desk.library.evidence(id, n).getFirst();
            var record = desk.archive.read(evidence.file(), evidence.offset());
            assertEquals(evidence.body(), record.body().digest());
        }));
    }

    private static Piece piece(int n, int edition) {
        return new Piece(
                "Ferry line %d to run all winter".formatted(n),
                "",
                "By Ines Okafor",
                List.of(
                        "The island ferry will run through the winter, the council decided on Tuesday evening.",
                        "“We have waited for this for %d years,” said the harbour master.".formatted(edition),
                        "The council pays 240,000 crowns for the season, half of which comes from the county."));
    }
}
