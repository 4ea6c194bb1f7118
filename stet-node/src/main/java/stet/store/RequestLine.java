// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import stet.model.Address;
import stet.model.Site;

/// One request, as the owner of an outlet may be shown it.
///
/// @param reason what it was for, in a word or two
/// @param end how it ended; empty while it is under way, and for ever where Stet was killed meanwhile
public record RequestLine(Site site, Instant at, String method, Address address, String reason, Optional<End> end) {

    /// @param status empty without an answer
    /// @param bytes received, head and encryption included; empty when that is not known
    /// @param detail why there was no whole answer; empty when there was one
    public record End(OptionalInt status, OptionalLong bytes, Duration took, String detail) {}
}
