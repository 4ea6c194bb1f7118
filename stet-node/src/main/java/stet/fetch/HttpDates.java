// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// HTTP-date in its three forms, all of which a recipient must read (RFC 9110, section 5.6.7).
final class HttpDates {
    /// Two digits of a year mean one from 1970 to 2069.
    private static final int FIRST_YEAR = 1970;

    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH);
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH);
    private static final List<DateTimeFormatter> FORMS =
            List.of(DateTimeFormatter.RFC_1123_DATE_TIME, RFC_850, ASCTIME);

    private HttpDates() {}

    /// Empty for what is no date, and for one whose day of the week is another.
    static Optional<Instant> read(String value) {
        return FORMS.stream()
                .flatMap(form -> read(value.strip(), form).stream())
                .findFirst();
    }

    private static Optional<Instant> read(String value, DateTimeFormatter form) {
        try {
            var parsed = form.parse(value);
            return Optional.of(
                    parsed.isSupported(ChronoField.INSTANT_SECONDS)
                            ? Instant.from(parsed)
                            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
