// SPDX-License-Identifier: Apache-2.0
package stet.upkeep;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import stet.model.OutletId;

/// Which captures are kept, and how many bytes of them.
///
/// @param others how long captures are kept on which no version rests; empty for always
/// @param quota bytes of records that an outlet may have; 0 for any number
/// @param own quotas of single outlets
public record RetentionSettings(Optional<Duration> others, long quota, Map<OutletId, Long> own) {
    public RetentionSettings {
        own = Map.copyOf(own);
    }

    /// Everything is kept.
    public static final RetentionSettings ALL = new RetentionSettings(Optional.empty(), 0, Map.of());

    long quota(OutletId outlet) {
        return own.getOrDefault(outlet, quota);
    }
}
