// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

/// What a contender read out of a page. What it did not find, or never looks for, is empty.
///
/// @param authors names, parted as the contender parts them
/// @param date `YYYY-MM-DD`
record Found(String text, String headline, String authors, String date) {
    static final Found NOTHING = new Found("", "", "", "");
}
