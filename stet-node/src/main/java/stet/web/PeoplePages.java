// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import stet.account.Doorkeeper;
import stet.account.Secret;
import stet.model.Account;
import stet.model.By;
import stet.model.Role;
import stet.store.Accounts;

/// Answers for those who decide who has an account.
final class PeoplePages {
    private static final String PATH = "/admin/people";

    private final Doorkeeper doorkeeper;
    private final Accounts accounts;
    private final Press press;
    private final InstantSource clock;

    PeoplePages(Doorkeeper doorkeeper, Accounts accounts, Press press, InstantSource clock) {
        this.doorkeeper = doorkeeper;
        this.accounts = accounts;
        this.press = press;
        this.clock = clock;
    }

    Reply page(Asked asked) {
        return print(200, Optional.empty(), "", Optional.empty());
    }

    Reply invite(Asked asked) {
        return role(asked)
                .map(role -> shown(doorkeeper.invite(role, Optional.empty(), by(asked)), ""))
                .orElseGet(() -> new Reply.Refused(Problem.noChoice(press.words())));
    }

    /// A link for a new password, for somebody who forgot the old one.
    Reply link(Asked asked) {
        return account(asked)
                .map(account ->
                        shown(doorkeeper.invite(account.role(), Optional.of(account), by(asked)), account.name()))
                .orElseGet(this::noSuch);
    }

    private Reply shown(Secret link, String whose) {
        return print(200, Optional.of(press.site() + "/welcome/" + link.text()), whose, Optional.empty());
    }

    Reply give(Asked asked) {
        var role = role(asked);
        return role.isEmpty()
                ? new Reply.Refused(Problem.noChoice(press.words()))
                : account(asked)
                        .map(account -> changed(accounts.give(account.nr(), role.get(), by(asked))))
                        .orElseGet(this::noSuch);
    }

    Reply end(Asked asked) {
        return account(asked)
                .map(account -> changed(accounts.end(account.nr(), by(asked))))
                .orElseGet(this::noSuch);
    }

    private Reply changed(Accounts.Changed changed) {
        return changed == Accounts.Changed.LAST_ADMIN
                ? print(409, Optional.empty(), "", Optional.of(press.words().say("people.lastadmin")))
                : new Reply.Elsewhere(303, PATH);
    }

    private Reply noSuch() {
        return new Reply.Refused(Problem.noSuch(press.words(), PATH));
    }

    private Optional<Account> account(Asked asked) {
        return Numbers.nr(asked.part("nr")).flatMap(accounts::kept).map(Accounts.Kept::account);
    }

    private static Optional<Role> role(Asked asked) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(asked.field("role")))
                .findFirst();
    }

    private By by(Asked asked) {
        return asked.by(clock.instant());
    }

    private Reply print(int status, Optional<String> link, String whose, Optional<String> trouble) {
        var words = press.words();
        var frame = press.unlisted(
                words.say("people.title"), words.say("people.description"), Frame.Here.ADMIN, PATH, List.of());
        var lines = accounts.all(clock.instant().minus(Doorkeeper.IDLE));
        return press.print(status, "people", frame, new PeoplePage(lines, link, whose, trouble));
    }
}
