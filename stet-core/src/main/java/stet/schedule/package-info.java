// SPDX-License-Identifier: Apache-2.0
/// What happened before in, the next due instant out. Read `Cadence` first, then `Outlook`.
@NullMarked
package stet.schedule;

import org.jspecify.annotations.NullMarked;
