// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.util.Locale;

/// Sizes for people.
final class Bytes {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Bytes() {}

    /// In the largest unit of which there is at least one: `512 bytes`, `1.5 MiB`.
    static String words(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? "%,d bytes".formatted(bytes) : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
