// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stet.model.Alert;
import stet.model.Standing;
import stet.store.OutletRecord;

/// An outlet with its controls.
///
/// @param trouble why what was asked did not work
record SourcePage(OutletRecord outlet, OutletBudget budget, List<Alert> alerts, Optional<String> trouble) {
    SourcePage {
        alerts = List.copyOf(alerts);
    }

    String path() {
        return "/admin/sources/" + outlet.outlet().id().text();
    }

    boolean isRemoved() {
        return outlet.keeping().standing() == Standing.REMOVED;
    }

    String include() {
        return String.join("\n", outlet.keeping().patterns().include());
    }

    String exclude() {
        return String.join("\n", outlet.keeping().patterns().exclude());
    }

    /// In days; empty for any age.
    String back() {
        return outlet.keeping()
                .back()
                .map(Duration::toDays)
                .map(String::valueOf)
                .orElse("");
    }
}
