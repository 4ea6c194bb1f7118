// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.Optional;
import stet.account.Doorkeeper;
import stet.account.Secret;
import stet.model.Account;
import stet.model.By;
import stet.model.Role;

/// Accounts for tests, made as people make them.
record People(Doorkeeper keeper, Instant now) {
    static final String PASSWORD = "four grey herons wait";

    People(Stores stores, Instant now) {
        this(new Doorkeeper(stores.accounts(), stores.sessions(), stores.tokens(), () -> now), now);
    }

    Secret invited(Role role) {
        return keeper.invite(role, Optional.empty(), By.commandLine(now));
    }

    Secret signedIn(String name, Role role) {
        return made(name, role).session();
    }

    Secret token(Account account, Role scope) {
        return keeper.makeToken(account, "a program", scope, Optional.empty());
    }

    Doorkeeper.Entry.Welcome made(String name, Role role) {
        return (Doorkeeper.Entry.Welcome) keeper.accept(invited(role), name, PASSWORD);
    }
}
