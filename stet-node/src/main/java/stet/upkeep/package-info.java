// SPDX-License-Identifier: Apache-2.0
/// What keeps the record whole: `Backup` and `Restore`, `Doctor`, `Retention`. In comes a data folder,
/// out comes the same elsewhere, what is wrong with it, or less of its bytes; nothing here ever changes
/// a text, a time or a digest.
@NullMarked
package stet.upkeep;

import org.jspecify.annotations.NullMarked;
