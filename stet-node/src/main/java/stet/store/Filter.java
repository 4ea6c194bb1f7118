// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Optional;
import stet.model.Change;
import stet.model.OutletId;
import stet.model.Significance;

/// What a reader wants to see of the stream of changes.
///
/// @param language the primary language subtag of the articles, for instance `en`; empty for all
public record Filter(
        Optional<OutletId> outlet,
        Optional<Change.Kind> kind,
        Significance least,
        Optional<Instant> since,
        String language) {
    public static final Filter ALL =
            new Filter(Optional.empty(), Optional.empty(), Significance.MINOR, Optional.empty(), "");

    public static Filter of(OutletId outlet) {
        return new Filter(Optional.of(outlet), Optional.empty(), Significance.MINOR, Optional.empty(), "");
    }
}
