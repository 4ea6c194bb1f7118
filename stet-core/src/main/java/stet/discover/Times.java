// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The instants that feeds state, as they are written in the wild.
final class Times {
    private static final String CLOCK = "(?:(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?)";
    private static final String ZONE = "\\s*([A-Za-z]{1,5}|(?:GMT|UTC)?[+-]\\d{1,2}(?::?\\d{2})?)?(?:\\s*\\(.*\\))?";
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})(?:-?(\\d{2})(?:-?(\\d{2})(?:[Tt\\s]+" + CLOCK + ZONE + ")?)?)?");
    private static final Pattern RFC_822 =
            Pattern.compile("(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})[\\s-]+(\\p{L}+)\\.?[\\s-]+(\\d{2}|\\d{4})(?:,?\\s+"
                    + CLOCK + ZONE + ")?");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?:\\p{L}+\\.?,?\\s+)?(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?:,?\\s+(?:at\\s+)?"
                    + CLOCK + ZONE + ")?");

    /// C's asctime, and the date of Unix.
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?:\\p{L}+\\s+)?(\\p{L}{3})\\s+(\\d{1,2})\\s+" + CLOCK + ZONE + "\\s+(\\d{4})");

    /// Seconds since 1970, from the year 2000 to 2096.
    private static final Pattern SECONDS = Pattern.compile("9\\d{8}|[123]\\d{9}");

    private static final int LONGEST = 64;

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// In hours, for the names that java.time does not know or reads as a place with summer time.
    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("WEST", 1),
            Map.entry("BST", 1),
            Map.entry("CET", 1),
            Map.entry("MEZ", 1),
            Map.entry("CEST", 2),
            Map.entry("MESZ", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("JST", 9),
            Map.entry("KST", 9),
            Map.entry("AEST", 10),
            Map.entry("AEDT", 11));

    private Times() {}

    /// Reads RFC 822 dates (RFC 5322, section 3.3 and its obsolete forms) and those of ISO 8601 that RFC 3339 and
    /// W3C's note allow, with a space for the T, without seconds, or without a time of day; those that programs
    /// write by default (asctime, JavaScript, seconds since 1970); and those with the month first. Without a zone,
    /// or with one that nobody knows, it is UTC. Empty when it is no date, or none that a calendar has.
    static Optional<Instant> read(String written) {
        var text = written.strip();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var iso = ISO.matcher(text);
            if (iso.matches()) {
                return Optional.of(instant(number(iso, 1), number(iso, 2, 1), number(iso, 3, 1), iso, 4));
            }
            var mail = RFC_822.matcher(text);
            if (mail.matches() && month(mail.group(2)) > 0) {
                return Optional.of(instant(year(mail.group(3)), month(mail.group(2)), number(mail, 1), mail, 4));
            }
            var american = MONTH_FIRST.matcher(text);
            if (american.matches() && month(american.group(1)) > 0) {
                return Optional.of(
                        instant(number(american, 3), month(american.group(1)), number(american, 2), american, 4));
            }
            var last = YEAR_LAST.matcher(text);
            if (last.matches() && month(last.group(1)) > 0) {
                return Optional.of(instant(number(last, 7), month(last.group(1)), number(last, 2), last, 3));
            }
            return SECONDS.matcher(text).matches()
                    ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// @param clock the group of the hour; minute, second and zone follow it
    private static Instant instant(int year, int month, int day, Matcher m, int clock) {
        int second = Math.min(59, number(m, clock + 2, 0)); // leap seconds
        if (year < 1000) {
            throw new DateTimeException("a placeholder, not a year: " + year);
        }
        return LocalDateTime.of(year, month, day, 0, number(m, clock + 1, 0), second)
                .plusHours(hour(number(m, clock, 0), m.group(clock + 3)))
                .toInstant(zone(m.group(clock + 3)));
    }

    /// @param half AM or PM where the zone would stand; anything else says nothing
    private static int hour(int hour, @Nullable String half) {
        if (hour > 24) {
            throw new DateTimeException("no such hour: " + hour);
        }
        if (half != null && hour <= 12) {
            return half.equalsIgnoreCase("PM") ? hour % 12 + 12 : half.equalsIgnoreCase("AM") ? hour % 12 : hour;
        }
        return hour;
    }

    private static int number(Matcher m, int group, int absent) {
        return m.group(group) == null ? absent : number(m, group);
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    /// RFC 5322, section 4.3: 00 to 49 are of this century.
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    private static int month(String name) {
        if (name.length() < 3) {
            return 0;
        }
        int at = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }

    private static ZoneOffset zone(@Nullable String written) {
        if (written == null) {
            return ZoneOffset.UTC;
        }
        var name = written.toUpperCase(Locale.ROOT);
        var offset = name.replaceFirst("^(GMT|UTC)(?=[+-])", "");
        if (offset.startsWith("+") || offset.startsWith("-")) {
            var digits = offset.substring(1).replace(":", "");
            var full = digits.length() <= 2 ? digits + "00" : digits;
            int minutes = Integer.parseInt(full) / 100 * 60 + Integer.parseInt(full) % 100;
            return ZoneOffset.ofTotalSeconds((offset.startsWith("-") ? -1 : 1) * minutes * 60);
        }
        return ZoneOffset.ofHours(NAMED.getOrDefault(name, 0));
    }
}
