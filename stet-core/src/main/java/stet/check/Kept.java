// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Instant;
import stet.model.Address;
import stet.model.Payload;

/// What the archive gave back for a version: the page it was read from, or why there is none.
public sealed interface Kept {
    /// @param content the body after content decoding
    /// @param contentType the Content-Type header's value; may be empty
    /// @param at when it was captured
    record Page(Payload content, String contentType, Address address, Instant at) implements Kept {}

    /// @param why in words for an operator
    record Lost(String why) implements Kept {}
}
