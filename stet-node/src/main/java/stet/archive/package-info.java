// SPDX-License-Identifier: Apache-2.0
/// The only door to WARC files: append, sync, locate, read back.
@NullMarked
package stet.archive;

import org.jspecify.annotations.NullMarked;
