// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells a time that a page states in UTC on the outlet's own clock, as far as the lines around the headline show it.
/// The instant stays the same; only its offset, and so perhaps its day, is the one that readers see.
final class OutletClock {
    private static final int WEST = -11;
    private static final int EAST = 14;
    private static final int STEP_MINUTES = 15;
    private static final int HAWAII = -10;
    /// A longer line than this, in signs, may tell of another day than that of publication.
    private static final int BARE_DAY = 40;
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");
    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d:.])(\\d{1,2})[:.h](\\d{2})(?!\\d)(?::\\d{2})?\\s?(?:([AaPp])\\.?\\s?[Mm](?![a-z]))?");

    private final OffsetDateTime stated;
    private final WrittenDates written;

    private OutletClock(OffsetDateTime stated, WrittenDates written) {
        this.stated = stated;
        this.written = written;
    }

    /// @param stated a time; what has an offset of its own is left as it is
    /// @param language of the page, a BCP 47 tag; may be empty
    /// @param lines the short lines around the headline, in order
    static OffsetDateTime read(OffsetDateTime stated, String language, List<String> lines) {
        if (!stated.getOffset().equals(ZoneOffset.UTC) || stated.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return stated;
        }
        var dated = lines.stream().filter(line -> YEAR.matcher(line).find()).toList();
        if (dated.isEmpty()) {
            return stated;
        }
        var clock = new OutletClock(stated, new WrittenDates(language));
        return dated.stream()
                .flatMap(line -> clock.offset(line).stream())
                .findFirst()
                .or(() -> clock.west(dated))
                .map(stated::withOffsetSameInstant)
                .orElse(stated);
    }

    /// Where the lines show only a day, and it is the day before, the outlet is west of Greenwich: the nearest
    /// whole hour at which it is still that day. A later day may be that of a change, and says nothing.
    private Optional<ZoneOffset> west(List<String> dated) {
        var days = dated.stream()
                .filter(line -> line.length() <= BARE_DAY)
                .flatMap(line -> written.in(line).stream())
                .toList();
        int hours = -1 - stated.getHour();
        return hours >= HAWAII
                        && days.contains(stated.toLocalDate().minusDays(1))
                        && !days.contains(stated.toLocalDate())
                ? Optional.of(ZoneOffset.ofHours(hours))
                : Optional.empty();
    }

    /// The offset at which the stated time is what the line says: its day, and its time of the day to the minute.
    private Optional<ZoneOffset> offset(String line) {
        var time = CLOCK.matcher(line);
        return time.find()
                ? written.in(line).flatMap(day -> time(time).flatMap(at -> offset(day, at)))
                : Optional.empty();
    }

    private Optional<ZoneOffset> offset(LocalDate day, LocalTime time) {
        var stood = stated.toLocalDateTime().withSecond(0).withNano(0);
        long minutes = Duration.between(stood, LocalDateTime.of(day, time)).toMinutes();
        return minutes >= WEST * 60 && minutes <= EAST * 60 && minutes % STEP_MINUTES == 0
                ? Optional.of(ZoneOffset.ofTotalSeconds((int) minutes * 60))
                : Optional.empty();
    }

    private static Optional<LocalTime> time(Matcher clock) {
        int hour = Integer.parseInt(clock.group(1));
        int minute = Integer.parseInt(clock.group(2));
        var half = Optional.ofNullable(clock.group(3)).orElse("");
        boolean twelve = !half.isEmpty();
        if (minute > 59 || hour > 23 || twelve && (hour > 12 || hour == 0)) {
            return Optional.empty();
        }
        return Optional.of(LocalTime.of(twelve ? hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0) : hour, minute));
    }
}
