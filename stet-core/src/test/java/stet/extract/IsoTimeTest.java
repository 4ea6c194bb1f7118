// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where it reads a time, it is the one that the JDK's own formatter reads.
final class IsoTimeTest {
    private static final List<String> ZONES = List.of("Z", "+00:00", "-05:00", "+05:30", "+0200", "-0330", "+14:00");
    private static final List<String> FRACTIONS = List.of("", ".5", ".123", ".000001", ".123456789");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("[XXX][XX]");

    @Test
    void whatItReadsIsWhatTheFormatterReads() {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            var day = "%04d-%02d-%02dT%02d:%02d:%02d"
                    .formatted(
                            random.nextInt(1900, 2100),
                            random.nextInt(1, 13),
                            random.nextInt(1, 29),
                            random.nextInt(24),
                            random.nextInt(60),
                            random.nextInt(60));
            var fraction = FRACTIONS.get(random.nextInt(FRACTIONS.size()));
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            var offset = FORM.parse(zone, ZoneOffset::from);

            assertEquals(
                    Optional.of(OffsetDateTime.parse(day + fraction + offset)),
                    IsoTime.read(day + fraction + zone),
                    day + fraction + zone);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30",
                "2026-11-30T05:08Z",
                "2026-11-31T05:08:00Z",
                "2026-13-01T05:08:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T05:60:00Z",
                "2026-01-01T05:08:00.Z",
                "2026-01-01T05:08:00.1234567890Z",
                "2026-01-01T05:08:00.",
                "2026-01-01T05:08:00 ",
                "2026-01-01T05:08:00ZZ",
                "2026-01-01T05:08:00-00:00",
                "2026-01-01T05:08:00+99:00",
                "2026-01-01T05:08:00+01:6x",
                "2026-01-01_05:08:00Z",
                "２026-01-01T05:08:00Z",
                ""
            })
    void whatHasAnotherFormIsLeftAlone(String text) {
        assertEquals(Optional.empty(), IsoTime.read(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T05:08:00Z, 2026-11-30T05:08:00Z",
        "2026-02-28T05:08:00+01:00, 2026-02-28T05:08:00+01:00",
        "2024-02-29T05:08:00-0500, 2024-02-29T05:08:00-05:00",
        "2026-01-01T05:08Z, 2026-01-01T05:08:00Z",
        "2026-01-01T05:08:00, 2026-01-01T05:08:00Z",
        "2026-01-01 05:08:00.25, 2026-01-01T05:08:00.25Z",
        "2026-01-31 05:08:00, 2026-01-31T05:08:00Z"
    })
    void aTimeIsReadEitherWay(String written, String time) {
        assertEquals(Optional.of(OffsetDateTime.parse(time)), Dates.parse(written));
    }
}
