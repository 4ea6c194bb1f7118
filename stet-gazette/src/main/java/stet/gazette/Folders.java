// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the newsstand's manuscripts. A folder is a text in UTF-8. Its head has a line `key: value` for each of `name`,
/// `language`, `template`, `feed`, `validation`, `paths` and `standing`. Then come the articles, each begun by a line
/// `=== slug`. An article has three parts between which a line is empty: fields (`section`, and one or more each of
/// `headline`, `standfirst`, `byline`, `caption`), blocks as [Block#of] reads them with an empty line between any two,
/// and what may become of it: `figure`, `name`, `quotation`, `wording` and `spelling` as `was => now`, and `correction`
/// and `added` as whole paragraphs.
///
/// Reading is strict: an unknown key, a missing part or a `was` that the text does not have is refused.
final class Folders {
    private static final List<String> KEYS =
            List.of("tidewater", "northfield", "ledger", "deepwater", "vallee", "marsa");

    private Folders() {}

    /// The folders that come with the newsstand.
    static List<Folder> all() {
        return KEYS.stream().map(key -> read(key, resource(key + ".txt"))).toList();
    }

    /// @throws IllegalArgumentException when the text breaks a rule, naming the line or the article
    static Folder read(String key, String text) {
        String[] parts = text.split("(?m)^=== ", -1);
        Map<String, String> head = new HashMap<>();
        parts[0].lines().filter(line -> !line.isBlank()).forEach(line -> head.put(key(line), value(line)));
        Habits habits = new Habits(
                need(head, "name"),
                need(head, "language"),
                Habits.Template.valueOf(need(head, "template")),
                Habits.FeedKind.valueOf(need(head, "feed")),
                Habits.Validation.valueOf(need(head, "validation")),
                true);
        List<Manuscript> manuscripts =
                Arrays.stream(parts).skip(1).map(Folders::manuscript).toList();
        return new Folder(key, habits, need(head, "paths"), Integer.parseInt(need(head, "standing")), manuscripts);
    }

    private static Manuscript manuscript(String part) {
        List<String> sections =
                Arrays.stream(part.strip().split("\n\\s*\n")).map(String::strip).toList();
        String slug = sections.getFirst().lines().findFirst().orElse("");
        if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*") || sections.size() < 3) {
            throw new IllegalArgumentException("not an article with fields, blocks and changes: " + slug);
        }
        Map<String, List<String>> fields = new HashMap<>();
        sections.getFirst().lines().skip(1).forEach(line -> gather(fields, line, slug));
        sections.getLast().lines().forEach(line -> gather(fields, line, slug));
        List<Block> blocks =
                sections.subList(1, sections.size() - 1).stream().map(Block::of).toList();
        List<String> section = fields.getOrDefault("section", List.of());
        return new Manuscript(
                slug,
                section.isEmpty() ? "" : section.getFirst(),
                fields.getOrDefault("headline", List.of()),
                fields.getOrDefault("standfirst", List.of()),
                fields.getOrDefault("byline", List.of()),
                fields.getOrDefault("caption", List.of()),
                blocks,
                substitutions(fields),
                fields.getOrDefault("correction", List.of()),
                fields.getOrDefault("added", List.of()));
    }

    private static void gather(Map<String, List<String>> fields, String line, String slug) {
        List<String> known = List.of(
                "section",
                "headline",
                "standfirst",
                "byline",
                "caption",
                "figure",
                "name",
                "quotation",
                "wording",
                "spelling",
                "correction",
                "added");
        if (!known.contains(key(line))) {
            throw new IllegalArgumentException("%s: a field is one of %s, not: %s".formatted(slug, known, line));
        }
        fields.computeIfAbsent(key(line), _ -> new ArrayList<>()).add(value(line));
    }

    private static List<Substitution> substitutions(Map<String, List<String>> fields) {
        List<Substitution> all = new ArrayList<>();
        for (EditKind kind :
                List.of(EditKind.FIGURE, EditKind.NAME, EditKind.QUOTATION, EditKind.WORDING, EditKind.SPELLING)) {
            for (String words : fields.getOrDefault(kind.name().toLowerCase(Locale.ROOT), List.of())) {
                String[] both = words.split(" => ", -1);
                if (both.length != 2) {
                    throw new IllegalArgumentException("a substitution is written 'was => now': " + words);
                }
                all.add(new Substitution(kind, both[0], both[1]));
            }
        }
        return all;
    }

    private static String key(String line) {
        int colon = line.indexOf(": ");
        return colon < 0 ? "" : line.substring(0, colon);
    }

    private static String value(String line) {
        return line.substring(line.indexOf(": ") + 2).strip();
    }

    private static String need(Map<String, String> head, String key) {
        String value = head.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the head of a folder has a line '" + key + ": …'");
        }
        return value;
    }

    private static String resource(String name) {
        try (InputStream in = Folders.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks stet/gazette/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading stet/gazette/" + name, e);
        }
    }
}
