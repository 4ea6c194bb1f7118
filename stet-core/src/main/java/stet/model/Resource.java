// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;

/// Bytes that were handed in, and not fetched.
///
/// @param address that names them; leads nowhere ([Address#leadsNowhere])
/// @param at when they were handed in
/// @param media their media type
public record Resource(Address address, Instant at, String media, Payload body) {}
