// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// From when on a reader wants to see changes. Its text form stands in addresses.
sealed interface Since {
    Pattern AGO = Pattern.compile("([1-9]\\d{0,3})([hd])");

    record Always() implements Since {}

    /// @param hours from 1 to 9,999
    record HoursAgo(int hours) implements Since {}

    /// @param days from 1 to 9,999
    record DaysAgo(int days) implements Since {}

    /// From that day's first moment on, in UTC.
    record Day(LocalDate date) implements Since {}

    /// Reads `24h`, `7d`, `2026-11-19` or nothing; empty for anything else.
    static Optional<Since> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(new Always());
        }
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            int many = Integer.parseInt(ago.group(1));
            return Optional.of(ago.group(2).equals("h") ? new HoursAgo(many) : new DaysAgo(many));
        }
        try {
            var date = LocalDate.parse(text);
            return date.getYear() < 1 || date.getYear() > 9999 ? Optional.empty() : Optional.of(new Day(date));
        } catch (DateTimeException e) { // not a date: the reader is told
            return Optional.empty();
        }
    }

    /// Whether the instant stays the same as time goes on.
    default boolean isFixed() {
        return switch (this) {
            case Always(), Day _ -> true;
            case HoursAgo _, DaysAgo _ -> false;
        };
    }

    default String text() {
        return switch (this) {
            case Always() -> "";
            case HoursAgo(int hours) -> hours + "h";
            case DaysAgo(int days) -> days + "d";
            case Day(LocalDate date) -> date.toString();
        };
    }

    default Optional<Instant> from(Instant now) {
        return switch (this) {
            case Always() -> Optional.empty();
            case HoursAgo(int hours) -> Optional.of(now.minus(Duration.ofHours(hours)));
            case DaysAgo(int days) -> Optional.of(now.minus(Duration.ofDays(days)));
            case Day(LocalDate date) ->
                Optional.of(date.atStartOfDay(ZoneOffset.UTC).toInstant());
        };
    }

    default String words(Words words) {
        return switch (this) {
            case Always() -> words.say("since.always");
            case HoursAgo(int hours) -> words.say("since.hours", hours);
            case DaysAgo(int days) -> words.say("since.days", days);
            case Day(LocalDate date) -> words.say("since.day", words.date(date));
        };
    }
}
