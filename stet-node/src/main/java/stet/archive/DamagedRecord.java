// SPDX-License-Identifier: Apache-2.0
package stet.archive;

/// What stands at a place in the archive is not what was kept there: no record begins there, it ends too soon, or
/// a digest differs.
public final class DamagedRecord extends IllegalStateException {
    DamagedRecord(String file, long offset, String damage, Throwable cause) {
        super("WARC file %s, record at byte %d: %s".formatted(file, offset, damage), cause);
    }

    DamagedRecord(String file, long offset, String damage) {
        super("WARC file %s, record at byte %d: %s".formatted(file, offset, damage));
    }
}
