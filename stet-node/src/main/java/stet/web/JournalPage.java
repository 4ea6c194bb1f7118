// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import java.util.Optional;
import stet.model.Deed;

/// What people did, newest first.
///
/// @param older where what is older begins; empty when nothing is
record JournalPage(List<Deed> deeds, Optional<String> older) {
    JournalPage {
        deeds = List.copyOf(deeds);
    }
}
