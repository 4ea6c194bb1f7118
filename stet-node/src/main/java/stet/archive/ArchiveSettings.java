// SPDX-License-Identifier: Apache-2.0
package stet.archive;

/// How captures are kept.
///
/// @param largestFileBytes a file is full once the next record would take it beyond this; a larger record gets a
/// file of its own
/// @param software what each file's warcinfo names as its maker, with its version
public record ArchiveSettings(long largestFileBytes, String software) {
    public static final ArchiveSettings DEFAULTS = new ArchiveSettings(1L << 30, "Stet");

    public ArchiveSettings {
        if (largestFileBytes < 1) {
            throw new IllegalArgumentException("largestFileBytes is at least 1, not " + largestFileBytes);
        }
        if (software.isBlank() || !software.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("software is a line of ASCII, not \"" + software + "\"");
        }
    }
}
