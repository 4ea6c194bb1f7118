// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sun, 01 Mar 2026 13:30:00 +0100        | 2026-03-01T12:30:00Z
            Sun, 1 Mar 2026 13:30:00 +01:00        | 2026-03-01T12:30:00Z
            1 Mar 26 12:30 GMT                     | 2026-03-01T12:30:00Z
            01 Mar 99 12:30:00 UT                  | 1999-03-01T12:30:00Z
            Sunday, 01-Mar-26 12:30:00 GMT         | 2026-03-01T12:30:00Z
            Sun, 01 March 2026 12:30:00 Z          | 2026-03-01T12:30:00Z
            Sun, 01 Mar 2026 07:30:00 EST          | 2026-03-01T12:30:00Z
            Wed, 01 Jul 2026 14:30:00 CEST         | 2026-07-01T12:30:00Z
            Sun, 01 Mar 2026 13:30:00 GMT+1        | 2026-03-01T12:30:00Z
            Sun, 01 Mar 2026 12:30:00              | 2026-03-01T12:30:00Z
            Sun, 01 Mar 2026 12:30:00 XYZ          | 2026-03-01T12:30:00Z
            Sun, 01 Mar 2026 13:30:00 +0100 (CET)  | 2026-03-01T12:30:00Z
            Sun, 01 Mar 2026 24:00:00 GMT          | 2026-03-02T00:00:00Z
            1 Mar 2026                             | 2026-03-01T00:00:00Z
            2026-03-01T13:30:00+01:00              | 2026-03-01T12:30:00Z
            2026-03-01t12:30:00.123456z            | 2026-03-01T12:30:00Z
            2026-03-01 13:30:00 +0100              | 2026-03-01T12:30:00Z
            2026-03-01T13:30+01                    | 2026-03-01T12:30:00Z
            2026-03-01T12:30:60Z                   | 2026-03-01T12:30:59Z
            2026-03-01T12:30:00                    | 2026-03-01T12:30:00Z
            2026-03-01                             | 2026-03-01T00:00:00Z
            2026-03                                | 2026-03-01T00:00:00Z
            2026                                   | 2026-01-01T00:00:00Z
            """)
    void datesAreReadAsTheyAreWritten(String written, Instant instant) {
        assertEquals(Optional.of(instant), Times.read(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30",
                "2026-13-01T00:00:00Z",
                "2026-03-01T25:00:00Z",
                "2026-03-01T12:61:00Z",
                "2026-03-01T12:30:00+99:00",
                "0001-01-01T00:00:00Z",
                "Sun, 32 Mar 2026 12:30:00 GMT",
                "Sun, 01 Foo 2026 12:30:00 GMT",
                "Sun, 01 anf 2026 12:30:00 GMT",
                "1767225600000",
                "03/01/2026",
                "2026-03-01T12:30:00Z2026-03-01T12:30:00Z2026-03-01T12:30:00Z2026-03-01T12:30:00Z"
            })
    void whatIsNoDateIsEmpty(String written) {
        assertEquals(Optional.empty(), Times.read(written));
    }
}
