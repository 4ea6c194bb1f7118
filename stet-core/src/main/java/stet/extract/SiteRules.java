// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/// The rules of one outlet with their history: an old capture is read by the rules of its own day.
///
/// @param entries oldest first
public record SiteRules(List<Entry> entries) {
    public static final SiteRules NONE = new SiteRules(List.of());

    /// @param from the first day (in UTC) whose captures are read so, until the next entry's
    public record Entry(LocalDate from, PageRules rules) {}

    public SiteRules {
        entries = entries.stream().sorted(Comparator.comparing(Entry::from)).toList();
    }

    /// The rules for a capture of that time: the newest entry that is not later, else none.
    public PageRules at(Instant captured) {
        return entries.stream()
                .filter(entry -> !captured.isBefore(entry.from().atStartOfDay().toInstant(ZoneOffset.UTC)))
                .reduce((_, later) -> later)
                .map(Entry::rules)
                .orElse(PageRules.NONE);
    }
}
