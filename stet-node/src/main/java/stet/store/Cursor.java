// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Optional;

/// A place in the stream of changes: everything older than this instant, and of this very instant what comes after the
/// key in the stream's order.
record Cursor(Instant at, String key) {
    /// @throws IllegalArgumentException when the text is neither empty nor a cursor
    static Optional<Cursor> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1,15}-[0-9a-z]{6,13}-[A-Z0-9_]{1,20}")) {
            throw new IllegalArgumentException("not a place in the stream of changes: " + text);
        }
        int dash = text.indexOf('-');
        return Optional.of(
                new Cursor(Instant.ofEpochMilli(Long.parseLong(text.substring(0, dash))), text.substring(dash + 1)));
    }
}
