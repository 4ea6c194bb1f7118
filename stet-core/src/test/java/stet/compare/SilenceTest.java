// SPDX-License-Identifier: Apache-2.0
package stet.compare;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.compare.Stories.HARBOUR;
import static stet.compare.Stories.STORM;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stet.model.Paragraph;
import stet.model.Story;

final class SilenceTest {
    private static final String NOON = "2026-03-01T12:00:00Z";
    private static final String NOTE = "Correction: an earlier version of this article named another channel.";

    private static Story story(String modified, String... paragraphs) {
        return new Story(
                "Channel to be deepened",
                "",
                "",
                List.of(),
                Optional.empty(),
                modified.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(modified)),
                "en",
                "",
                Arrays.stream(paragraphs)
                        .map(p -> new Paragraph(Paragraph.Kind.TEXT, p))
                        .toList(),
                List.of(),
                List.of());
    }

    @Test
    void anotherTextUnderTheSameStatedTimeIsASilentEdit() {
        assertTrue(Silence.isBetween(story(NOON, HARBOUR), story(NOON, STORM)));
    }

    @Test
    void theSameTextIsNone() {
        assertFalse(Silence.isBetween(story(NOON, HARBOUR), story(NOON, HARBOUR)));
    }

    @Test
    void aLaterStatedTimeOrAnAddedNoteSpeaksOfTheEdit() {
        assertFalse(Silence.isBetween(story(NOON, HARBOUR), story("2026-03-01T12:30:00Z", STORM)));
        assertFalse(Silence.isBetween(story(NOON, HARBOUR), story(NOON, STORM, NOTE)));
    }

    @Test
    void withoutAStatedTimeNothingIsTold() {
        assertFalse(Silence.isBetween(story("", HARBOUR), story("", STORM)));
        assertFalse(Silence.isBetween(story("", HARBOUR), story(NOON, STORM)));
    }
}
