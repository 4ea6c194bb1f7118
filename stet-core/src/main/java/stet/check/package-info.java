// SPDX-License-Identifier: Apache-2.0
/// One check, decided: what was known and what the web said in, the outcome out. Calls the five steps in order. START
/// HERE.
@NullMarked
package stet.check;

import org.jspecify.annotations.NullMarked;
