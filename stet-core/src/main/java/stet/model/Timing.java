// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.OptionalDouble;

/// All that the schedule knows when a target comes up.
///
/// @param pulse of the article; of a seed, one that says nothing
/// @param habits of the outlet
/// @param purse of the outlet, as it stood when it was last written
/// @param decided requests an hour that somebody decided on for this outlet; empty when the settings count
public record Timing(Pulse pulse, Habits habits, Purse purse, OptionalDouble decided) {}
