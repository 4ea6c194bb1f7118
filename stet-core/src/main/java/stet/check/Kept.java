// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Instant;
import java.util.List;
import stet.model.Address;
import stet.model.Payload;

/// What the archive gave back for a version: the pages it was read from, or why there are none.
public sealed interface Kept {
    /// @param all in order; at least one
    record Pages(List<Page> all) implements Kept {
        public Pages {
            all = List.copyOf(all);
            if (all.isEmpty()) {
                throw new IllegalArgumentException("a version was read from a page");
            }
        }
    }

    /// @param content the body after content decoding
    /// @param contentType the Content-Type header's value; may be empty
    /// @param at when it was captured
    record Page(Payload content, String contentType, Address address, Instant at) {}

    /// @param why in words for an operator
    record Lost(String why) implements Kept {}
}
