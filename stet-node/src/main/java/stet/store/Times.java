// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Instants as the store keeps them: milliseconds since 1970, null for none.
final class Times {
    private Times() {}

    static Optional<Instant> at(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    static @Nullable Long millis(Optional<Instant> at) {
        return at.map(Instant::toEpochMilli).orElse(null);
    }
}
