// SPDX-License-Identifier: Apache-2.0
/// Measurements; never ships.
@NullMarked
package stet.bench;

import org.jspecify.annotations.NullMarked;
