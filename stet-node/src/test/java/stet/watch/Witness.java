// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.netpreserve.jwarc.WarcReader;
import stet.fetch.Timekeeper;
import stet.gazette.Gazette;
import stet.gazette.Habits;
import stet.gazette.Piece;
import stet.model.ArticleId;
import stet.store.Database;

/// Who publishes and edits a few articles, hears what was said to be kept, and holds the archive against it.
final class Witness implements AutoCloseable {
    private static final int ARTICLES = 12;

    final Gazette gazette = new Gazette(Habits.plain());
    private final List<Victim.Kept> said = new ArrayList<>();

    Witness() {
        IntStream.range(0, ARTICLES).forEach(n -> gazette.publish("/story/" + n, piece(n, 1)));
    }

    /// Edits the article as soon as its latest version is said to be kept, so that there is always something to keep.
    void hear(Victim.Kept kept) {
        gazette.edit(kept.path(), piece(kept.path().hashCode(), kept.number() + 1));
        said.add(kept);
    }

    /// What was said and not answered with an edit.
    void hear(List<Victim.Kept> last) {
        said.addAll(last);
    }

    int heard() {
        return said.size();
    }

    /// Nothing that was said is lost, nothing is there twice, every text and every captured byte has its digest, and
    /// every
    /// WARC file is whole up to the last record that a row names.
    void inspect(Path data, Database database) {
        try (var desk = new Desk(data, Timekeeper.wall(), Desk.BUDGETS, database)) {
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

    /// Every WARC file that is not written to any more is read to its end by another program's reader.
    ///
    /// @return the number of records
    static long warcs(Path data) throws IOException {
        long records = 0;
        try (var files = Files.walk(data.resolve("warc"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".warc.gz")).toList()) {
                try (var reader = new WarcReader(file)) {
                    for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                        record.get().body().stream().transferTo(OutputStream.nullOutputStream());
                        records++;
                    }
                }
            }
        }
        return records;
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

    @Override
    public void close() {
        gazette.close();
    }
}
