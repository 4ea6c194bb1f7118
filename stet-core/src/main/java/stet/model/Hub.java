// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// Where a feed says that its changes are pushed from (W3C WebSub, section 4).
///
/// @param address of the hub
/// @param topic the address by which the hub knows the feed
public record Hub(Address address, Address topic) {}
