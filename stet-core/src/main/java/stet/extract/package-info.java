// SPDX-License-Identifier: Apache-2.0
/// A page in, a story out, or the reason why there is none. Knows HTML; never the network, the clock or the store.
@NullMarked
package stet.extract;

import org.jspecify.annotations.NullMarked;
