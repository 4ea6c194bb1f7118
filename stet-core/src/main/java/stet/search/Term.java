// SPDX-License-Identifier: Apache-2.0
package stet.search;

/// One word of a text, or one sign of a script that writes no spaces, as it is searched.
///
/// @param folded without case and accents: of two that fold alike, each finds the other
/// @param from where it begins in the text, in UTF-16 units
/// @param to where it ends
record Term(String folded, int from, int to) {}
