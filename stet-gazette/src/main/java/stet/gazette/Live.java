// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Instant;

/// A state of an article of the [Newsstand], from an instant on until the next.
///
/// @param outlet the outlet's key
/// @param article unique among all outlets; stays when the article moves
/// @param number from 1
/// @param from when it went live
/// @param path where it stands at the outlet
/// @param kind what was done to come here from the state before
public record Live(
        String outlet,
        String article,
        int number,
        Instant from,
        String path,
        Standing standing,
        EditKind kind,
        Piece piece) {}
