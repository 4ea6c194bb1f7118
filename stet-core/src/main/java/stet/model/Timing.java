// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// All that the schedule knows when a target comes up.
///
/// @param pulse of the article; of a seed, one that says nothing
/// @param habits of the outlet
/// @param purse of the outlet, as it stood when it was last written
public record Timing(Pulse pulse, Habits habits, Purse purse) {}
