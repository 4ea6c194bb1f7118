// SPDX-License-Identifier: Apache-2.0
/// Revisions in, feed text out.
@NullMarked
package stet.syndicate;

import org.jspecify.annotations.NullMarked;
