// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a length of time: `90s`, `30m`, `12h`, `3d`, or ISO 8601 (`PT90S`).
final class ClockTime implements ITypeConverter<Duration> {
    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})\\s*(s|m|h|d)");

    @Override
    public Duration convert(String written) {
        var simple = SIMPLE.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (simple.matches()) {
            long amount = Long.parseLong(simple.group(1));
            return switch (simple.group(2)) {
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return Duration.parse(written.strip());
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "“" + written + "” is no length of time; write for instance 90s, 30m, 12h or 3d");
        }
    }

    /// The two largest parts in words: `2 days 3 hours`, `30 minutes`.
    static String words(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return unit(seconds, "second");
        }
        if (seconds < 3600) {
            return unit(seconds / 60, "minute");
        }
        if (seconds < 86_400) {
            return both(unit(seconds / 3600, "hour"), seconds % 3600 / 60, "minute");
        }
        return both(unit(seconds / 86_400, "day"), seconds % 86_400 / 3600, "hour");
    }

    private static String both(String first, long rest, String name) {
        return rest == 0 ? first : first + " " + unit(rest, name);
    }

    private static String unit(long n, String name) {
        return n + " " + name + (n == 1 ? "" : "s");
    }
}
