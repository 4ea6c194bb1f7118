// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What day it was at the outlet when it published.
final class OutletClockTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-05-13T01:30:12Z|May 12, 2024 6:30pm PT|2024-05-12T18:30:12-07:00",
                "2024-05-13T01:30Z|PUBLISHED: May 12, 2024 at 9:30 p.m.|2024-05-12T21:30-04:00",
                "2024-05-12T16:30Z|13 May 2024, 02:30|2024-05-13T02:30+10:00",
                "2024-05-12T12:15Z|12. Mai 2024 um 14:15 Uhr|2024-05-12T14:15+02:00",
                "2024-05-13T01:30:12Z|May 12, 2024|2024-05-12T23:30:12-02:00"
            })
    void aTimeInUtcIsToldOnTheClockThatReadersSee(String stated, String line, String read) {
        assertEquals(OffsetDateTime.parse(read), read(stated, List.of("Harbour news", line)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-05-13T01:30+02:00|May 12, 2024 6:30pm",
                "2024-05-13T00:00Z|May 12, 2024",
                "2024-05-12T22:20Z|Updated May 13, 2024 7:58 am",
                "2024-05-12T22:20Z|May 13, 2024",
                "2024-05-13T01:30Z|May 10, 2024 6:30pm",
                "2024-05-13T01:30Z|A count at 6:30pm, no day",
                "2024-05-13T01:30Z|What the council said about the harbour on May 12, 2024",
                "2024-05-13T11:30Z|May 12, 2024"
            })
    void aTimeStaysAsItIsStatedWhereNoLineShowsTheSameTime(String stated, String line) {
        assertEquals(OffsetDateTime.parse(stated), read(stated, List.of(line)));
    }

    private static OffsetDateTime read(String stated, List<String> lines) {
        return OutletClock.read(OffsetDateTime.parse(stated), "de", lines);
    }
}
