// SPDX-License-Identifier: Apache-2.0
package stet.search;

/// A stretch of a passage.
///
/// @param hit whether it was searched for
public record Piece(String text, boolean hit) {}
