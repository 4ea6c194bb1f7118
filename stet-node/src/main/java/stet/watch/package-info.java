// SPDX-License-Identifier: Apache-2.0
/// `Walk`: one target, door to door. `Slice`: the sites it owns, which is next, politely. THEN HERE.
@NullMarked
package stet.watch;

import org.jspecify.annotations.NullMarked;
