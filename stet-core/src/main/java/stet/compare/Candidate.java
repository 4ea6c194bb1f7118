// SPDX-License-Identifier: Apache-2.0
package stet.compare;

/// Two paragraphs that may belong together.
///
/// @param likeness Dice's coefficient over words weighted by rarity, from 0 to 1
/// @param containment the shared weight against the lighter of both, from 0 to 1
record Candidate(int before, int after, double likeness, double containment) {}
