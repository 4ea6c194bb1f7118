// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Optional;
import stet.model.StatedTime;

/// A sign that a post stands around here.
///
/// @param time when it was posted; empty when the sign names no day
/// @param fragment that leads to the post; may be empty
record Mark(Box box, Optional<StatedTime> time, String fragment) {
    /// Two signs in one box tell of one post: the first to say something is believed.
    Mark with(Mark later) {
        return new Mark(box, time.or(later::time), fragment.isEmpty() ? later.fragment() : fragment);
    }
}
