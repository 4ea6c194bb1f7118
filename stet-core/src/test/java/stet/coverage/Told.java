// SPDX-License-Identifier: Apache-2.0
package stet.coverage;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import stet.model.Paragraph;
import stet.model.Story;

/// Made-up stories of several outlets.
final class Told {
    static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");

    private Told() {}

    static Story in(String language, String headline, String... paragraphs) {
        return new Story(
                headline,
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                language,
                "",
                Arrays.stream(paragraphs)
                        .map(text -> new Paragraph(Paragraph.Kind.TEXT, text))
                        .toList(),
                List.of(),
                List.of());
    }

    static Report report(Story story) {
        return new Report(NOON, Traits.of(story, ""));
    }

    /// As an index of these stories would count.
    static Rarity among(List<Story> stories) {
        var with = new HashMap<String, Integer>();
        stories.forEach(story -> Traits.of(story, "").all().forEach(t -> with.merge(t.terms(), 1, Integer::sum)));
        return new Rarity(stories.size(), with);
    }
}
