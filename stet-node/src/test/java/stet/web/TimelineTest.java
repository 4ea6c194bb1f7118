// SPDX-License-Identifier: Apache-2.0
package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stet.model.Digest;
import stet.model.Significance;
import stet.store.ArticleRecord.RevisionLine;
import stet.store.ArticleRecord.VersionLine;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-01-12T00:00:00Z");

    @Test
    void theTallestBarLeavesRoomForWhatIsWrittenBelowIt() {
        var timeline = Timeline.of(List.of(version(1, 0, 0), version(2, 1, 900), version(3, 1, 3)), Words.english());

        var down = timeline.marks().stream().map(Timeline.Mark::down).toList();
        assertEquals(List.of(0, 75, 2), down);
        for (var mark : timeline.marks()) {
            int words = timeline.removedAt(mark);
            assertTrue(timeline.line() + mark.down() < words, mark.toString());
            assertTrue(words + 13 <= timeline.numbersAt(), mark.toString());
        }
        assertTrue(timeline.numbersAt() + 13 <= timeline.timesAt());
        assertTrue(timeline.timesAt() <= timeline.height());
    }

    private static VersionLine version(int number, int added, int removed) {
        var from = START.plus(Duration.ofHours(number));
        return new VersionLine(
                number,
                from,
                from,
                Optional.empty(),
                "Harbour wall to be raised",
                300,
                4,
                OptionalInt.empty(),
                number == 1
                        ? Optional.empty()
                        : Optional.of(new RevisionLine(Significance.MINOR, Set.of(), "", added, removed, 1)),
                Digest.of(new byte[] {(byte) number}),
                Optional.empty(),
                Optional.empty());
    }
}
