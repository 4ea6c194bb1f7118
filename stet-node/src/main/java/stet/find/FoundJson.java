// SPDX-License-Identifier: Apache-2.0
package stet.find;

import java.time.Duration;
import java.util.Locale;
import stet.model.Paragraph;
import stet.model.Reading;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was found behind an address, as it is kept for the person who asked.
public final class FoundJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 300;

    private FoundJson() {}

    /// @param pause before the site is asked again
    public static ObjectNode of(Finder.Found found, Duration pause) {
        var node = JSON.createObjectNode();
        node.putObject("outlet")
                .put("id", found.outlet().id().text())
                .put("name", found.outlet().name())
                .put("home", found.outlet().home().text())
                .put("language", found.outlet().language());
        node.put("pause_s", pause.toSeconds());
        found.article().ifPresent(article -> node.put("article", article.text()));
        var seeds = node.putArray("seeds");
        found.seeds().forEach(seed -> seed(seeds.addObject(), seed));
        var samples = node.putArray("samples");
        found.samples().forEach(sample -> sample(samples.addObject(), sample));
        return node;
    }

    private static void seed(ObjectNode node, Finder.SeedFound found) {
        node.put("kind", found.seed().kind().name().toLowerCase(Locale.ROOT))
                .put("url", found.seed().address().text())
                .put("articles", found.articles().size())
                .put("left_out", found.leftOut())
                .put("pushed", found.pushed())
                .put("taken", found.taken())
                .put("why", found.why());
        found.newest().ifPresent(at -> node.put("newest", at.toString()));
        found.articles().stream()
                .map(article -> article.title().strip())
                .filter(title -> !title.isEmpty())
                .findFirst()
                .ifPresent(title -> node.put("example", shortened(title)));
    }

    private static void sample(ObjectNode node, Finder.Sample sample) {
        node.put("url", sample.address().text());
        if (sample.reading().isEmpty()) {
            node.put("trouble", sample.trouble());
            return;
        }
        switch (sample.reading().get()) {
            case Reading.Article(var story, var _, var _, var _) -> {
                node.put("title", story.headline())
                        .put("paragraphs", story.paragraphs().size())
                        .put("byline", story.byline())
                        .put("language", story.language());
                story.published().ifPresent(at -> node.put("published", at.toString()));
                story.paragraphs().stream()
                        .map(Paragraph::text)
                        .findFirst()
                        .ifPresent(text -> node.put("opening", shortened(text)));
            }
            case Reading.NoArticle(var reason, var detail) ->
                node.put(
                        "trouble",
                        "no article: %s %s"
                                .formatted(
                                        reason.name().toLowerCase(Locale.ROOT).replace('_', ' '), detail));
        }
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
