// SPDX-License-Identifier: Apache-2.0
/// Two stories in, edits and plain words out. A pure function of the two.
@NullMarked
package stet.compare;

import org.jspecify.annotations.NullMarked;
