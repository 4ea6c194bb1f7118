// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.Digest;
import stet.model.Header;
import stet.model.Payload;

/// What a record says, its digests checked.
///
/// @param address where the answer came from; of a resource, its name
/// @param status of the answer; [#NO_STATUS] of a resource, which none brought
/// @param headers in the order they were sent
/// @param body as sent, still content-coded; empty for a revisit, whose body stands in the record it refers to
/// @param payload the digest of the body as sent, for a revisit the earlier one's
/// @param earlier what a revisit refers to; empty for a response and a resource
public record ReadBack(
        Address address,
        Instant at,
        int status,
        List<Header> headers,
        Payload body,
        Digest payload,
        Optional<Earlier> earlier) {
    public static final int NO_STATUS = 0;

    public ReadBack {
        headers = List.copyOf(headers);
    }
}
