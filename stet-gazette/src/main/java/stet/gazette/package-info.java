// SPDX-License-Identifier: Apache-2.0
/// A pretend newspaper on a local port, for the demo and the tests.
@NullMarked
package stet.gazette;

import org.jspecify.annotations.NullMarked;
