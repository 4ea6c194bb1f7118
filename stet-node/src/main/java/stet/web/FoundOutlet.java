// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What can be watched behind an address, as the watch found it.
///
/// @param outlet its short name
/// @param pause before the site is asked again
/// @param article the one whose address was given
record FoundOutlet(
        String outlet,
        String name,
        String home,
        String language,
        Duration pause,
        Optional<String> article,
        List<SeedLine> seeds,
        List<Sample> samples) {
    FoundOutlet {
        seeds = List.copyOf(seeds);
        samples = List.copyOf(samples);
    }

    /// @param field the name of its field
    record SeedLine(
            String field,
            String kind,
            String url,
            int articles,
            Optional<Instant> newest,
            String example,
            String leftOut,
            boolean pushed,
            boolean taken,
            String why) {}

    /// An article as it would be read; with a trouble when it would not.
    record Sample(
            String url,
            String title,
            int paragraphs,
            String byline,
            Optional<Instant> published,
            String opening,
            String trouble) {}

    /// @param text the job's result, as the watch wrote it
    static FoundOutlet read(String text) {
        var node = JsonMapper.shared().readTree(text);
        var seeds = new ArrayList<SeedLine>();
        for (var seed : node.path("seeds")) {
            seeds.add(new SeedLine(
                    "seed" + seeds.size(),
                    seed.path("kind").asString(""),
                    seed.path("url").asString(""),
                    seed.path("articles").asInt(0),
                    time(seed, "newest"),
                    seed.path("example").asString(""),
                    seed.path("left_out").asString(""),
                    seed.path("pushed").asBoolean(false),
                    seed.path("taken").asBoolean(false),
                    seed.path("why").asString("")));
        }
        var samples = new ArrayList<Sample>();
        for (var sample : node.path("samples")) {
            samples.add(new Sample(
                    sample.path("url").asString(""),
                    sample.path("title").asString(""),
                    sample.path("paragraphs").asInt(0),
                    sample.path("byline").asString(""),
                    time(sample, "published"),
                    sample.path("opening").asString(""),
                    sample.path("trouble").asString("")));
        }
        return new FoundOutlet(
                node.at("/outlet/id").asString(""),
                node.at("/outlet/name").asString(""),
                node.at("/outlet/home").asString(""),
                node.at("/outlet/language").asString(""),
                Duration.ofSeconds(node.path("pause_s").asLong(0)),
                Optional.of(node.path("article").asString("")).filter(address -> !address.isEmpty()),
                seeds,
                samples);
    }

    private static Optional<Instant> time(JsonNode node, String name) {
        return node.has(name) ? Optional.of(Instant.parse(node.get(name).asString())) : Optional.empty();
    }
}
