// SPDX-License-Identifier: Apache-2.0
package stet.archive;

/// Where a record is kept.
///
/// @param file below the archive's folder, with "/" between day and name
/// @param offset of the record's gzip member, in bytes
/// @param length of the member, in bytes
public record Kept(String file, long offset, long length) {}
