// SPDX-License-Identifier: Apache-2.0
/// The only door to WARC files: append, sync, locate, read back. A capture goes in and the place where it is kept
/// comes out, once it is on disk; nothing here knows why a capture is kept.
@NullMarked
package stet.archive;

import org.jspecify.annotations.NullMarked;
