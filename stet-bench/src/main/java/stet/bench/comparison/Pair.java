// SPDX-License-Identifier: Apache-2.0
package stet.bench.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import stet.model.Paragraph;
import stet.model.Story;
import tools.jackson.databind.json.JsonMapper;

/// Two texts to be compared, made of the paragraphs of real articles.
///
/// @param before the older text
/// @param after the newer
public record Pair(Story before, Story after) {
    private static final double EDITED = 0.03;
    private static final long SEED = 3;

    /// Paragraphs of about so many words in all, and the same with three words in a hundred replaced by others of the
    /// data.
    ///
    /// @param data JSON lines that each have a list `paragraphs`
    static Pair edited(Path data, int words) {
        var paragraphs = paragraphs(data);
        var olds = new ArrayList<List<String>>();
        for (int p = 0, count = 0; count < words; p++) {
            var paragraph = List.of(paragraphs.get(p % paragraphs.size()).split(" "));
            var cut = paragraph.subList(0, Math.min(paragraph.size(), words - count));
            olds.add(cut);
            count += cut.size();
        }
        var random = new Random(SEED);
        var news = olds.stream()
                .map(old -> old.stream()
                        .map(word -> random.nextDouble() < EDITED ? any(random, olds) : word)
                        .toList())
                .toList();
        return new Pair(story(olds), story(news));
    }

    /// One paragraph of so many words, and another of as many, both drawn from the data.
    static Pair rewritten(Path data, int words) {
        var stock = paragraphs(data).stream().map(p -> List.of(p.split(" "))).toList();
        var random = new Random(SEED);
        return new Pair(story(List.of(drawn(random, stock, words))), story(List.of(drawn(random, stock, words))));
    }

    private static List<String> drawn(Random random, List<List<String>> stock, int words) {
        var drawn = new ArrayList<String>(words);
        while (drawn.size() < words) {
            drawn.add(any(random, stock));
        }
        return drawn;
    }

    private static String any(Random random, List<List<String>> stock) {
        var paragraph = stock.get(random.nextInt(stock.size()));
        return paragraph.get(random.nextInt(paragraph.size()));
    }

    private static List<String> paragraphs(Path data) {
        var json = JsonMapper.shared();
        try (var lines = Files.lines(data)) {
            return lines.flatMap(line -> json.readTree(line).path("paragraphs").valueStream())
                    .map(p -> p.asString().strip().replaceAll("\\s+", " "))
                    .filter(p -> !p.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + data, e);
        }
    }

    private static Story story(List<List<String>> paragraphs) {
        return new Story(
                "A headline",
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "en",
                "",
                paragraphs.stream()
                        .map(words -> new Paragraph(Paragraph.Kind.TEXT, String.join(" ", words)))
                        .toList(),
                List.of(),
                List.of());
    }
}
