// SPDX-License-Identifier: Apache-2.0
/// `Main` parses the line; `Node` wires everything by hand.
@NullMarked
package stet.cli;

import org.jspecify.annotations.NullMarked;
