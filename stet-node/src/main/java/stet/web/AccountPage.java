// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import stet.model.Account;
import stet.model.Role;
import stet.store.Tokens;

/// Somebody's own account.
///
/// @param tokens that are good, newest first
/// @param made the token that was made just now, which is shown this once
/// @param trouble why what was asked did not work
/// @param done what was done just now
record AccountPage(
        Account account,
        List<Tokens.Token> tokens,
        Optional<String> made,
        Optional<String> trouble,
        Optional<String> done) {
    AccountPage {
        tokens = List.copyOf(tokens);
    }

    /// The scopes that a token of this account can have, the least first.
    List<Role> scopes() {
        return Arrays.stream(Role.values()).filter(account.role()::mayAct).toList();
    }
}
