// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import stet.model.Account;
import stet.model.By;
import stet.model.Deed;
import stet.model.Digest;
import stet.model.Role;

/// Accounts, and the secrets by which their owners are known, as digests. What is done to them is noted in the
/// [Journal].
public final class Accounts {
    private final Database database;

    public Accounts(Database database) {
        this.database = database;
    }

    /// @param password its hash
    public record Kept(Account account, String password) {}

    /// @param sessions how many are open, used since the given instant
    public record Line(Account account, Instant added, Optional<Instant> seen, int sessions) {}

    /// @param account whose password it is for; empty for an account to be made
    public record Invitation(Role role, Optional<Account> account, Instant until) {}

    /// What came of a one-time link.
    public sealed interface Accepted {
        record Done(Account account) implements Accepted {}

        /// The link is not good, or no longer.
        record NoLink() implements Accepted {}

        /// Another account has this name, or one that only differs in case or form of letters. The link stays good.
        record NameTaken() implements Accepted {}
    }

    /// What came of a change to an account.
    public enum Changed {
        DONE,
        /// There is no such account, or it is so already.
        NOTHING,
        /// Nobody would be left who gives roles.
        LAST_ADMIN
    }

    public boolean none() {
        return database.read(sql -> !sql.fetchExists(Tables.Account.TABLE, Tables.Account.ENDED.isNull()));
    }

    /// The accounts that have not ended, by name.
    ///
    /// @param since what counts as an open session was used since then
    public List<Line> all(Instant since) {
        var used = Tables.Session.SEEN.ge(since.toEpochMilli());
        var sessions = DSL.field(DSL.selectCount()
                .from(Tables.Session.TABLE)
                .where(Tables.Session.ACCOUNT.eq(Tables.Account.NR))
                .and(used));
        var seen = DSL.field(DSL.select(DSL.max(Tables.Session.SEEN))
                .from(Tables.Session.TABLE)
                .where(Tables.Session.ACCOUNT.eq(Tables.Account.NR)));
        return database.read(sql -> sql.select(Tables.Account.ALL)
                .select(sessions, seen)
                .from(Tables.Account.TABLE)
                .where(Tables.Account.ENDED.isNull())
                .orderBy(Tables.Account.LOGIN)
                .fetch(row -> new Line(
                        account(row),
                        Instant.ofEpochMilli(row.get(Tables.Account.ADDED)),
                        Times.at(row.get(seen)),
                        row.get(sessions))));
    }

    public Optional<Kept> named(String name) {
        return database.read(sql -> kept(sql, Tables.Account.LOGIN.eq(Account.login(name))));
    }

    public Optional<Kept> kept(long nr) {
        return database.read(sql -> kept(sql, Tables.Account.NR.eq(nr)));
    }

    /// Keeps a one-time link.
    ///
    /// @param digest of its secret
    /// @param account whose password it is for; empty for an account to be made
    public void invite(Digest digest, Role role, Optional<Account> account, Instant until, By by) {
        database.write(sql -> {
            sql.deleteFrom(Tables.Invitation.TABLE)
                    .where(Tables.Invitation.UNTIL.lt(by.at().toEpochMilli()))
                    .execute();
            sql.insertInto(Tables.Invitation.TABLE)
                    .set(Tables.Invitation.DIGEST, digest.hex())
                    .set(Tables.Invitation.ROLE, role.name())
                    .set(Tables.Invitation.ACCOUNT, account.map(Account::nr).orElse(null))
                    .set(Tables.Invitation.MADE, by.at().toEpochMilli())
                    .set(Tables.Invitation.UNTIL, until.toEpochMilli())
                    .execute();
            Journal.note(sql, by, Deed.Kind.INVITED, account.map(Account::name).orElse(""), role.name());
            return digest;
        });
    }

    public Optional<Invitation> invitation(Digest digest, Instant now) {
        return database.read(sql -> invitation(sql, digest, now));
    }

    private static Optional<Invitation> invitation(DSLContext sql, Digest digest, Instant now) {
        return sql.select(Tables.Invitation.ALL)
                .from(Tables.Invitation.TABLE)
                .where(Tables.Invitation.DIGEST.eq(digest.hex()))
                .and(Tables.Invitation.UNTIL.gt(now.toEpochMilli()))
                .fetchOptional()
                .flatMap(row -> invitation(sql, row));
    }

    /// None for an account that has ended since.
    private static Optional<Invitation> invitation(DSLContext sql, Record row) {
        var nr = row.get(Tables.Invitation.ACCOUNT);
        var account = Optional.ofNullable(nr)
                .flatMap(n -> kept(sql, Tables.Account.NR.eq(n)))
                .map(Kept::account);
        return nr != null && account.isEmpty()
                ? Optional.empty()
                : Optional.of(new Invitation(
                        Role.valueOf(row.get(Tables.Invitation.ROLE)),
                        account,
                        Instant.ofEpochMilli(row.get(Tables.Invitation.UNTIL))));
    }

