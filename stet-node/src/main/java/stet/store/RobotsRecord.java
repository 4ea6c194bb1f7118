// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Optional;
import stet.model.Payload;

/// A robots.txt as it was last read, and since when it no longer can be.
///
/// @param copy empty when it never could be read
/// @param trouble empty while it can be
public record RobotsRecord(Optional<Copy> copy, Optional<Trouble> trouble) {
    /// @param content what was read; nothing where there was no file
    public record Copy(Instant read, Payload content) {}

    public record Trouble(Instant since, String why) {}
}
