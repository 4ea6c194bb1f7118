// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;

/// That a version's text was read again from its kept page, and reads otherwise since.
///
/// @param version its number
/// @param nr from 1 for each version
/// @param at when it was read again
/// @param extractor that read it
/// @param prior the extractor of the text that was shown before
public record RereadLine(int version, int nr, Instant at, int extractor, int prior) {}
