// SPDX-License-Identifier: Apache-2.0
package stet.archive;

import java.time.Instant;
import stet.model.Address;
import stet.model.Digest;

/// An earlier capture with the same body, which a revisit record refers to (ISO 28500:2017, section 6.7).
///
/// @param address where it was captured
/// @param payload the digest of its body as sent
public record Earlier(Address address, Instant at, Digest payload) {}
