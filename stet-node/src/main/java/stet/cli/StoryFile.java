// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stet.extract.Extractor;
import stet.model.Address;
import stet.model.Link;
import stet.model.Paragraph;
import stet.model.Payload;
import stet.model.Picture;
import stet.model.Reading;
import stet.model.Story;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A story read from a file: `.html` and `.htm` by extraction, `.json` as `stet extract --json` prints it, all else as
/// plain text in UTF-8 with blank lines between paragraphs.
sealed interface StoryFile {
    record Read(Story story) implements StoryFile {}

    /// @param why in words for the person at the terminal
    record Refused(String why) implements StoryFile {}

    /// Files beyond this are not read.
    long LARGEST_BYTES = 64L << 20;

    static StoryFile read(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                return new Refused("%s is larger than %d MB".formatted(file, LARGEST_BYTES >> 20));
            }
            return read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            return new Refused("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    private static StoryFile read(String name, byte[] bytes) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".html") || lower.endsWith(".htm")) {
            return html(name, bytes);
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        return lower.endsWith(".json") ? json(name, text) : plain(name, text);
    }

    private static StoryFile html(String name, byte[] bytes) {
        var address = new Address("https://file.invalid/");
        return switch (Extractor.extract(Payload.of(bytes), "text/html", address)) {
            case Reading.Article(var story, var _, var _, var _) -> new Read(story);
            case Reading.NoArticle(var reason, var detail) ->
                new Refused("%s has no article: %s %s".formatted(name, reason, detail));
        };
    }

    private static StoryFile plain(String name, String text) {
        var paragraphs = Arrays.stream(text.split("\\R[ \\t]*\\R"))
                .map(p -> String.join(" ", p.strip().split("\\s*\\R\\s*")))
                .filter(p -> !p.isBlank())
                .map(p -> new Paragraph(Paragraph.Kind.TEXT, p))
                .toList();
        return paragraphs.isEmpty()
                ? new Refused("%s has no text".formatted(name))
                : new Read(new Story(
                        "",
                        "",
                        "",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        "",
                        paragraphs,
                        List.of(),
                        List.of()));
    }

    private static StoryFile json(String name, String text) {
        try {
            var node = JsonMapper.shared().readTree(text);
            return new Read(new Story(
                    node.path("headline").asString(""),
                    node.path("standfirst").asString(""),
                    node.path("byline").asString(""),
                    List.of(),
                    instant(node.path("published")),
                    instant(node.path("modified")),
                    node.path("language").asString(""),
                    "",
                    paragraphs(node.path("paragraphs")),
                    List.of(),
                    captions(node.path("captions"))));
        } catch (JacksonException | IllegalArgumentException e) {
            return new Refused("%s is no story in JSON: %s".formatted(name, e.getMessage()));
        }
    }

    /// A stated time; one that cannot be read is as good as none.
    private static Optional<Instant> instant(JsonNode node) {
        try {
            return node.isString()
                    ? Optional.of(OffsetDateTime.parse(node.asString()).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static List<Paragraph> paragraphs(JsonNode nodes) {
        var paragraphs = new ArrayList<Paragraph>();
        for (var node : nodes) {
            var links = new ArrayList<Link>();
            for (var link : node.path("links")) {
                links.add(new Link(
                        link.path("text").asString(""), link.path("address").asString("")));
            }
            var kind = Paragraph.Kind.valueOf(node.path("kind").asString("TEXT").toUpperCase(Locale.ROOT));
            var text = node.isString() ? node.asString() : node.path("text").asString("");
            paragraphs.add(new Paragraph(kind, text, links));
        }
        return paragraphs;
    }

    private static List<Picture> captions(JsonNode nodes) {
        return nodes.valueStream()
                .map(node -> Picture.captioned(node.asString("")))
                .toList();
    }
}
