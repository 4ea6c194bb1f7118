// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import stet.model.Paragraph;
import stet.model.Story;

/// Made-up stories for tests.
final class Stories {
    static final String HARBOUR = "The harbour council voted on Tuesday to deepen the eastern channel before winter.";
    static final String STORM = "A storm closed the coastal road for two days and cut power to several villages.";
    static final String SPORT =
            "The rowing club won its third regatta in a row, ahead of a crew from the lake district.";
    static final String MUSEUM = "Visitors to the maritime museum can now follow the tide tables of the last century.";
    static final String LIBRARY =
            "The library will stay open on Sundays, since volunteers agreed to staff the reading room.";
    static final String FERRY =
            "Ferry crossings resume at noon; tickets bought for the cancelled sailings remain valid.";

    private Stories() {}

    static Story story(String headline, String... paragraphs) {
        return story("en", headline, Arrays.asList(paragraphs));
    }

    static Story story(String language, String headline, List<String> paragraphs) {
        return new Story(
                headline,
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                language,
                "",
                paragraphs.stream()
                        .map(p -> new Paragraph(Paragraph.Kind.TEXT, p))
                        .toList(),
                List.of(),
                List.of());
    }
}
