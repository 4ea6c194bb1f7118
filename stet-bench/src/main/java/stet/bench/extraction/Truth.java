// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

/// What a person found on a page. A field that the set does not hold is empty.
///
/// @param authors the names, parted by commas
/// @param date `YYYY-MM-DD`
record Truth(String body, String headline, String authors, String date) {}
