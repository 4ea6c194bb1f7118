// SPDX-License-Identifier: Apache-2.0
/// The comparison beside other libraries that compare texts.
@NullMarked
package stet.bench.comparison;

import org.jspecify.annotations.NullMarked;
