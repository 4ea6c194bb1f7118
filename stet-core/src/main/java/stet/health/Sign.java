// SPDX-License-Identifier: Apache-2.0
package stet.health;

/// What one measure says now.
///
/// @param isRaised whether it is far off the habit
/// @param isOver whether it is near the habit again; neither holds between the two limits, and when too
/// little was seen
/// @param why what was seen, in words for an operator
record Sign(boolean isRaised, boolean isOver, String why) {
    static final Sign UNKNOWN = new Sign(false, false, "");
}
