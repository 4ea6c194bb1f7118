// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Stated times, as pages write them for machines: ISO 8601 in its many shapes, RFC 1123, seconds or milliseconds since
/// 1970. A time without a zone is read as UTC.
final class Dates {
    static final List<String> PUBLISHED_METAS = List.of(
            "article:published_time",
            "og:published_time",
            "article:published",
            "datepublished",
            "date_published",
            "parsely-pub-date",
            "sailthru.date",
            "publishdate",
            "publish-date",
            "publish_date",
            "published_date",
            "pubdate",
            "dc.date.issued",
            "dcterms.created",
            "dc.date",
            "dcterms.date",
            "article.published",
            "cxenseparse:recs:publishtime",
            "article_date_original",
            "originalpublicationdate",
            "publication_date",
            "rnews:datepublished",
            "iso-8601-publish-date",
            "ptime",
            "displaydate",
            "date");
    static final List<String> MODIFIED_METAS = List.of(
            "article:modified_time",
            "og:updated_time",
            "article:modified",
            "datemodified",
            "last-modified",
            "lastmod",
            "dcterms.modified",
            "dc.date.modified",
            "revision_date",
            "rnews:datemodified",
            "utime");

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendPattern("[ ][XXX][XX][X]")
            .toFormatter(Locale.ROOT);
    /// RFC 1123, but with the zone by one of its names (`PST`).
    private static final DateTimeFormatter NAMED_ZONE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss z", Locale.ENGLISH);
    private static final WrittenDates ENGLISH = new WrittenDates("en-US");
    private static final Pattern DAY = Pattern.compile("^(\\d{4})[-/.]?(\\d{2})[-/.]?(\\d{2})(?!\\d)");
    private static final Pattern UNIVERSAL = Pattern.compile("(?i)\\s*(UTC|GMT)$");
    private static final Pattern SPACED_OFFSET = Pattern.compile(" ([+-]\\d\\d:?\\d\\d)$");
    private static final Pattern COUNT = Pattern.compile("\\d{10}(\\d{3})?");
    private static final OffsetDateTime EARLIEST = OffsetDateTime.parse("1850-01-01T00:00:00Z");
    private static final OffsetDateTime LATEST = OffsetDateTime.parse("2200-01-01T00:00:00Z");

    private Dates() {}

    static Optional<OffsetDateTime> parse(String written) {
        var text = written.strip();
        if (text.length() < 8 || text.length() > 60) {
            return Optional.empty();
        }
        try {
            return IsoTime.read(text).or(() -> read(text)).filter(t -> t.isAfter(EARLIEST) && t.isBefore(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> read(String text) {
        if (COUNT.matcher(text).matches()) {
            long count = Long.parseLong(text);
            var instant = text.length() == 10 ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count);
            return Optional.of(instant.atOffset(ZoneOffset.UTC));
        }
        if (!Character.isDigit(text.charAt(0))) {
            return named(text);
        }
        var plain =
                SPACED_OFFSET.matcher(UNIVERSAL.matcher(text).replaceFirst("Z")).replaceFirst("$1");
        return (hasOffset(plain) ? offset(plain) : Optional.<OffsetDateTime>empty())
                .or(() -> plain.indexOf(':') < 0 ? Optional.empty() : local(plain))
                .or(() -> day(plain));
    }

    /// Whether a zone may follow the day. To try a form that cannot fit costs an exception, a hundred times as
    /// much.
    private static boolean hasOffset(String text) {
        int after = "uuuu-MM-dd".length();
        return text.indexOf('Z', after) >= 0 || text.indexOf('+', after) >= 0 || text.indexOf('-', after) >= 0;
    }

    private static Optional<OffsetDateTime> offset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, ZONED));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the next form may fit
        }
    }

    private static Optional<OffsetDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, LOCAL).atOffset(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the next form may fit
        }
    }

    private static Optional<OffsetDateTime> day(String text) {
        var m = DAY.matcher(text);
        if (!m.find()) {
            return Optional.empty();
        }
        var day =
                LocalDate.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
        return Optional.of(day.atStartOfDay().atOffset(ZoneOffset.UTC));
    }

    /// `Tue, 3 Jun 2008 11:05:30 GMT`, and `June 3, 2008`.
    private static Optional<OffsetDateTime> named(String text) {
        return zoned(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                .or(() -> zoned(text, NAMED_ZONE))
                .or(() -> ENGLISH.in(text).map(day -> day.atStartOfDay().atOffset(ZoneOffset.UTC)));
    }

    private static Optional<OffsetDateTime> zoned(String text, DateTimeFormatter form) {
        try {
            return Optional.of(ZonedDateTime.parse(text, form).toOffsetDateTime());
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the next form may fit
        }
    }
}
