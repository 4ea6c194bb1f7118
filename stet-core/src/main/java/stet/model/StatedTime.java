// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.time.OffsetDateTime;

/// A time as a page states it.
///
/// @param time with the offset that the page gives; UTC where it gives none, midnight where it names a day alone
/// @param source where on the page it was read, in words: `JSON-LD`, `meta article:published_time`
public record StatedTime(OffsetDateTime time, String source) {
    public Instant instant() {
        return time.toInstant();
    }
}
