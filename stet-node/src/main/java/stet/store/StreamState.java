// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;

/// What tells one state of a line of the stream from another, without its texts.
///
/// @param cursor as [StreamItem#cursor]
/// @param comparer the comparison that told it last; 0 for an event
public record StreamState(Instant at, String cursor, int comparer, String outletName) {
    /// What changes whenever the entry of a change does, for the same reader.
    public String text() {
        return cursor + "." + comparer + " " + outletName;
    }
}
