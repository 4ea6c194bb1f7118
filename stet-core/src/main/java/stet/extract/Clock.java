// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import stet.model.StatedTime;

/// Reads the clock times with which posts begin: `14:32`, `14.32 Uhr`, `2:32 pm`, `14h32`, `14時`. A day they have only
/// where the page is of one day: stated as published and modified on the same, with an offset other than UTC, since a
/// page that states its times in UTC does not tell what its clocks show.
final class Clock {
    private static final Pattern OPENING = Pattern.compile("^[^\\p{L}\\p{N}]{0,6}(\\p{Nd}{1,2})\\s?"
            + "(?:[:.hH]\\s?(\\p{Nd}{2})(?!\\p{Nd})|Uhr|時|시)(?:\\s?([aApP])\\.?[mM])?");
    private static final int HALF_DAY = 12;

    private final Optional<OffsetDateTime> day;

    private Clock(Optional<OffsetDateTime> day) {
        this.day = day;
    }

    /// @param facts what the page states of itself
    static Clock of(Facts facts) {
        return new Clock(facts.published()
                .map(StatedTime::time)
                .filter(published -> !published.getOffset().equals(ZoneOffset.UTC)
                        && facts.modified()
                                .map(StatedTime::time)
                                .filter(modified -> modified.getOffset().equals(published.getOffset())
                                        && modified.toLocalDate().equals(published.toLocalDate()))
                                .isPresent()));
    }

    static boolean opens(String text) {
        return OPENING.matcher(text).find();
    }

    /// When the text that opens with a clock time was posted.
    Optional<StatedTime> time(String text) {
        var clock = OPENING.matcher(text);
        if (day.isEmpty() || !clock.find()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(clock.group(1));
        int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
        int half = clock.group(3) == null ? hour : hour % HALF_DAY + ("pP".contains(clock.group(3)) ? HALF_DAY : 0);
        try {
            return day.map(d -> d.with(LocalTime.of(half, minute)))
                    .map(at -> new StatedTime(at, "a clock time, on the day that the page states"));
        } catch (DateTimeException e) {
            return Optional.empty(); // a score such as 48:50 is no time
        }
    }
}
