// SPDX-License-Identifier: Apache-2.0
/// Two stories in, edits and plain words out: [stet.compare.Comparison] is the door. Paragraphs are aligned first,
/// words marked inside them, then each mark is told apart by kind, weighed and put into a line. A pure function of the
/// two stories, bounded in time; it never reads files, the clock or the web, and never says why something was changed.
///
/// ```java
/// var comparison = Comparison.of(before, after);
/// comparison.line(Locale.GERMAN);   // "1 Zahl geändert: 33 → 35 countries"
/// for (var row : comparison.rows()) {
///     comparison.describe(row, Locale.ENGLISH);   // "Figure changed"
/// }
/// for (var edit : comparison.edits()) {
///     if (edit instanceof Edit.Reworded(int i, int j, _, var spans)) {
///         Comparison.marked(before.paragraphs().get(i).text(), after.paragraphs().get(j).text(), spans);
///     }
/// }
/// ```
@NullMarked
package stet.compare;

import org.jspecify.annotations.NullMarked;