    /// Does what a one-time link is for, and uses it up: makes an account, or sets a password and ends all
    /// sessions that were begun with the old one.
    ///
    /// @param name of an account to be made
    /// @param password its hash
    public Accepted accept(Digest link, String name, String password, Instant now) {
        return database.write(sql -> {
            var invitation = invitation(sql, link, now);
            if (invitation.isEmpty()) {
                return new Accepted.NoLink();
            }
            var old = invitation.get().account();
            if (old.isEmpty()
                    && kept(sql, Tables.Account.LOGIN.eq(Account.login(name))).isPresent()) {
                return new Accepted.NameTaken();
            }
            sql.deleteFrom(Tables.Invitation.TABLE)
                    .where(Tables.Invitation.DIGEST.eq(link.hex()))
                    .execute();
            return new Accepted.Done(
                    old.isPresent()
                            ? renew(sql, old.get(), password, By.account(old.get(), now))
                            : insert(sql, name, invitation.get().role(), password, now));
        });
    }

    private static Account insert(DSLContext sql, String name, Role role, String password, Instant now) {
        long nr = sql.insertInto(Tables.Account.TABLE)
                .set(Tables.Account.NAME, name)
                .set(Tables.Account.LOGIN, Account.login(name))
                .set(Tables.Account.ROLE, role.name())
                .set(Tables.Account.PASSWORD, password)
                .set(Tables.Account.ADDED, now.toEpochMilli())
                .returningResult(Tables.Account.NR)
                .fetchSingle()
                .value1();
        var account = new Account(nr, name, role);
        Journal.note(sql, By.account(account, now), Deed.Kind.ACCOUNT_MADE, name, role.name());
        return account;
    }

    /// Sets another password. Whoever signed in with the old one is signed out.
    ///
    /// @param password its hash
    public void renew(Account account, String password, By by) {
        database.write(sql -> renew(sql, account, password, by));
    }

    private static Account renew(DSLContext sql, Account account, String password, By by) {
        sql.update(Tables.Account.TABLE)
                .set(Tables.Account.PASSWORD, password)
                .where(Tables.Account.NR.eq(account.nr()))
                .execute();
        Sessions.end(sql, account);
        Journal.note(sql, by, Deed.Kind.PASSWORD_SET, account.name(), "");
        return account;
    }

    public Changed give(long nr, Role role, By by) {
        return database.write(sql -> {
            var account = kept(sql, Tables.Account.NR.eq(nr)).map(Kept::account);
            if (account.isEmpty() || account.get().role() == role) {
                return Changed.NOTHING;
            }
            if (isLastAdmin(sql, account.get())) {
                return Changed.LAST_ADMIN;
            }
            sql.update(Tables.Account.TABLE)
                    .set(Tables.Account.ROLE, role.name())
                    .where(Tables.Account.NR.eq(nr))
                    .execute();
            Journal.note(sql, by, Deed.Kind.ROLE_SET, account.get().name(), role.name());
            return Changed.DONE;
        });
    }

    /// Closes an account, its sessions and its tokens. What its owner did stays in the journal.
    public Changed end(long nr, By by) {
        return database.write(sql -> {
            var account = kept(sql, Tables.Account.NR.eq(nr)).map(Kept::account);
            if (account.isEmpty()) {
                return Changed.NOTHING;
            }
            if (isLastAdmin(sql, account.get())) {
                return Changed.LAST_ADMIN;
            }
            sql.update(Tables.Account.TABLE)
                    .set(Tables.Account.ENDED, by.at().toEpochMilli())
                    .where(Tables.Account.NR.eq(nr))
                    .execute();
            Sessions.end(sql, account.get());
            Tokens.end(sql, account.get(), by.at());
            Journal.note(sql, by, Deed.Kind.ACCOUNT_ENDED, account.get().name(), "");
            return Changed.DONE;
        });
    }

    private static boolean isLastAdmin(DSLContext sql, Account account) {
        var others = Tables.Account.ENDED
                .isNull()
                .and(Tables.Account.ROLE.eq(Role.ADMIN.name()))
                .and(Tables.Account.NR.ne(account.nr()));
        return account.role() == Role.ADMIN && !sql.fetchExists(Tables.Account.TABLE, others);
    }

    private static Optional<Kept> kept(DSLContext sql, Condition which) {
        return sql.select(Tables.Account.ALL)
                .from(Tables.Account.TABLE)
                .where(which)
                .and(Tables.Account.ENDED.isNull())
                .fetchOptional(row -> new Kept(account(row), row.get(Tables.Account.PASSWORD)));
    }

    static Account account(Record row) {
        return new Account(
                row.get(Tables.Account.NR), row.get(Tables.Account.NAME), Role.valueOf(row.get(Tables.Account.ROLE)));
    }
}
