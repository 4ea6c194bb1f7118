// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stet.account.Doorkeeper;
import stet.account.Secret;
import stet.json.CollectionJson;
import stet.model.Account;
import stet.model.Job;
import stet.model.Role;
import stet.store.Accounts;
import stet.store.CollectionRecord;
import stet.store.OutletRecord;
import tools.jackson.databind.json.JsonMapper;

/// What programs do for those who run the archive.
final class ApiControls {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Stores stores;
    private final Doorkeeper doorkeeper;
    private final Press press;
    private final InstantSource clock;

    ApiControls(Stores stores, Doorkeeper doorkeeper, Press press, InstantSource clock) {
        this.stores = stores;
        this.doorkeeper = doorkeeper;
        this.press = press;
        this.clock = clock;
    }

    SourceControls sources() {
        return new SourceControls(stores, press.words(), clock, new SourceControls.Answers() {
            @Override
            public Reply done(OutletRecord outlet) {
                return new Reply.Done();
            }

            @Override
            public Reply refused(OutletRecord outlet, String trouble) {
                return new Reply.Refused(Problem.unfit(trouble, press.words()));
            }
        });
    }

    CollectionControls collections() {
        return new CollectionControls(stores.library(), press.words(), clock, new CollectionControls.Answers() {
            @Override
            public Reply done(CollectionRecord now) {
                return told(200, now);
            }

            @Override
            public Reply overtaken(CollectionRecord now, EditingPage.Typed typed) {
                return new Reply.Refused(Problem.conflict(press.words().say("edit.overtaken"), press.words()));
            }

            @Override
            public Reply refused(CollectionRecord now, EditingPage.Typed typed, String trouble) {
                return new Reply.Refused(Problem.unfit(trouble, press.words()));
            }
        });
    }

    /// A collection without its figures, which are asked for by themselves.
    private static Reply told(int status, CollectionRecord now) {
        return Reply.Data.of(status, CollectionJson.whole(now, List.of()));
    }

    Reply beginCollection(Asked asked) {
        return collections()
                .begin(
                        asked,
                        slug -> told(
                                201, stores.library().collections().one(slug).orElseThrow()),
                        trouble -> new Reply.Refused(Problem.unfit(trouble, press.words())));
    }

    Reply endCollection(Asked asked) {
        return collections().end(asked, new Reply.Done());
    }

    private JobControls jobs() {
        return new JobControls(stores, press.words(), clock);
    }

    Reply find(Asked asked) {
        return jobs().find(
                        asked,
                        nr -> Reply.Data.of(202, JSON.createObjectNode().put("job", nr)),
                        trouble -> new Reply.Refused(Problem.unfit(trouble, press.words())));
    }

    /// Asks for what is kept to be gone over again, or to be given up.
    Reply again(Asked asked, Job.Kind kind) {
        return jobs().again(
                        asked,
                        kind,
                        nr -> Reply.Data.of(202, JSON.createObjectNode().put("job", nr)),
                        trouble -> new Reply.Refused(Problem.unfit(trouble, press.words())));
    }

    Reply save(Asked asked) {
        return jobs().save(
                        asked,
                        outlet -> Reply.Data.of(201, JSON.createObjectNode().put("outlet", outlet.text())),
                        trouble -> new Reply.Refused(Problem.unfit(trouble, press.words())));
    }

    Reply cancel(Asked asked) {
        return jobs().cancel(asked, _ -> new Reply.Done());
    }

    Reply invite(Asked asked) {
        return role(asked)
                .map(role -> shown(doorkeeper.invite(role, Optional.empty(), asked.by(clock.instant()))))
                .orElseGet(this::noRole);
    }

    Reply link(Asked asked) {
        return account(asked)
                .map(account ->
                        shown(doorkeeper.invite(account.role(), Optional.of(account), asked.by(clock.instant()))))
                .orElseGet(this::noSuch);
    }

    private Reply shown(Secret link) {
        return Reply.Data.of(
                201,
                JSON.createObjectNode()
                        .put("link", press.site() + "/welcome/" + link.text())
                        .put("until", clock.instant().plus(Doorkeeper.LINK).toString()));
    }

    Reply give(Asked asked) {
        var role = role(asked);
        return role.isEmpty()
                ? noRole()
                : account(asked)
                        .map(account ->
                                changed(stores.accounts().give(account.nr(), role.get(), asked.by(clock.instant()))))
                        .orElseGet(this::noSuch);
    }

    Reply end(Asked asked) {
        return account(asked)
                .map(account -> changed(stores.accounts().end(account.nr(), asked.by(clock.instant()))))
                .orElseGet(this::noSuch);
    }

    private Reply changed(Accounts.Changed changed) {
        return changed == Accounts.Changed.LAST_ADMIN
                ? new Reply.Refused(Problem.conflict(press.words().say("people.lastadmin"), press.words()))
                : new Reply.Done();
    }

    private Reply noSuch() {
        return new Reply.Refused(Problem.noSuch(press.words(), "/admin/people"));
    }

    private Reply noRole() {
        return new Reply.Refused(Problem.unfit(press.words().say("people.badrole"), press.words()));
    }

    private Optional<Account> account(Asked asked) {
        return Numbers.nr(asked.part("nr")).flatMap(stores.accounts()::kept).map(Accounts.Kept::account);
    }

    private static Optional<Role> role(Asked asked) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(asked.field("role")))
                .findFirst();
    }
}
