// SPDX-License-Identifier: Apache-2.0
/// A trace of what outlets once published in, what the schedule would have caught of it out: the schedule that watches
/// the web, on a virtual clock. Never touches the web or the store.
@NullMarked
package stet.replay;

import org.jspecify.annotations.NullMarked;
