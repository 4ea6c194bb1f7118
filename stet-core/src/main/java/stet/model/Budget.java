// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What somebody decided that one outlet may be asked at most. What is left open follows the settings.
///
/// @param perHour requests an hour on the average of a day (ADR 23); more than 0, at most [#MOST_PER_HOUR]
/// @param bytesPerDay received in any 24 hours of the site of its home page; [#LEAST_BYTES] to [#MOST_BYTES]
public record Budget(OptionalDouble perHour, OptionalLong bytesPerDay) {
    public static final double MOST_PER_HOUR = 3600;
    public static final long LEAST_BYTES = 1L << 20;
    public static final long MOST_BYTES = 1L << 40;

    /// All by the settings.
    public static final Budget BY_SETTINGS = new Budget(OptionalDouble.empty(), OptionalLong.empty());

    public Budget {
        perHour.ifPresent(Budget::requirePerHour);
        bytesPerDay.ifPresent(Budget::requireBytes);
    }

    /// @throws IllegalArgumentException naming what is allowed
    public static void requirePerHour(double perHour) {
        if (!(perHour > 0 && perHour <= MOST_PER_HOUR)) {
            throw new IllegalArgumentException(
                    "a budget is more than 0 and at most 3600 requests an hour, not " + perHour);
        }
    }

    private static void requireBytes(long bytes) {
        if (bytes < LEAST_BYTES || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("a budget is 1 MiB to 1 TiB in a day, not %d bytes".formatted(bytes));
        }
    }

    public boolean isBySettings() {
        return equals(BY_SETTINGS);
    }

    /// As the command line would take it, for instance `--requests 60 --bytes 100MiB`.
    @Override
    public String toString() {
        if (isBySettings()) {
            return "--default";
        }
        var words = new StringBuilder();
        perHour.ifPresent(n -> words.append("--requests ").append(n == Math.rint(n) ? Long.toString((long) n) : n));
        bytesPerDay.ifPresent(
                n -> words.append(words.isEmpty() ? "" : " ").append("--bytes ").append(size(n)));
        return words.toString();
    }

    private static String size(long bytes) {
        return bytes % LEAST_BYTES == 0 ? bytes / LEAST_BYTES + "MiB" : bytes + "B";
    }
}
