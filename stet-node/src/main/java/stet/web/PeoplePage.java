// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import java.util.Optional;
import stet.model.Role;
import stet.store.Accounts;

/// Who has an account.
///
/// @param link a one-time link that was made just now, which is shown this once
/// @param whose password it is for; empty for an account to be made
/// @param trouble why what was asked did not work
record PeoplePage(List<Accounts.Line> lines, Optional<String> link, String whose, Optional<String> trouble) {
    PeoplePage {
        lines = List.copyOf(lines);
    }

    List<Role> roles() {
        return List.of(Role.values());
    }
}
