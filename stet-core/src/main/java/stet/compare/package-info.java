// SPDX-License-Identifier: Apache-2.0
/// Two stories in, edits and plain words out: [stet.compare.Comparison] is the door. Paragraphs are aligned first,
/// words
/// marked inside them, then each mark is told apart by kind, weighed and put into a line. A pure function of the two
/// stories, bounded in time; it never reads files, the clock or the web, and never says why something was changed.
@NullMarked
package stet.compare;

import org.jspecify.annotations.NullMarked;
