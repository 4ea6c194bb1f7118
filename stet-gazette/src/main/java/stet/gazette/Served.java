// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Instant;

/// A state of an article that went out whole, with status 200.
///
/// @param outlet the outlet's key
/// @param number that of the [Live] state
/// @param at when it was asked for, by the newsstand's clock
public record Served(String outlet, String article, int number, Instant at) {}
