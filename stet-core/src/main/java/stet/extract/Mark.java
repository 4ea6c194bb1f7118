// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Optional;
import stet.model.StatedTime;

/// A sign that a post stands around here.
///
/// @param time when it was posted; empty when the sign names no day
/// @param stated whether the page states the post for machines
record Mark(Box box, Optional<StatedTime> time, boolean stated) {
    /// Two signs in one box tell of one post: the first to say something is believed.
    Mark with(Mark later) {
        return new Mark(box, time.or(later::time), stated || later.stated());
    }
}
