// SPDX-License-Identifier: Apache-2.0
/// What readers search for, and where in a text it stands. Pure: the index itself is the store's.
@NullMarked
package stet.search;

import org.jspecify.annotations.NullMarked;
