// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Instant;

/// What stands at one address of an outlet.
///
/// @param changed when the piece or its standing last changed in truth, whatever the page states
record Entry(Piece piece, Standing standing, Instant changed) {}
