// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Optional;

/// The archive in figures, for the folio line, the footer and the about page.
public record Totals(
        int outlets,
        long articles,
        long open,
        long versions,
        long changesToday,
        long majorToday,
        long checksToday,
        Optional<Instant> lastCheck) {}
