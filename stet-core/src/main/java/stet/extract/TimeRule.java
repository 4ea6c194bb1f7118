// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/// Where an outlet's pages state a time, and how they write it.
///
/// @param attribute of the element that holds the time; empty for the element's own words
/// @param format a pattern of [DateTimeFormatter]; empty for any of the forms that machines write
/// @param zone of a time that states none
/// @param language in which months and days are named
public record TimeRule(Selector selector, String attribute, String format, ZoneId zone, Locale language) {
    private static final int LONGEST_FORMAT = 100;
    private static final int LONGEST_TIME = 200;

    /// @throws IllegalArgumentException saying why when the format is no pattern, is longer than 100 characters, or
    /// says no day with its year
    public TimeRule {
        if (format.length() > LONGEST_FORMAT) {
            throw new IllegalArgumentException("a format has at most %d characters".formatted(LONGEST_FORMAT));
        }
        if (!format.isEmpty()) {
            tried(formatter(format, language));
        }
    }

    /// A day and back again, to see that the pattern says which.
    private static void tried(DateTimeFormatter formatter) {
        var moment = ZonedDateTime.of(2026, 11, 22, 19, 30, 0, 0, ZoneOffset.UTC);
        try {
            moment(best(formatter, formatter.format(moment)), ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the format does not say which day of which year", e);
        }
    }

    private static DateTimeFormatter formatter(String format, Locale language) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(format)
                .toFormatter(language);
    }

    /// The time that the words state; empty when they are not written so.
    Optional<OffsetDateTime> read(String written) {
        var words = Spaces.tidy(written);
        if (words.isEmpty() || words.length() > LONGEST_TIME) {
            return Optional.empty();
        }
        return format.isEmpty() ? byMachine(words) : byFormat(words);
    }

    private Optional<OffsetDateTime> byFormat(String words) {
        try {
            return Optional.of(moment(best(formatter(format, language), words), zone));
        } catch (DateTimeException e) {
            return Optional.empty(); // the page writes it otherwise; that the rule found nothing is told
        }
    }

    private Optional<OffsetDateTime> byMachine(String words) {
        try {
            return Optional.of(
                    LocalDateTime.parse(words.replace(' ', 'T')).atZone(zone).toOffsetDateTime());
        } catch (DateTimeException e) {
            return Dates.parse(words); // states its zone, or is a day
        }
    }

    private static TemporalAccessor best(DateTimeFormatter formatter, String words) {
        return formatter.parseBest(words, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
    }

    private static OffsetDateTime moment(TemporalAccessor read, ZoneId zone) {
        return read instanceof ZonedDateTime zoned
                ? zoned.toOffsetDateTime()
                : read instanceof LocalDateTime local
                        ? local.atZone(zone).toOffsetDateTime()
                        : LocalDate.from(read).atStartOfDay(zone).toOffsetDateTime();
    }
}
