// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.time.Instant;
import java.util.Optional;

/// Something wrong with an outlet, as long as it lasts; afterwards a note that it was.
///
/// @param since when it was noticed
/// @param why in words an operator can act on
/// @param usual what was usual for the outlet when it was noticed, in the kind's own measure; 0 where none counts
/// @param cleared when it was over; empty while it lasts
public record Alert(OutletId outlet, Kind kind, Instant since, String why, double usual, Optional<Instant> cleared) {
    public enum Kind {
        /// No new articles for much longer than usual. Measured in articles a day.
        QUIET,
        /// Pages come, but no article is found on them. Measured as the share of such pages.
        UNREADABLE,
        /// Texts are far shorter than usual. Measured in words.
        SHORTENED,
        /// The outlet does not let Stet in. Has no usual measure.
        BLOCKED,
        /// No usable answers come. Has no usual measure.
        UNREACHABLE,
        /// Texts change far more often than usual. Measured as the share of looks that saw a change.
        NOISY,
        /// Texts come back that stood before. Measured as their share among all new versions.
        FLIPPING
    }

    public boolean stands() {
        return cleared.isEmpty();
    }

    public Alert clearedAt(Instant at) {
        return new Alert(outlet, kind, since, why, usual, Optional.of(at));
    }
}
