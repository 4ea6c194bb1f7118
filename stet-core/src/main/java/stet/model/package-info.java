// SPDX-License-Identifier: Apache-2.0
/// The nouns that two rooms exchange. No I/O, no formatting, and nothing of ours is imported here.
@NullMarked
package stet.model;

import org.jspecify.annotations.NullMarked;
