// SPDX-License-Identifier: Apache-2.0
package stet.syndicate;

import java.time.Instant;
import java.util.List;
import stet.model.Run;

/// Feed entries and the documents made of them.
public final class AtomFeed {
    private AtomFeed() {}

    /// @param id permanent and unique: one per change
    /// @param rows the marked rows of the comparison
    public record Entry(
            String id,
            String link,
            String title,
            String outlet,
            String summary,
            Instant at,
            String language,
            List<List<Run>> rows) {}
}
