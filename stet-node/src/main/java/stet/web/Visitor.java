// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.Optional;
import stet.account.Secret;
import stet.model.Account;
import stet.model.Role;

/// As whom somebody asks.
///
/// @param account empty for a reader who did not sign in. Its role is that in which the visitor may act, which for a
/// program may be less than its owner's
/// @param session by which a browser's owner is known; empty for a program, which sends a token
record Visitor(Optional<Account> account, Optional<Secret> session) {
    static final Visitor NOBODY = new Visitor(Optional.empty(), Optional.empty());

    boolean mayAct(Role role) {
        return account.filter(a -> a.role().mayAct(role)).isPresent();
    }

    boolean isSignedIn() {
        return account.isPresent();
    }

    boolean isEditor() {
        return mayAct(Role.EDITOR);
    }

    boolean isAdmin() {
        return mayAct(Role.ADMIN);
    }

    /// What every form of a visitor's pages carries, so that no other site's form can stand in for it.
    String formMark() {
        return session.map(s -> s.mark("form")).orElse("");
    }
}
