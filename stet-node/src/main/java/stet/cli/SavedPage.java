// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import stet.extract.Extractor;
import stet.extract.Ruled;
import stet.extract.SiteRules;
import stet.model.Address;
import stet.model.Paragraph;
import stet.model.Payload;
import stet.model.Reading;
import stet.model.Story;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A saved page that tests an outlet's rules, beside what is expected to be read from it: `council.html` with
/// `council.json`, whose fields are those of `stet extract --json` (only what stands there is compared, `url` and
/// `captured` say where and when the page was saved), or with `council.txt`, the paragraphs alone.
record SavedPage(Path page) {
    private static final long LARGEST = 32L << 20;
    private static final String BETWEEN = "; ";

    private static final List<Field> FIELDS = List.of(
            new Field("headline", Story::headline),
            new Field("standfirst", Story::standfirst),
            new Field("byline", Story::byline),
            new Field("authors", story -> String.join(BETWEEN, story.authors())),
            new Field(
                    "published",
                    story -> story.published().map(Instant::toString).orElse("")),
            new Field(
                    "modified", story -> story.modified().map(Instant::toString).orElse("")),
            new Field("language", Story::language),
            new Field("section", Story::section),
            new Field("captions", story -> String.join(BETWEEN, story.captions())));

    /// What is compared in one line.
    ///
    /// @param key as it stands in JSON
    private record Field(String key, Function<Story, String> found) {}

    /// One thing that was read otherwise than expected.
    record Difference(String field, String expected, String found) {}

    sealed interface Result {
        /// @param text both texts, when they differ, for a comparison
        record Compared(List<Difference> differences, Optional<Texts> text, List<Ruled.Use> uses) implements Result {}

        /// @param why in words for the person at the terminal
        record Unusable(String why) implements Result {}
    }

    record Texts(Story expected, Story found) {}

    /// The saved pages in a folder, by name; none when there is no such folder.
    static List<SavedPage> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().toLowerCase(Locale.ROOT).endsWith(".html"))
                    .sorted()
                    .map(SavedPage::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the folder " + folder, e);
        }
    }

    Path beside(String ending) {
        return page.resolveSibling(String.valueOf(page.getFileName()).replaceFirst("(?i)\\.html$", "") + ending);
    }

    Result check(SiteRules rules) {
        try {
            if (Files.size(page) > LARGEST) {
                return new Result.Unusable("larger than %d MiB".formatted(LARGEST >> 20));
            }
            var json = beside(".json");
            var expected =
                    Files.exists(json) ? JsonMapper.shared().readTree(Files.readAllBytes(json)) : plain(beside(".txt"));
            return compare(expected, read(expected, rules));
        } catch (IOException | JacksonException e) {
            return new Result.Unusable("what is expected cannot be read: " + e.getMessage());
        } catch (DateTimeException e) {
            return new Result.Unusable("captured is no instant such as 2026-11-22T19:30:00Z");
        }
    }

    private static JsonNode plain(Path file) throws IOException {
        var expected = JsonMapper.shared().createObjectNode();
        var paragraphs = expected.putArray("paragraphs");
        Arrays.stream(Files.readString(file).split("\\R[ \\t]*\\R"))
                .map(p -> String.join(" ", p.strip().split("\\s*\\R\\s*")))
                .filter(p -> !p.isBlank())
                .forEach(paragraphs::add);
        return expected;
    }

    private Ruled read(JsonNode expected, SiteRules rules) throws IOException {
        var captured = expected.path("captured").asString("");
        var address = Address.parse(expected.path("url").asString("")).orElse(new Address("https://page.invalid/"));
        return Extractor.inspect(
                        Payload.of(Files.readAllBytes(page)),
                        "",
                        address,
                        rules.at(captured.isEmpty() ? Instant.MAX : Instant.parse(captured)))
                .ruled();
    }

    private static Result compare(JsonNode expected, Ruled found) {
        return switch (found.reading()) {
            case Reading.Article(var story, var _, var _, var _) ->
                new Result.Compared(differences(expected, story), texts(expected, story), found.uses());
            case Reading.NoArticle(var reason, var detail) ->
                new Result.Compared(
                        expected.path("reason").asString("").equals(reason.name())
                                ? List.of()
                                : List.of(new Difference("article", "a story", "%s, %s".formatted(reason, detail))),
                        Optional.empty(),
                        found.uses());
        };
    }

    private static List<Difference> differences(JsonNode expected, Story story) {
        var differences = new ArrayList<Difference>();
        for (var field : FIELDS) {
            var wanted = words(expected.path(field.key()));
            var found = field.found().apply(story);
            if (expected.has(field.key()) && !wanted.equals(found)) {
                differences.add(new Difference(field.key(), wanted, found));
            }
        }
        if (expected.has("reason")) {
            differences.add(new Difference("article", expected.path("reason").asString(""), "a story"));
        }
        kinds(expected, story, differences);
        return differences;
    }

    /// A list's items in one line.
    private static String words(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(item -> item.asString("")).collect(Collectors.joining(BETWEEN))
                : node.asString("");
    }

    /// Where the paragraphs are the same, yet one of another kind.
    private static void kinds(JsonNode expected, Story story, List<Difference> differences) {
        var wanted = expected.path("paragraphs");
        for (int i = 0; i < Math.min(wanted.size(), story.paragraphs().size()); i++) {
            var kind = wanted.path(i).path("kind").asString("");
            var found = kind(story.paragraphs().get(i));
            if (!kind.isEmpty() && !kind.equals(found)) {
                differences.add(new Difference("paragraph " + (i + 1), kind, found));
            }
        }
    }

    static String kind(Paragraph paragraph) {
        return paragraph.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Texts> texts(JsonNode expected, Story story) {
        var paragraphs = expected.path("paragraphs")
                .valueStream()
                .map(p -> p.isString() ? p.asString() : p.path("text").asString(""))
                .filter(p -> !p.isBlank())
                .toList();
        var found = story.paragraphs().stream().map(Paragraph::text).toList();
        return expected.has("paragraphs") && !paragraphs.equals(found)
                ? Optional.of(new Texts(bare(paragraphs), bare(found)))
                : Optional.empty();
    }

    /// The paragraphs alone, as a story.
    private static Story bare(List<String> paragraphs) {
        return new Story(
                "—",
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                paragraphs.stream()
                        .map(p -> new Paragraph(Paragraph.Kind.TEXT, p))
                        .toList(),
                List.of(),
                List.of());
    }
}
